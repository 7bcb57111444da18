import { broadResource } from '../../src/rule/broad-resource.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayHaveMoreKeys } from '../../src/rule/open-keys.ts';
import type { StatementSubject, TextItem } from '../../src/rule/policy-subject.ts';
import { reachingAction } from '../../src/rule/reaching-action.ts';

/** iam:PassRole on wildcard resource without iam:PassedToService. */
export const rule = defineLintRule({
  id: 'pass-role-wildcard',
  subject: 'policy',
  when: ['service:iam'],
  types: ['identity', 'session'],
  group: 'security',
  title: 'iam:PassRole on wildcard resource without iam:PassedToService',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Any role may be handed to any service, the most powerful ones included.',
  remedy: 'Name the roles, and add iam:PassedToService.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-pass-role-with-star-in-resource',
  ],
  equivalents: {
    accessAnalyzer: 'PASS_ROLE_WITH_* (6 codes)',
    checkov: 'CKV_AWS_110/286 (part)',
    other: 'Trivy AWS-0342, cfn-guard',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || mayHaveMoreKeys(statement)) continue;
      const action = reachingAction(statement, 'iam:PassRole');
      const broad = statement.notResources[0] ?? broadResource(statement);
      if (action === undefined || broad === undefined) continue;
      if (
        statement.conditions.some(
          (item) => /^iam:(passedtoservice|associatedresourcearn)$/.test(item.keyLower) && !item.negated,
        )
      )
        continue;
      yield {
        at: policy.at(action.pointer),
        message: `${words(statement, action)} on ${statement.has('NotResource') ? 'all resources but ' : ''}\`${broad.text}\` may hand any role to any service`,
      };
    }
  },
});

function words(statement: StatementSubject, action: TextItem): string {
  return statement.has('NotAction') ? `every action but \`${action.text}\`` : `\`${action.text}\``;
}
