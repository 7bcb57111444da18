import { assumeAction } from '../../src/rule/assume-actions.ts';
import { actionMatches } from '../../src/rule/grants.ts';
import { defineLintRule, type LintReport } from '../../src/rule/lint-rule.ts';
import type { PolicySubject, StatementSubject } from '../../src/rule/policy-subject.ts';

/** Trust policy action does not fit the principal type. */
export const rule = defineLintRule({
  id: 'trust-action-principal-mismatch',
  subject: 'policy',
  types: ['trust'],
  group: 'semantics',
  title: 'Trust policy action does not fit the principal type',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Each kind of principal assumes a role by its own action; with another one nobody can.',
  remedy:
    'Use sts:AssumeRoleWithSAML for SAML, sts:AssumeRoleWithWebIdentity for OpenID Connect, sts:AssumeRole for the others.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-mismatched-action-for-principal',
  ],
  equivalents: {
    accessAnalyzer:
      'MISMATCHED_ACTION_FOR_PRINCIPAL, MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY, INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
    parliament: 'UNKNOWN_FEDERATION_SOURCE',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      const wanted = new Set(statement.allPrincipals.map(assumeAction));
      const [action] = wanted;
      yield* incomplete(policy, statement);
      if (wanted.size !== 1 || action === undefined || statement.effect !== 'Allow' || statement.open.has('Action'))
        continue;
      const written = statement.actions.find((item) => /^sts:assumerole/i.test(item.text));
      if (written === undefined || statement.actions.some((item) => actionMatches(item.text, action))) continue;
      const at = policy.at(written.pointer);
      yield {
        at,
        message: `\`${statement.allPrincipals[0]?.text}\` assumes roles by \`${action}\`, not by \`${written.text}\``,
        fix: { title: `write \`${action}\``, safety: 'safe', edits: [{ kind: 'replace', at, value: action }] },
      };
    }
  },
});

/**
 * What these services ask for besides sts:AssumeRole.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html
 */
const MORE: ReadonlyMap<string, readonly string[]> = new Map([
  ['rolesanywhere.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']],
  ['pods.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']],
]);

/** The same service may get its actions from several statements. */
function* incomplete(policy: PolicySubject, statement: StatementSubject): Iterable<LintReport> {
  const [action] = statement.actions;
  if (action === undefined || statement.effect !== 'Allow') return;
  for (const principal of statement.principals) {
    const wanted = MORE.get(principal.text);
    const others = policy.statements.filter((each) => each.principals.some(({ text }) => text === principal.text));
    if (wanted === undefined || others[0] !== statement || others.some((each) => each.open.has('Action'))) continue;
    const granted = others.flatMap((each) => each.actions);
    const lacking = wanted.filter((name) => !granted.some((item) => actionMatches(item.text, name)));
    if (lacking.length > 0)
      yield {
        at: policy.at(statement.to('Action')),
        message: `\`${principal.text}\` also needs ${lacking.map((name) => `\`${name}\``).join(' and ')}`,
      };
  }
}
