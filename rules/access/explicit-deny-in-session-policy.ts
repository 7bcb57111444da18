import { explicitDenies } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The session policy denies the call explicitly. */
export const rule = defineAccessRule({
  id: 'explicit-deny-in-session-policy',
  title: 'the session policy denies the call explicitly',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session',
  ],
  why: 'A `Deny` that matches in any policy ends the evaluation: no grant outweighs it. The policy was passed when the session was opened; open a session without it.',
  check(access) {
    return explicitDenies(
      access,
      'session',
      (named) => `${named} denies the call explicitly, and no grant outweighs a Deny`,
    );
  },
});
