import { isThere } from '../../src/rule/is-there.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Trust policy has Resource. */
export const rule = defineLintRule({
  id: 'resource-in-trust-policy',
  subject: 'policy',
  types: ['trust'],
  group: 'semantics',
  title: 'Trust policy has Resource',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'A trust policy is about the role it hangs on; IAM refuses a Resource in it.',
  remedy: 'Take the Resource away.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-syntax-error-resource',
  ],
  equivalents: { accessAnalyzer: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', cfnLint: 'E3530' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const element of ['Resource', 'NotResource'] as const) {
        if (!isThere(statement, element)) continue;
        const at = policy.at(statement.to(element));
        yield {
          at: policy.at(statement.to(element), 'key'),
          message: `${element} does not belong into a trust policy`,
          fix: { title: `remove ${element}`, safety: 'safe', edits: [{ kind: 'remove', at }] },
        };
      }
  },
});
