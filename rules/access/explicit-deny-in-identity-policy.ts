import { explicitDenies } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** An identity policy denies the call explicitly. */
export const rule = defineAccessRule({
  id: 'explicit-deny-in-identity-policy',
  title: 'an identity policy denies the call explicitly',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
  ],
  why: 'A `Deny` that matches in any policy ends the evaluation: no grant outweighs it. Change or except the Deny in the policy of the user, group or role.',
  check(access) {
    return explicitDenies(
      access,
      'identity',
      (named) => `${named} denies the call explicitly, and no grant outweighs a Deny`,
    );
  },
});
