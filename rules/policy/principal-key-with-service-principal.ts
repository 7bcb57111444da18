import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { PRINCIPAL_TO_SOURCE } from '../../src/rule/principal-to-source.ts';

/** aws:PrincipalOrgID/PrincipalArn on a service principal. */
export const rule = defineLintRule({
  id: 'principal-key-with-service-principal',
  subject: 'policy',
  types: ['lambda', 'resource'],
  group: 'invocation',
  title: 'aws:PrincipalOrgID/PrincipalArn on a service principal',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Calls made by AWS services carry no aws:PrincipalOrgID or aws:PrincipalArn, so the statement never applies.',
  remedy: 'Use aws:SourceOrgID, aws:SourceAccount or aws:SourceArn.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-condition-key-for-service-principal',
  ],
  equivalents: { accessAnalyzer: 'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || statement.principals.length === 0) continue;
      if (!statement.allPrincipals.every((principal) => principal.principalType === 'Service')) continue;
      for (const condition of statement.conditions) {
        const source = PRINCIPAL_TO_SOURCE.get(condition.keyLower);
        if (source === undefined || condition.ifExists || condition.negated || condition.base === 'null') continue;
        const at = policy.at(condition.pointer, 'key');
        yield {
          at,
          message: `\`${condition.key}\` is not in calls of AWS services, the statement never applies`,
          fix: {
            title: `write \`${source}\``,
            safety: policy.origin === 'document' ? 'safe' : 'suggest',
            edits: [{ kind: 'rename', at, name: source }],
          },
        };
      }
    }
  },
});
