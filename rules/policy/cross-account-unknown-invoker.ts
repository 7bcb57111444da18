import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Account outside the trusted list may invoke. */
export const rule = defineLintRule({
  id: 'cross-account-unknown-invoker',
  subject: 'policy',
  types: ['lambda', 'rest-api'],
  group: 'invocation',
  title: 'Account outside the trusted list may invoke',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType', 'settings'],
  why: 'Another account may call the function or API, and nobody has said that it is trusted.',
  remedy: 'Add the account to `trustedAccounts`, or take the grant away.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: { other: 'aws-lint-iam-policies; cfn-policy-validator --allow-external-principals' },
  *check(policy) {
    const { trustedAccounts, account } = policy.settings;
    if (trustedAccounts.length === 0) return;
    const own = policy.attachedTo?.account ?? account;
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const principal of statement.principals) {
        const named = principal.arn?.account ?? principal.text;
        if (!/^\d{12}$/.test(named) || named === own || trustedAccounts.includes(named)) continue;
        if (statement.resources.some((item) => item.arn?.account === named)) continue;
        yield { at: policy.at(principal.pointer), message: `account \`${named}\` is not among the trusted accounts` };
      }
    }
  },
});
