import { silentTargets } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** No service control policy of one level allows the call. */
export const rule = defineAccessRule({
  id: 'scp-without-invoke',
  title: 'no service control policy of one level allows the call',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html'],
  why: "An Allow is needed at every level from the root of the organization down to the account. Where `FullAWSAccess` was detached, the level's own policies must allow the action.",
  check(access) {
    return silentTargets(access, 'scp').map((target) => ({
      message: `no service control policy of \`${target}\` allows the call, and every level must`,
    }));
  },
});
