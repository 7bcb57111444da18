import { explicitDenies } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The resource policy denies the call explicitly. */
export const rule = defineAccessRule({
  id: 'explicit-deny-in-resource-policy',
  title: 'the resource policy denies the call explicitly',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  ],
  why: 'A `Deny` that matches in any policy ends the evaluation: no grant outweighs it. The owner of the function or API must change the statement.',
  check(access) {
    return explicitDenies(
      access,
      'resource',
      (named) => `${named} denies the call explicitly, and no grant outweighs a Deny`,
    );
  },
});
