import { attachedPolicies } from '../../src/rule/attached-policies.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Default quota. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST = 10;

/** Managed policies per role/user/group over 10. */
export const rule = defineLintRule({
  id: 'attached-policy-count',
  subject: 'template',
  group: 'quota',
  title: 'Managed policies per role/user/group over 10',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A user, group or role takes 10 managed policies unless the quota was raised; AttachRolePolicy refuses the next one.',
  remedy: 'Merge policies, or ask for a higher quota.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  equivalents: { cfnLint: 'E3502-era limits (removed)' },
  *check(template) {
    for (const principal of template.principals) {
      const attached = attachedPolicies(template, principal);
      const own = principal.policies.filter((policy) => policy.form === 'managed');
      const count = principal.managedPolicyArns.length + attached.length + own.length;
      if (count > MOST)
        yield {
          at: principal.at,
          message: `${count} managed policies on one ${principal.kind}, the quota is ${MOST} unless raised`,
        };
    }
  },
});
