/** Who calls. The kinds are those of the policy-test format. */
export type CallerKind =
  | 'iam-user'
  | 'assumed-role'
  | 'federated-user'
  | 'root'
  | 'service'
  | 'service-linked-role'
  | 'anonymous';

/**
 * The principal of a request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export interface Caller {
  readonly kind: CallerKind;
  /** The principal ARN of the request: user ARN, assumed-role session ARN, federated-user ARN, `:root` ARN. Absent for services and anonymous. */
  readonly arn?: string;
  readonly account?: string;
  readonly userName?: string;
  /** Role behind a session, with its path when known. */
  readonly roleArn?: string;
  readonly sessionName?: string;
  /** ARN of the IAM user that called GetFederationToken. */
  readonly federatedBy?: string;
  /** `s3.amazonaws.com` and the like. */
  readonly servicePrincipal?: string;
  /** `AIDA…`, `AROA…:session`, when STS or IAM told us. */
  readonly userId?: string;
  /** Present when the account is a member of an organization and that is known. */
  readonly orgId?: string;
  readonly managementAccount?: boolean;
  /** Credentials are temporary (there was a session token). */
  readonly temporary?: boolean;
}
