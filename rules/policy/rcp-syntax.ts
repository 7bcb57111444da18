import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { StatementSubject } from '../../src/rule/policy-subject.ts';

/** RCP uses an element its grammar forbids. */
export const rule = defineLintRule({
  id: 'rcp-syntax',
  subject: 'policy',
  types: ['rcp'],
  group: 'semantics',
  title: 'RCP uses an element its grammar forbids',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType', 'serviceData'],
  why: 'A resource control policy may only deny, for every principal, and only actions of some services; Lambda and execute-api are not among them.',
  remedy: 'Use Deny, `Principal: "*"` and actions of a service that supports these policies.',
  references: ['https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html'],
  equivalents: { accessAnalyzer: 'RCP_SYNTAX_ERROR_PRINCIPAL/ALLOW/NOTACTION/ACTION' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect === 'Allow' && !isDefault(statement))
        yield {
          at: policy.at(statement.to('Effect')),
          message: 'a resource control policy of a customer may only deny',
        };
      if (statement.has('NotPrincipal'))
        yield { at: policy.at(statement.to('NotPrincipal'), 'key'), message: 'NotPrincipal is not supported here' };
      if (statement.has('NotAction'))
        yield { at: policy.at(statement.to('NotAction'), 'key'), message: 'NotAction is not supported here' };
      for (const principal of statement.allPrincipals.filter(
        (item) => !item.anyone && item.principalType !== '*' && item.text !== '\u{FFFC}',
      )) {
        yield {
          at: policy.at(principal.pointer),
          message: `principal \`${principal.text}\` is not supported here, only \`"*"\` is`,
        };
      }
      for (const action of statement.actions) {
        if (action.text === '*' || (action.service !== undefined && policy.services.rcpPrefixes.has(action.service)))
          continue;
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.text}\` is of a service that resource control policies do not reach`,
        };
      }
    }
  },
});

/** RCPFullAWSAccess, which AWS attaches everywhere and which cannot be detached. */
function isDefault(statement: StatementSubject): boolean {
  const all = [...statement.actions, ...statement.resources].every((item) => item.text === '*');
  return all && statement.principals.every((item) => item.anyone) && statement.conditions.length === 0;
}
