/** Keys of a Principal map. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export const PRINCIPAL_KEYS: readonly string[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];
