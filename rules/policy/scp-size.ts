import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { overSize } from '../../src/rule/over-size.ts';

/** SCP over 10,240 characters. */
export const rule = defineLintRule({
  id: 'scp-size',
  subject: 'policy',
  types: ['scp'],
  group: 'quota',
  title: 'SCP over 10,240 characters',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Organizations refuses a service control policy over 10,240 characters.',
  remedy: 'Split the policy; ten can be attached to one node.',
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html'],
  equivalents: { accessAnalyzer: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA' },
  *check(policy) {
    yield* overSize(policy, { limit: 10240, unit: 'characters', of: 'a service control policy' });
  },
});
