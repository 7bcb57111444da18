import type { PrincipalItem } from './policy-subject.ts';

/**
 * The sts action by which a principal assumes a role; undefined when the principal does not tell.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function assumeAction(principal: PrincipalItem): string | undefined {
  if (principal.principalType === 'AWS' || principal.principalType === 'Service' || principal.principalType === '*')
    return 'sts:AssumeRole';
  if (principal.principalType !== 'Federated') return undefined;
  if (/:saml-provider\//.test(principal.text)) return 'sts:AssumeRoleWithSAML';
  return isOidc(principal) ? 'sts:AssumeRoleWithWebIdentity' : undefined;
}

/** Whether a federated principal is an OpenID Connect provider. */
export function isOidc(principal: PrincipalItem): boolean {
  return (
    principal.principalType === 'Federated' &&
    /:oidc-provider\/|^(cognito-identity\.amazonaws\.com|accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$/.test(
      principal.text,
    )
  );
}
