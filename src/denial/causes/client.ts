import type { Cause, CauseRule } from '../cause-rule.ts';

/** Causes on this machine, the network and TLS: AWS never judged the request. */
export const clientCauses: Readonly<Record<string, Cause>> = {
  'no-credentials': {
    layer: 'client',
    meaning: 'The program found no AWS credentials, so nothing was sent. No policy is involved.',
    next: 'aws sts get-caller-identity',
  },
  'sso-login-needed': {
    layer: 'client',
    meaning: 'The single sign-on session has expired or was never opened, so nothing was sent. No policy is involved.',
    next: 'aws sso login',
  },
  'private-api-not-resolvable': {
    layer: 'transport',
    meaning:
      'The host name has no address here, so no request reached AWS. A private API resolves only inside a VPC with an execute-api endpoint; a deleted API or a wrong region looks the same.',
    next: 'aws apigateway get-rest-apis --query "items[].[id,name,endpointConfiguration.types]"',
  },
  'host-not-resolvable': {
    layer: 'transport',
    meaning:
      'The host name has no address, so no request reached AWS. It is mistyped, belongs to another region, or what it named was deleted.',
    next: 'why403 probe <target> --probe=safe',
    isFiner: true,
  },
  'no-connection': {
    layer: 'transport',
    meaning:
      'The host did not answer, so no request reached AWS. A firewall, a proxy, a missing route or a VPC endpoint without the right security group is usual.',
    next: 'why403 probe <target> --probe=safe',
    isFiner: true,
  },
  'mtls-client-cert': {
    layer: 'tls',
    meaning:
      'The custom domain asks for a client certificate, and none that its truststore knows was sent. Signature and policies were not looked at.',
    next: 'curl -v --cert client.pem --key client.key https://<domain>/<path>',
  },
  'certificate-not-trusted': {
    layer: 'tls',
    meaning:
      'This machine does not trust the certificate that it was shown, often because a proxy re-signs traffic. No request was sent.',
    next: 'why403 probe <target> --probe=safe',
    isFiner: true,
  },
};

