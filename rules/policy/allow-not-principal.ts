import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Allow with NotPrincipal. */
export const rule = defineLintRule({
  id: 'allow-not-principal',
  subject: 'policy',
  when: ['notprincipal'],
  group: 'security',
  title: 'Allow with NotPrincipal',
  severity: 'error',
  confidence: 'certain',
  security: 9.3,
  since: '0.1.0',
  needs: ['document'],
  why: 'Allow with NotPrincipal would grant to everybody else, callers without an account included; AWS does not support it.',
  remedy: 'Name the principals that are allowed.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-allow-with-not-principal',
  ],
  equivalents: {
    accessAnalyzer: 'ALLOW_WITH_NOT_PRINCIPAL',
    parliament: 'NOTPRINCIPAL_WITH_ALLOW (community)',
    other: 'cfn-guard',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !statement.has('NotPrincipal') || policy.type === 'trust') continue;
      yield {
        at: policy.at(statement.to('NotPrincipal'), 'key'),
        message: 'Allow with NotPrincipal grants to everybody who is not listed',
      };
    }
  },
});
