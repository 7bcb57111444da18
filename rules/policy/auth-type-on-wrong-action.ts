import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** FunctionUrlAuthType with an action other than InvokeFunctionUrl. */
export const rule = defineLintRule({
  id: 'auth-type-on-wrong-action',
  subject: 'policy',
  when: ['key:lambda:functionurlauthtype'],
  group: 'invocation',
  title: 'FunctionUrlAuthType with an action other than InvokeFunctionUrl',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: '`lambda:FunctionUrlAuthType` is not in requests for `lambda:InvokeFunction`: an Allow with it never applies, and AddPermission refuses the pair.',
  remedy: 'Use `lambda:InvokedViaFunctionUrl` with `lambda:InvokeFunction`.',
  references: ['https://github.com/RJPearson94/terraform-aws-open-next/issues/73'],
  equivalents: {
    parliament: 'UNKNOWN_CONDITION_FOR_ACTION',
    other: 'cfn-lint silent (measured); seen in RJPearson94/terraform-aws-open-next#73',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      const condition = statement.conditions.find((item) => item.keyLower === 'lambda:functionurlauthtype');
      if (condition === undefined || condition.ifExists || condition.base === 'null' || statement.effect !== 'Allow')
        continue;
      for (const action of statement.actions) {
        if (!/^lambda:invoke(function|async)$/i.test(action.text)) continue;
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.text}\` carries no \`lambda:FunctionUrlAuthType\`, the statement never applies to it`,
        };
      }
    }
  },
});
