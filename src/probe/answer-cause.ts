import type { Header } from '../signature/http-request.ts';
import { headerValue } from '../signature/http-request.ts';

/** An HTTP answer, and whether the request behind it was signed. */
export interface AnsweredCall {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
  readonly isSigned: boolean;
}

/** Who refused, and the likeliest cause. */
export interface AnswerCause {
  readonly layer: string | null;
  readonly cause: string | null;
  readonly candidates: readonly string[];
}

/** What an answer is tested for; every field that is there must fit. */
interface AnswerRule {
  readonly type?: RegExp;
  readonly text?: RegExp;
  readonly status?: number;
  readonly header?: string;
  readonly unsigned?: true;
  readonly layer: string;
  /** The likeliest first. */
  readonly causes: readonly string[];
}

const MISSING = /^MissingAuthenticationToken/;
const FORBIDDEN = [
  'api-key-missing-or-invalid',
  'waf-block',
  'default-endpoint-disabled',
  'mtls-client-cert',
  'ambiguous-forbidden',
];
const URL_FORBIDDEN = [
  'function-url-forbidden',
  'function-url-dual-permission-missing',
  'function-url-grace-period-ended',
];

/** First rule that fits counts. Wordings as AWS documents them or as users have published them. */
const RULES: readonly AnswerRule[] = [
  { type: MISSING, header: 'x-cache', layer: 'cdn', causes: ['authorization-header-stripped', 'no-such-route'] },
  { type: MISSING, unsigned: true, layer: 'signature', causes: ['unsigned-request', 'no-such-route'] },
  { type: MISSING, layer: 'route', causes: ['no-such-route', 'authorization-header-stripped'] },
  { text: /scoped to correct service/, layer: 'signature', causes: ['wrong-service-scope'] },
  { text: /scoped to a valid region/, layer: 'signature', causes: ['wrong-region-scope'] },
  { text: /Signature expired/, layer: 'signature', causes: ['signature-expired'] },
  { text: /Signature not yet current/, layer: 'signature', causes: ['signature-not-yet-current'] },
  { text: /'Host' or ':authority' must be/, layer: 'signature', causes: ['host-not-signed'] },
  {
    text: /SignedHeader, but it does not exist/,
    layer: 'signature',
    causes: ['signed-header-missing-on-wire'],
  },
  { text: /HeadersNotSigned|which were not signed/, layer: 'signature', causes: ['x-amz-header-not-signed'] },
  { text: /requires 'Credential' parameter/, layer: 'signature', causes: ['non-sigv4-authorization-header'] },
  { text: /'\/\d{8}\/.*not a valid key=value/, layer: 'signature', causes: ['whitespace-in-access-key'] },
  {
    text: /not a valid key=value/,
    layer: 'signature',
    causes: ['non-sigv4-authorization-header', 'header-name-duplicated-in-value'],
  },
  { text: /signature we calculated does not match/, layer: 'signature', causes: ['signature-mismatch'] },
  {
    type: /^(?:InvalidSignature|IncompleteSignature|SignatureDoesNotMatch)/,
    layer: 'signature',
    causes: ['signature-mismatch'],
  },
  {
    text: /security token included in the request is expired/,
    layer: 'credentials',
    causes: ['expired-session-token'],
  },
  { type: /^ExpiredToken/, layer: 'credentials', causes: ['expired-session-token'] },
  {
    text: /security token included in the request is invalid/,
    layer: 'credentials',
    causes: ['unknown-or-inactive-key-or-bad-token', 'missing-session-token'],
  },
  {
    type: /^(?:UnrecognizedClient|InvalidClientTokenId)/,
    layer: 'credentials',
    causes: ['unknown-or-inactive-key-or-bad-token', 'missing-session-token'],
  },
  { text: /User: anonymous is not authorized/, layer: 'authorization', causes: ['resource-policy-denied-anonymous'] },
  { text: /User: \S+ is not authorized to perform/, layer: 'authorization', causes: ['iam-denied'] },
  { text: /User is not authorized to access this resource/, layer: 'authorizer', causes: ['lambda-authorizer-deny'] },
  { text: /cannot be assumed by Lambda/, layer: 'function', causes: ['function-role-not-assumable'] },
  { type: /^KMSAccessDenied/, layer: 'function', causes: ['function-role-kms-denied'] },
  { type: /^EC2AccessDenied/, layer: 'function', causes: ['function-role-ec2-denied'] },
  { type: /^EFSMount/, layer: 'function', causes: ['efs-mount-permission'] },
  { type: /^S3FilesMount/, layer: 'function', causes: ['s3files-mount-permission'] },
  { text: /urls-auth\.html/, layer: 'authorization', causes: URL_FORBIDDEN },
  { type: /^AccessDenied/, text: /"Message":"Forbidden/, layer: 'authorization', causes: URL_FORBIDDEN },
  { header: 'lambda-web-error-type', status: 403, layer: 'authorization', causes: ['web-function-forbidden'] },
  { header: 'lambda-web-request-id', status: 403, layer: 'authorization', causes: ['web-function-forbidden'] },
  { type: /^Forbidden/, layer: 'domain', causes: FORBIDDEN },
  { type: /^Unauthorized/, layer: 'authorizer', causes: ['identity-source-missing'] },
  { status: 401, text: /"Unauthorized"/, layer: 'authorizer', causes: ['identity-source-missing'] },
  {
    header: 'apigw-requestid',
    status: 403,
    text: /"Forbidden"/,
    layer: 'authorization',
    causes: ['http-api-forbidden', ...FORBIDDEN],
  },
  { header: 'apigw-requestid', status: 404, text: /"Not Found"/, layer: 'route', causes: ['no-such-route'] },
  {
    text: /The request could not be satisfied/,
    layer: 'cdn',
    causes: ['cloudfront-host-or-method-rejected', 'waf-block'],
  },
  { header: 'x-amzn-waf-action', layer: 'waf', causes: ['waf-captcha-or-challenge'] },
  { text: /Limit Exceeded/, status: 429, layer: 'throttle', causes: ['usage-plan-quota'] },
  {
    text: /ReservedFunctionConcurrentInvocationLimitExceeded/,
    layer: 'throttle',
    causes: ['reserved-concurrency-exhausted-or-zero'],
  },
  { status: 429, layer: 'throttle', causes: ['throttled'] },
  {
    text: /"Internal server error"/i,
    status: 500,
    layer: 'integration',
    causes: ['apigw-lacks-lambda-permission', 'authorizer-configuration-error'],
  },
  { status: 502, layer: 'integration', causes: ['malformed-lambda-proxy-response', 'function-error'] },
  { type: /^AccessDenied/, layer: 'authorization', causes: ['iam-denied'] },
];

/** Returns who refused and why, as far as one HTTP answer tells; nothing is known of an answer that fits no rule. */
export function answerCause(answer: AnsweredCall): AnswerCause {
  if (answer.status < 400) return { layer: 'none', cause: 'allowed', candidates: ['allowed'] };
  // The type may carry a suffix after a colon: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
  const type = headerValue(answer.headers, 'x-amzn-errortype')?.split(':')[0] ?? '';
  const rule = RULES.find((each) => fits(each, answer, type));
  if (rule !== undefined) return { layer: rule.layer, cause: rule.causes[0] ?? null, candidates: rule.causes };
  const isOwn = type === '' && headerValue(answer.headers, 'x-amzn-trace-id') !== undefined;
  if (!isOwn) return { layer: null, cause: null, candidates: [] };
  const causes = answer.status === 403 ? ['backend-403'] : [];
  return { layer: 'application', cause: causes[0] ?? null, candidates: causes };
}

function fits(rule: AnswerRule, { status, headers, body, isSigned }: AnsweredCall, type: string): boolean {
  return (
    (rule.type === undefined || rule.type.test(type)) &&
    (rule.text === undefined || rule.text.test(body)) &&
    (rule.status === undefined || rule.status === status) &&
    (rule.header === undefined || headerValue(headers, rule.header) !== undefined) &&
    (rule.unsigned === undefined || !isSigned)
  );
}
