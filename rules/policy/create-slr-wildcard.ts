import { broadResource } from '../../src/rule/broad-resource.ts';
import { actionMatches } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

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
      if (statement.effect !== 'Allow' || statement.open.has('Condition')) continue;
      const action = statement.actions.find(
        (item) => item.service === 'iam' && actionMatches(item.text, 'iam:CreateServiceLinkedRole'),
      );
      const broad = broadResource(statement);
      if (action === undefined || broad === undefined) continue;
      if (statement.conditions.some((item) => item.keyLower === 'iam:awsservicename' && !item.negated)) continue;
      yield {
        at: policy.at(action.pointer),
        message: `\`${action.text}\` on \`${broad.text}\` may create any service-linked role`,
      };
    }
  },
});
