import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Federated principal outside a trust policy. */
export const rule = defineLintRule({
  id: 'federated-principal-outside-trust',
  subject: 'policy',
  when: ['oddprincipal'],
  types: ['lambda', 'rest-api', 'resource', 'vpc-endpoint'],
  group: 'semantics',
  title: 'Federated principal outside a trust policy',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'A federated principal has no credentials for calls; it assumes a role first, and the role calls.',
  remedy: 'Name the role.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-federated-principal-not-supported',
  ],
  equivalents: { accessAnalyzer: 'FEDERATED_PRINCIPAL_NOT_SUPPORTED' },
  *check(policy) {
    for (const statement of policy.statements) {
      const federated = statement.allPrincipals.find((item) => item.principalType === 'Federated');
      if (federated !== undefined)
        yield {
          at: policy.at(federated.pointer),
          message: `federated principal \`${federated.text}\` cannot call, the role it assumes does`,
        };
    }
  },
});
