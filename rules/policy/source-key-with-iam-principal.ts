import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { PrincipalItem } from '../../src/rule/policy-subject.ts';

/** aws:SourceArn/SourceAccount on an IAM principal. */
export const rule = defineLintRule({
  id: 'source-key-with-iam-principal',
  subject: 'policy',
  when: ['oddprincipal'],
  types: ['lambda', 'rest-api', 'resource'],
  group: 'invocation',
  title: 'aws:SourceArn/SourceAccount on an IAM principal',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Only calls made by AWS services carry aws:SourceArn and aws:SourceAccount; an Allow to a user or role with them never applies.',
  remedy: 'Use aws:PrincipalArn or aws:PrincipalAccount, or take the condition away.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || statement.allPrincipals.length === 0) continue;
      if (!statement.allPrincipals.every(isPerson)) continue;
      for (const condition of statement.conditions) {
        if (!/^aws:source(arn|account)$/.test(condition.keyLower) || condition.ifExists || condition.negated) continue;
        if (condition.base === 'null') continue;
        yield {
          at: policy.at(condition.pointer, 'key'),
          message: `\`${condition.key}\` is not in calls of users and roles, the statement never applies`,
        };
      }
    }
  },
});

/** A user, role or account; an open value under AWS may still become a star. */
function isPerson({ principalType, anyone, open, text }: PrincipalItem): boolean {
  return principalType === 'AWS' && !anyone && (open === undefined || text.startsWith('arn:'));
}
