import { nameStatement, nearMisses, statementOf } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The grant names one session of the role. */
export const rule = defineAccessRule({
  id: 'session-arn-for-role',
  title: 'the grant names one session of the role',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  why: "An `assumed-role` ARN stands for one session name. Sessions of the same role under another name do not match; name the role's own ARN to cover all of them.",
  check(access) {
    const session = access.question?.caller.arn ?? '';
    if (access.question?.caller.kind !== 'assumed-role') return [];
    const role = session.slice(0, session.lastIndexOf('/') + 1);
    return nearMisses(access, 'principal').flatMap(({ step }) => {
      const principal = statementOf(access.question, step.statement)?.principal;
      const other = typeof principal === 'object' ? principal.AWS?.find((name) => name.startsWith(role)) : undefined;
      if (other === undefined) return [];
      return [
        {
          message: `${nameStatement(step.statement)} names the session \`${other}\`, the call comes from \`${session}\``,
          because: [step.statement],
        },
      ];
    });
  },
});
