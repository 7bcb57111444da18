import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayHaveMoreKeys } from '../../src/rule/open-keys.ts';

/** lambda:AddPermission or CreateFunctionUrlConfig without guard conditions. */
export const rule = defineLintRule({
  id: 'add-permission-unguarded',
  subject: 'policy',
  when: ['service:lambda'],
  types: ['identity'],
  group: 'invocation',
  title: 'lambda:AddPermission or CreateFunctionUrlConfig without guard conditions',
  severity: 'info',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Whoever may add permissions to a function can open it to everybody.',
  remedy: 'Add a condition on lambda:FunctionUrlAuthType or lambda:Principal.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || mayHaveMoreKeys(statement)) continue;
      const action = statement.actions.find((item) =>
        ['lambda:addpermission', 'lambda:createfunctionurlconfig'].includes(item.text.toLowerCase()),
      );
      if (action === undefined) continue;
      if (statement.conditions.some((condition) => /^lambda:(functionurlauthtype|principal)$/.test(condition.keyLower)))
        continue;
      yield { at: policy.at(action.pointer), message: `\`${action.text}\` without a guard can make functions public` };
    }
  },
});