const SSO =
  /Error loading SSO Token|SSO[ -]session|SSOTokenLoadError|UnauthorizedSSOTokenError|SSOTokenProvider|TokenProviderError|SSO ?token|sso token|Token has expired and refresh failed|retrieving token from sso|aws sso login|using ['"`]?aws login|Session token not found or invalid|TokenRetrievalError|cached SSO/i;

const NO_CREDENTIALS =
  /NoCredentialsError|NoCredentialProviders|PartialCredentialsError|CredentialRetrievalError|ProfileNotFound|CredentialsNotLoaded|NoCredentialsException|MissingCredentialsError|Unable to locate credentials|AWS Credentials are required|Unable to resolve AWS account to use|without credentials set|Could not load credentials|Unable to load (?:AWS )?credentials|Missing credentials in config|Partial credentials found|credentials? (?:object )?is (?:missing|not valid)|no valid providers in chain|no valid credential sources|no EC2 IMDS role found|failed to (?:refresh cached|retrieve) credentials|no providers? in chain provided credentials|credentials provider was not enabled|Unable to get IAM security credentials|Failed to resolve AWS credentials|Error retrieving credentials from|config profile \(.{1,80}\) could not be found|could not find profile|failed to get shared config profile|no credentials (?:were )?(?:found|provided|configured)|Unable to find credentials|credentials? (?:could not be|were not|not) (?:found|loaded)|Missing credentials|Must provide (?:AWS )?credentials|(?:aws|config|credentials?)\b.{0,60} profile ["'`(]?[\w.-]{1,60}["'`)]? (?:could not be found|does not exist|was not found|not found)/i;

/** Credentials were found and sent, and AWS did not take them: while refreshing, for instance. */
const REFUSED_CREDENTIALS =
  /\b(?:ExpiredToken(?:Exception)?|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidAccessKeyId|InvalidSignatureException)\b/;

/** Here the reason comes later in the text, when it comes at all. */
const PROVIDER_ERROR = /CredentialsProviderError/;
const REASON_FOLLOWS = /failed to (?:refresh cached|retrieve) credentials|no valid credential sources/i;
const REASON = /IMDS|no providers|profile|empty|not found|environment/i;

const DNS =
  /\bENOTFOUND\b|EAI_AGAIN|NXDOMAIN|Could not resolve (?:host|proxy)|Name or service not known|nodename nor servname|no such host|NameResolutionError|getaddrinfo|UnknownHostException|No address associated|could not be resolved|Temporary failure in name resolution|failed to lookup address|Name does not resolve|dns error|Could not connect to the endpoint URL/i;

const CLIENT_CERTIFICATE =
  /alert (?:bad certificate|certificate (?:required|unknown|expired)|unknown ca|number (?:42|45|46|48|116)\b)|certificate required|bad certificate|bad_certificate|certificate_required|unknown_ca|certificate_unknown|Could not find issuer for certificate|(?:no|missing|invalid|bad|requires?|needs?) (?:a |required |valid |suitable )?client certificate|client certificate (?:is |was |has )?(?:required|missing|not |invalid|untrusted|rejected|expired)|SSLV3_ALERT_(?:BAD_)?CERTIFICATE|TLSV1_ALERT_UNKNOWN_CA|TLSV13_ALERT_CERTIFICATE/i;

const UNTRUSTED =
  /unable to (?:get local issuer|verify the first) certificate|self[- ]signed certificate|CERTIFICATE_VERIFY_FAILED|certificate verify failed|signed by unknown authority|PKIX path building failed|UNABLE_TO_VERIFY_LEAF|unable to find valid certification path|SSL certificate problem|certificate has expired|RemoteCertificate|does not match certificate|ALTNAME_INVALID|no alternative certificate subject/i;

const UNCONNECTED =
  /ETIMEDOUT|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|Connection (?:timed out|refused|reset)|connect timeout|ConnectTimeoutError|i\/o timeout|Failed to connect to|socket hang up|Could not connect|context deadline exceeded|TimeoutError|\bEPIPE\b|network is unreachable|SSL_ERROR_SYSCALL|handshake[ _]failure|unexpected eof|connection (?:was )?closed/i;

const isClientSide = (status: number | null): boolean => status === null || status === 0;

/** Of what why403 knows, only custom domains of API Gateway ask for client certificates. */
const API = { service: 'execute-api' };

/** Texts of programs that never got an answer. */
export const clientRules: readonly CauseRule[] = [
  { says: SSO, when: ({ kind, iam }) => kind === 'text' && iam === undefined, cause: 'sso-login-needed' },
  {
    when: ({ kind, iam, message }) =>
      kind === 'text' &&
      iam === undefined &&
      (NO_CREDENTIALS.test(message) || PROVIDER_ERROR.test(message)) &&
      !REFUSED_CREDENTIALS.test(message),
    cause: 'no-credentials',
    given: [
      {
        when: (_, { message }) =>
          !NO_CREDENTIALS.test(message) || (REASON_FOLLOWS.test(message) && !REASON.test(message)),
        candidates: ['no-credentials', 'sso-login-needed', 'expired-session-token'],
      },
    ],
  },
  {
    says: DNS,
    when: ({ status, emitter, message }) =>
      isClientSide(status) &&
      !['function-url', 'web-function', 'lambda-api'].includes(emitter) &&
      (emitter === 'some-api' || !/\.(?:amazonaws\.com|on\.aws|api\.aws)\b/i.test(message)),
    cause: 'private-api-not-resolvable',
    candidates: ['private-api-not-resolvable', 'api-deleted', 'wrong-region'],
    given: [
      { when: ({ flags }) => flags.privateApi === true },
      {
        when: ({ flags }) => flags.privateApi === false,
        cause: 'host-not-resolvable',
        candidates: ['host-not-resolvable', 'api-deleted', 'wrong-region'],
      },
    ],
  },
  {
    says: DNS,
    when: ({ status }) => isClientSide(status),
    cause: 'host-not-resolvable',
    candidates: ['host-not-resolvable', 'wrong-region', 'target-deleted'],
  },
  { says: /Could not find issuer for certificate/i, cause: 'mtls-client-cert', denied: API },
  { says: CLIENT_CERTIFICATE, when: ({ status }) => isClientSide(status), cause: 'mtls-client-cert', denied: API },
  { says: UNTRUSTED, when: ({ status }) => isClientSide(status), cause: 'certificate-not-trusted' },
  {
    says: UNCONNECTED,
    when: ({ status }) => isClientSide(status),
    cause: 'no-connection',
    candidates: ['no-connection', 'private-api-not-resolvable', 'mtls-client-cert'],
    given: [
      {
        when: ({ flags }) => flags.mutualTls === true && flags.clientCertificate === false,
        cause: 'mtls-client-cert',
        candidates: ['mtls-client-cert'],
      },
      {
        when: ({ flags }) => flags.privateApi === true,
        cause: 'private-api-not-resolvable',
      },
    ],
  },
];
