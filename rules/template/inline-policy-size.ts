import { identityOwners } from '../../src/rule/identity-grants.ts';
import { defineLintRule, type LintReport } from '../../src/rule/lint-rule.ts';
import type { TemplateSubject } from '../../src/rule/template-subject.ts';

/** Characters, summed over the entity. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const LIMITS = { user: 2048, group: 5120, role: 10_240 } as const;

/** Inline policies over the aggregate limit. */
export const rule = defineLintRule({
  id: 'inline-policy-size',
  subject: 'template',
  group: 'quota',
  title: 'Inline policies over the aggregate limit',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'IAM adds up all inline policies of a user, group or role, white space not counted, and refuses what goes beyond 2,048, 5,120 or 10,240 characters.',
  remedy: 'Move statements into a managed policy.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  equivalents: { accessAnalyzer: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA' },
  *check(template) {
    yield* alone(template);
    for (const principal of template.principals) {
      const inline = principal.policies.filter((policy) => policy.form === 'inline');
      const size = inline.reduce((sum, policy) => sum + (policy.compact() ?? '').replaceAll(/\s/g, '').length, 0);
      const limit = LIMITS[principal.kind];
      if (size > limit)
        yield {
          at: principal.at,
          message: `the inline policies of this ${principal.kind} have ${size} characters, ${limit} are the most`,
        };
      else if (inline.some((policy) => policy.compact() === undefined))
        yield { undecided: 'parts of the policies that are known at deployment only' };
    }
  },
});

/** Policies of users, groups and roles that are declared elsewhere: one alone may be too long already. */
function* alone(template: TemplateSubject): Iterable<LintReport> {
  for (const policy of template.policies) {
    if (policy.form !== 'inline' || identityOwners(template).has(policy)) continue;
    const kind = policy.attachedTo?.kind;
    const limit = kind === 'user' || kind === 'group' ? LIMITS[kind] : LIMITS.role;
    const size = (policy.compact() ?? '').replaceAll(/\s/g, '').length;
    if (size > limit)
      yield { at: policy.at(''), message: `the inline policy has ${size} characters, ${limit} are the most` };
  }
}
