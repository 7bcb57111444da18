import { narrowsCaller } from '../../src/rule/binds-caller.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayHaveMoreKeys } from '../../src/rule/open-keys.ts';

/** Cross-account trust without ExternalId or org condition. */
export const rule = defineLintRule({
  id: 'trust-cross-account-no-external-id',
  subject: 'policy',
  types: ['trust'],
  group: 'security',
  title: 'Cross-account trust without ExternalId or org condition',
  severity: 'info',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType', 'settings'],
  why: 'A third party that serves many customers can be made to act on the wrong account when no external id ties it to you.',
  remedy: 'Add `StringEquals sts:ExternalId`, or name the account in `trustedAccounts`.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  equivalents: { checkov: 'CKV_AWS_61 (different)', other: 'Cloudsplaining, aws-lint-iam-policies' },
  *check(policy) {
    const { trustedAccounts, account } = policy.settings;
    const own = policy.attachedTo?.account ?? account;
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || mayHaveMoreKeys(statement)) continue;
      if (statement.conditions.some((item) => item.keyLower === 'sts:externalid' || narrowsCaller(item))) continue;
      for (const item of statement.principals) {
        const named = item.principalType === 'AWS' ? (item.arn?.account ?? item.text) : '';
        if (!/^\d{12}$/.test(named) || trustedAccounts.includes(named)) continue;
        if (own === undefined) {
          yield {
            at: policy.at(item.pointer),
            message: `account \`${named}\` may assume the role without an external id, if it is another than the role's own`,
            confidence: 'possible',
          };
        } else if (named !== own)
          yield {
            at: policy.at(item.pointer),
            message: `account \`${named}\` may assume the role without an external id`,
          };
      }
    }
  },
});
