import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { overSize } from '../../src/rule/over-size.ts';

/** Session policy over 2,048 characters. */
export const rule = defineLintRule({
  id: 'session-policy-size',
  subject: 'policy',
  types: ['session'],
  group: 'quota',
  title: 'Session policy over 2,048 characters',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'STS refuses a session policy over 2,048 characters; there is a further limit on its packed size.',
  remedy: 'Pass ARNs of managed policies instead.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  equivalents: {},
  *check(policy) {
    yield* overSize(policy, { limit: 2048, unit: 'characters', of: 'a session policy' });
  },
});
