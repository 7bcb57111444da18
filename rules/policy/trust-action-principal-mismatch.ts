import { assumeAction } from '../../src/rule/assume-actions.ts';
import { actionMatches } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

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
      const wanted = new Set(statement.principals.map(assumeAction));
      const [action] = wanted;
      if (wanted.size !== 1 || action === undefined || statement.effect !== 'Allow' || statement.open.has('Action'))
        continue;
      const written = statement.actions.find((item) => /^sts:assumerole/i.test(item.text));
      if (written === undefined || statement.actions.some((item) => actionMatches(item.text, action))) continue;
      const at = policy.at(written.pointer);
      yield {
        at,
        message: `\`${statement.principals[0]?.text}\` assumes roles by \`${action}\`, not by \`${written.text}\``,
        fix: { title: `write \`${action}\``, safety: 'safe', edits: [{ kind: 'replace', at, value: action }] },
      };
    }
  },
});
