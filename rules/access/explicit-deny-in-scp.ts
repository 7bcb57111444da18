import { explicitDenies } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** A service control policy denies the call explicitly. */
export const rule = defineAccessRule({
  id: 'explicit-deny-in-scp',
  title: 'a service control policy denies the call explicitly',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html',
  ],
  why: 'A `Deny` that matches in any policy ends the evaluation: no grant outweighs it. Only the administrator of the organization can change it.',
  check(access) {
    return explicitDenies(
      access,
      'scp',
      (named) => `${named} denies the call explicitly, and no grant outweighs a Deny`,
    );
  },
});
