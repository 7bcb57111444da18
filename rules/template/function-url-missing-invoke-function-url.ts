import { otherHalf } from '../../src/rule/add-permission-fix.ts';
import { permissionOf } from '../../src/rule/function-policies.ts';
import { halfPairs, toolMayHelp, URL_ACTION, viaUrlOnly } from '../../src/rule/half-pairs.ts';
import { identityHalves } from '../../src/rule/identity-halves.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Only lambda:InvokeFunction granted for a function URL. */
export const rule = defineLintRule({
  id: 'function-url-missing-invoke-function-url',
  subject: 'template',
  group: 'invocation',
  title: 'Only lambda:InvokeFunction granted for a function URL',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'A call of a function URL needs lambda:InvokeFunctionUrl besides lambda:InvokeFunction. The second alone opens the Invoke API at most; the URL answers 403.',
  remedy: 'Grant `lambda:InvokeFunctionUrl` to the same principal, with `lambda:FunctionUrlAuthType`.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  equivalents: {},
  *check(template) {
    for (const half of halfPairs(template)) {
      if (half.missing !== URL_ACTION || half.cloudFront) continue;
      const certain = viaUrlOnly(half.statement) && !toolMayHelp(half);
      const fix = certain ? otherHalf(half, permissionOf(template, half.policy, half.statement)) : undefined;
      yield {
        at: half.policy.at(half.statement.pointer),
        message:
          '`lambda:InvokeFunction` is granted without `lambda:InvokeFunctionUrl`, so calls of the function URL are answered 403',
        ...(certain ? {} : { severity: 'warning', confidence: 'likely' }),
        ...(fix === undefined ? {} : { fix }),
      };
    }
    for (const { policy, statement, missing } of identityHalves(template)) {
      if (missing !== URL_ACTION) continue;
      yield {
        at: policy.at(statement.to('Action')),
        severity: 'warning',
        confidence: 'likely',
        message:
          '`lambda:InvokeFunction` is allowed for function URLs without `lambda:InvokeFunctionUrl`, both are needed',
      };
    }
  },
});
