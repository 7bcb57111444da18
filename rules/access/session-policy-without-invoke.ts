import { silentTargets } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The session policy does not allow the call. */
export const rule = defineAccessRule({
  id: 'session-policy-without-invoke',
  title: 'the session policy does not allow the call',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session'],
  why: 'A session has what the role **and** the session policy allow. Open the session with a policy that allows the action, or with none.',
  check(access) {
    if (silentTargets(access, 'session').length === 0) return [];
    const says =
      access.question?.policies.session === null
        ? 'the federated session was opened without a session policy, so identity policies have no effect in it'
        : 'the session policy does not allow the call, so what identity policies grant has no effect';
    return [{ message: says }];
  },
});
