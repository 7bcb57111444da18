import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Instance profile or policy ARN as principal. */
export const rule = defineLintRule({
  id: 'principal-is-instance-profile',
  subject: 'policy',
  when: ['oddprincipal'],
  group: 'semantics',
  title: 'Instance profile or policy ARN as principal',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'An instance profile or a policy is no principal; instances call as the role in the profile.',
  remedy: 'Name the role.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  equivalents: { parliament: 'UNKNOWN_PRINCIPAL' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.allPrincipals, ...statement.notPrincipals]) {
        const kind =
          item.arn?.service === 'iam'
            ? /^(instance-profile|policy|saml-provider|mfa|server-certificate)\//.exec(item.arn.resource)?.[1]
            : undefined;
        if (kind === undefined || (kind === 'saml-provider' && item.principalType === 'Federated')) continue;
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text}\` is no principal but ${kind === 'instance-profile' ? 'an instance profile' : `a ${kind}`}`,
        };
      }
    }
  },
});
