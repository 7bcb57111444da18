import { bindsCaller } from '../../src/rule/binds-caller.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayHaveMoreKeys } from '../../src/rule/open-keys.ts';

/** Trust policy open to everyone. */
export const rule = defineLintRule({
  id: 'public-trust-policy',
  subject: 'policy',
  when: ['anyone'],
  types: ['trust'],
  group: 'security',
  title: 'Trust policy open to everyone',
  severity: 'error',
  confidence: 'certain',
  security: 9.3,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Every principal of every AWS account may assume the role.',
  remedy: 'Name the principals, or add a condition such as aws:PrincipalOrgID.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-role-trust-policy-unsupported-wildcard-in-principal',
  ],
  equivalents: { accessAnalyzer: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL', checkov: 'CKV_AWS_60' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || mayHaveMoreKeys(statement)) continue;
      const anyone = statement.principals.find((principal) => principal.anyone);
      if (anyone === undefined || statement.conditions.some(bindsCaller)) continue;
      const known = statement.conditions.some(
        (item) => item.keyLower === 'sts:externalid' && !item.negated && !item.ifExists,
      );
      const at = policy.at(anyone.pointer);
      if (!known) yield { at, message: 'everybody with an AWS account may assume the role' };
      // An external id is no secret: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
      else yield { at, message: 'everybody who knows the external id may assume the role', severity: 'warning' };
    }
  },
});
