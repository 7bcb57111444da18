import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { overSize } from '../../src/rule/over-size.ts';

/** RCP over 5,120 characters. */
export const rule = defineLintRule({
  id: 'rcp-size',
  subject: 'policy',
  types: ['rcp'],
  group: 'quota',
  title: 'RCP over 5,120 characters',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Organizations refuses a resource control policy over 5,120 characters.',
  remedy: 'Split the policy.',
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html'],
  equivalents: { accessAnalyzer: 'POLICY_SIZE_EXCEEDS_RCP_QUOTA' },
  *check(policy) {
    yield* overSize(policy, { limit: 5120, unit: 'characters', of: 'a resource control policy' });
  },
});
