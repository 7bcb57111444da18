import { explicitDenies } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The VPC endpoint policy denies the call explicitly. */
export const rule = defineAccessRule({
  id: 'explicit-deny-in-vpc-endpoint-policy',
  title: 'the VPC endpoint policy denies the call explicitly',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html',
  ],
  why: 'A `Deny` that matches in any policy ends the evaluation: no grant outweighs it. The owner of the endpoint must change it, or the call must leave the endpoint.',
  check(access) {
    return explicitDenies(
      access,
      'vpce',
      (named) => `${named} denies the call explicitly, and no grant outweighs a Deny`,
    );
  },
});
