import { silentTargets } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The permissions boundary does not allow the call. */
export const rule = defineAccessRule({
  id: 'boundary-without-invoke',
  title: 'the permissions boundary does not allow the call',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html'],
  why: 'A permissions boundary grants nothing; it limits what identity policies can grant. An action that it does not allow stays denied however many policies allow it. The boundary must be extended.',
  check(access) {
    if (silentTargets(access, 'boundary').length === 0) return [];
    return [
      { message: 'the permissions boundary does not allow the call, so what identity policies grant has no effect' },
    ];
  },
});
