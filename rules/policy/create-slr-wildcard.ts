import { broadResource } from '../../src/rule/broad-resource.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayHaveMoreKeys } from '../../src/rule/open-keys.ts';
import type { StatementSubject, TextItem } from '../../src/rule/policy-subject.ts';
import { reachingAction } from '../../src/rule/reaching-action.ts';

/** iam:CreateServiceLinkedRole on wildcard. */
export const rule = defineLintRule({
  id: 'create-slr-wildcard',
  subject: 'policy',
  when: ['service:iam'],
  types: ['identity', 'session'],
  group: 'security',
  title: 'iam:CreateServiceLinkedRole on wildcard',
  severity: 'info',
  confidence: 'certain',
  security: 3.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Any service may be given its service-linked role in the account.',
  remedy: 'Name the service-linked role, or add iam:AWSServiceName.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-create-slr-with-star-in-resource',
  ],
  equivalents: { accessAnalyzer: 'CREATE_SLR_WITH_* (6 codes)' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || mayHaveMoreKeys(statement)) continue;
      const action = reachingAction(statement, 'iam:CreateServiceLinkedRole');
      const broad = statement.notResources[0] ?? broadResource(statement);
      if (action === undefined || broad === undefined) continue;
      if (statement.conditions.some((item) => item.keyLower === 'iam:awsservicename' && !item.negated)) continue;
      yield {
        at: policy.at(action.pointer),
        message: `${words(statement, action)} on ${statement.has('NotResource') ? 'all resources but ' : ''}\`${broad.text}\` may create any service-linked role`,
      };
    }
  },
});

function words(statement: StatementSubject, action: TextItem): string {
  return statement.has('NotAction') ? `every action but \`${action.text}\`` : `\`${action.text}\``;
}
