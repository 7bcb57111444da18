import { bindsCaller, narrowsCaller } from '../../src/rule/binds-caller.ts';
import { isFencedIn } from '../../src/rule/fenced-in.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { StatementSubject } from '../../src/rule/policy-subject.ts';

/** Resource policy grants to anonymous principals. */
export const rule = defineLintRule({
  id: 'anonymous-public-grant',
  subject: 'policy',
  when: ['anyone'],
  types: ['resource', 'lambda'],
  group: 'security',
  title: 'Resource policy grants to anonymous principals',
  severity: 'error',
  confidence: 'certain',
  security: 9.3,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'A star as principal is everybody, also callers without any AWS account, unless a condition says for whom.',
  remedy: 'Name the principals, or add a condition such as aws:PrincipalOrgID or aws:SourceArn.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  equivalents: { checkov: 'CKV_AWS_70, 283, 168, 169', other: 'AA CheckNoPublicAccess (paid)' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || statement.conditions.some(bindsCaller)) continue;
      const anyone = statement.principals.find((principal) => principal.anyone);
      if (anyone === undefined) continue;
      // Calls of functions have rules of their own, which know what a function URL needs.
      if (policy.type === 'lambda' && statement.actions.every((item) => /^lambda:invoke/i.test(item.text))) continue;
      if (isFencedIn(policy, statement)) continue;
      if (statement.open.has('Condition')) yield { undecided: 'condition of the template' };
      else yield { at: policy.at(anyone.pointer), message: messageFor(statement) };
    }
  },
});

function messageFor({ conditions }: StatementSubject): string {
  const met = conditions.find(narrowsCaller);
  return met === undefined
    ? 'the statement grants to everybody, signed or not'
    : `everybody with an AWS account can meet the condition on \`${met.key}\``;
}
