import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { opensTo } from '../../src/rule/opens-to.ts';

/** Public lambda:InvokeFunction without lambda:InvokedViaFunctionUrl. */
export const rule = defineLintRule({
  id: 'function-url-second-permission-unscoped',
  subject: 'policy',
  types: ['lambda'],
  group: 'invocation',
  title: 'Public lambda:InvokeFunction without lambda:InvokedViaFunctionUrl',
  severity: 'error',
  confidence: 'certain',
  security: 9.3,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'A function URL needs both permissions. Without lambda:InvokedViaFunctionUrl the second one also opens the Invoke API to every AWS account: asynchronous, with any payload, past the URL.',
  remedy: 'Add the condition `Bool lambda:InvokedViaFunctionUrl true`.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  equivalents: {},
  *check(policy) {
    const url = policy.statements.some((statement) => opensTo(statement, 'lambda:InvokeFunctionUrl'));
    if (!url) return;
    for (const statement of policy.statements) {
      if (!opensTo(statement, 'lambda:InvokeFunction') || statement.open.has('Condition')) continue;
      if (statement.conditions.some((item) => item.keyLower === 'lambda:invokedviafunctionurl')) continue;
      yield {
        at: policy.at(statement.pointer),
        message:
          'the second permission of the function URL lacks `lambda:InvokedViaFunctionUrl`, so everybody may call the Invoke API',
      };
    }
  },
});
