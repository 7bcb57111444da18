import { identityOwners } from '../../src/rule/identity-grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Policy attached to a user. */
export const rule = defineLintRule({
  id: 'inline-policy-on-user',
  subject: 'template',
  group: 'hygiene',
  title: 'Policy attached to a user',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Policies of single users are hard to see together and stay when the person changes the job. Roles and groups carry them better.',
  remedy: 'Attach the policy to a role or a group.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  equivalents: { checkov: 'CKV_AWS_40', cdkNag: 'IAMUserNoPolicies', other: 'Trivy AWS-0143' },
  *check(template) {
    for (const user of template.principals) {
      if (user.kind !== 'user') continue;
      for (const policy of user.policies)
        yield { at: policy.at(''), message: `policy attached to the user \`${user.id}\`` };
      for (const { at } of user.managedPolicyArns) yield { at, message: `policy attached to the user \`${user.id}\`` };
    }
    for (const policy of template.policies)
      if (policy.attachedTo?.kind === 'user' && !identityOwners(template).has(policy))
        yield { at: policy.at(''), message: 'policy attached to a user' };
    for (const { kind, target, at } of template.attachments)
      if (kind === 'managed' && target.startsWith('user/')) yield { at, message: 'policy attached to a user' };
  },
});
