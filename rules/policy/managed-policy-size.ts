import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { overSize } from '../../src/rule/over-size.ts';

/** Managed policy over 6,144 characters. */
export const rule = defineLintRule({
  id: 'managed-policy-size',
  subject: 'policy',
  types: ['identity', 'boundary'],
  group: 'quota',
  title: 'Managed policy over 6,144 characters',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'IAM refuses a managed policy over 6,144 characters, white space outside strings not counted.',
  remedy: 'Split the policy, or merge statements and use patterns.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  equivalents: { accessAnalyzer: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA' },
  *check(policy) {
    if (policy.form === 'inline') return;
    // A bare file may become an inline policy of a role, which may have 10,240 characters.
    const severity = policy.form === 'managed' ? 'error' : 'warning';
    for (const report of overSize(policy, { limit: 6144, unit: 'characters', of: 'a managed policy' }))
      yield { ...report, severity };
  },
});
