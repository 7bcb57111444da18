import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** NotPrincipal in a trust policy. */
export const rule = defineLintRule({
  id: 'trust-notprincipal',
  subject: 'policy',
  types: ['trust'],
  group: 'security',
  title: 'NotPrincipal in a trust policy',
  severity: 'error',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'A trust policy does not support NotPrincipal.',
  remedy: 'Name the principals.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-syntax-error-notprincipal',
  ],
  equivalents: { accessAnalyzer: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.has('NotPrincipal'))
        yield {
          at: policy.at(statement.to('NotPrincipal'), 'key'),
          message: 'a trust policy does not support NotPrincipal',
        };
    }
  },
});
