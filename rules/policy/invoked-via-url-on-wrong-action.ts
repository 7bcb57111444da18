import { actionMatches } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** lambda:InvokedViaFunctionUrl with an action other than InvokeFunction. */
export const rule = defineLintRule({
  id: 'invoked-via-url-on-wrong-action',
  subject: 'policy',
  when: ['key:lambda:invokedviafunctionurl'],
  group: 'invocation',
  title: 'lambda:InvokedViaFunctionUrl with an action other than InvokeFunction',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The key is in requests for `lambda:InvokeFunction` only; on another action the statement never applies.',
  remedy: 'Use it with `lambda:InvokeFunction`, and `lambda:FunctionUrlAuthType` with `lambda:InvokeFunctionUrl`.',
  references: ['https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html'],
  equivalents: {
    accessAnalyzer: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
    parliament: 'UNKNOWN_CONDITION_FOR_ACTION (with fresh data)',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      const condition = statement.conditions.find((item) => item.keyLower === 'lambda:invokedviafunctionurl');
      if (condition === undefined || condition.ifExists || condition.base === 'null') continue;
      for (const action of statement.actions) {
        // What is no action at all is told of as such.
        if (actionMatches(action.text, 'lambda:InvokeFunction') || action.word.facts().length === 0) continue;
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.text}\` carries no \`lambda:InvokedViaFunctionUrl\`, the statement never applies to it`,
        };
      }
    }
  },
});
