import { explicitDenies } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The permissions boundary denies the call explicitly. */
export const rule = defineAccessRule({
  id: 'explicit-deny-in-boundary',
  title: 'the permissions boundary denies the call explicitly',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  ],
  why: 'A `Deny` that matches in any policy ends the evaluation: no grant outweighs it. A boundary is usually owned by a platform team; nothing that the caller may edit helps.',
  check(access) {
    return explicitDenies(
      access,
      'boundary',
      (named) => `${named} denies the call explicitly, and no grant outweighs a Deny`,
    );
  },
});
