import type { Statement } from '../../src/domain/policy.ts';
import { crossesAccounts, deniedActions, nameStatement, resourceStatements } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The resource policy names the own account, which only delegates. */
export const rule = defineAccessRule({
  id: 'account-principal-without-identity-grant',
  title: 'the resource policy names the own account, which only delegates',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  why: 'A resource policy that names its own account (root ARN or 12 digits) delegates to the identity policies of that account. A user or role still needs an identity policy. Name the user or role, or grant on the identity side.',
  check(access) {
    if (access.question === undefined || crossesAccounts(access)) return [];
    const naming = resourceStatements(access).filter(({ statement }) => namesAccount(statement));
    if (naming.length === 0) return [];
    return deniedActions(access)
      .filter((action) => action.reason === 'implicit-deny:identity')
      .flatMap((action) => action.trace)
      .filter((step) => step.layer === 'resource' && step.effect === 'Allow')
      .filter((step) => [step.principal, step.action, step.resource, step.condition].every((mark) => mark === 'match'))
      .filter((step) => naming.some(({ statement }) => statement.index === step.statement.index))
      .map(({ statement }) => ({
        message: `${nameStatement(statement)} names the account itself, which leaves the decision to identity policies, and none allows the call`,
        because: [statement],
      }));
  },
});

function namesAccount(statement: Statement): boolean {
  const principals = typeof statement.principal === 'object' ? (statement.principal.AWS ?? []) : [];
  return principals.some((name) => /^(\d{12}|arn:[^:]+:iam::\d{12}:root)$/.test(name));
}
