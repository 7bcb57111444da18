import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { overSize } from '../../src/rule/over-size.ts';

/** Trust policy over 2,048 characters. */
export const rule = defineLintRule({
  id: 'trust-policy-size',
  subject: 'policy',
  types: ['trust'],
  group: 'quota',
  title: 'Trust policy over 2,048 characters',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The default quota of a trust policy is 2,048 characters; it can be raised.',
  remedy: 'Split the role, name accounts instead of roles, or ask for a higher quota.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  equivalents: { accessAnalyzer: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA' },
  *check(policy) {
    yield* overSize(policy, { limit: 2048, unit: 'characters', of: 'a trust policy' });
  },
});
