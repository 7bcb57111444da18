import { deniedActions, nameStatement, resourceStatements } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The resource policy names a user or role that was deleted. */
export const rule = defineAccessRule({
  id: 'deleted-principal',
  title: 'the resource policy names a user or role that was deleted',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  why: 'When a user or role is deleted, AWS shows its unique id (`AIDA…`, `AROA…`) in the policies that named it. The id never matches again, not even a new role of the same name. Write the ARN anew.',
  check(access) {
    if (deniedActions(access).length === 0) return [];
    return resourceStatements(access).flatMap(({ ref, statement }) => {
      const principals = typeof statement.principal === 'object' ? (statement.principal.AWS ?? []) : [];
      const ids = principals.filter((name) => /^(AIDA|AROA)[A-Z0-9]{12,}$/.test(name));
      return ids.map((id) => ({
        message: `${nameStatement(ref)} names the deleted principal \`${id}\``,
        because: [ref],
      }));
    });
  },
});
