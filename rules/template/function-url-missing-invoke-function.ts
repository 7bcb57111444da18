import { otherHalf } from '../../src/rule/add-permission-fix.ts';
import { permissionOf } from '../../src/rule/function-policies.ts';
import { halfPairs, INVOKE_ACTION, toolMayHelp } from '../../src/rule/half-pairs.ts';
import { identityHalves } from '../../src/rule/identity-halves.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Function URL grant lacks the second permission. */
export const rule = defineLintRule({
  id: 'function-url-missing-invoke-function',
  subject: 'template',
  group: 'invocation',
  title: 'Function URL grant lacks the second permission',
  severity: 'error',
  confidence: 'certain',
  security: 3.0,
  since: '0.1.0',
  needs: ['graph'],
  why: 'A call of a function URL needs lambda:InvokeFunctionUrl and lambda:InvokeFunction. With the first alone every call is answered 403: new URLs since October 2025, all since 1 November 2026.',
  remedy: 'Grant `lambda:InvokeFunction` to the same principal, with `lambda:InvokedViaFunctionUrl` true.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  equivalents: {},
  *check(template) {
    for (const half of halfPairs(template)) {
      if (half.missing !== INVOKE_ACTION || half.cloudFront) continue;
      const permission = permissionOf(template, half.policy, half.statement);
      const fix = otherHalf(half, permission);
      yield {
        at: half.policy.at(half.statement.pointer),
        message:
          '`lambda:InvokeFunctionUrl` is granted without `lambda:InvokeFunction`, so calls of the function URL are answered 403',
        ...(toolMayHelp(half) ? { severity: 'warning', confidence: 'likely' } : {}),
        ...(fix === undefined ? {} : { fix }),
      };
    }
    for (const { policy, statement, missing } of identityHalves(template)) {
      if (missing !== INVOKE_ACTION) continue;
      yield {
        at: policy.at(statement.to('Action')),
        severity: 'warning',
        confidence: 'likely',
        message:
          '`lambda:InvokeFunctionUrl` is allowed without `lambda:InvokeFunction`, both are needed to call a function URL',
      };
    }
  },
});
