import type { PlainObject } from './plain-value.ts';
import { textOf } from './plain-value.ts';

/**
 * The error type that a response or an SDK's message names, without namespace and without the part after `:`;
 * undefined when it names none. Header, then body, then the SDK's own form.
 */
export function readErrorType(
  headers: Readonly<Record<string, string>>,
  body: PlainObject | undefined,
  text: string,
): string | undefined {
  const header = headers['x-amzn-errortype'];
  if (header) return bareType(header);
  const inBody = textOf(body, '__type', 'code', 'errorCode', 'errorType', 'error', 'name');
  if (inBody && /^[\w.#:/-]{1,200}$/.test(inBody)) return bareType(inBody);
  return typeInText(text);
}

/** The types of API Gateway's own responses, as access and execution logs show them. */
function gatewayType(text: string): string | undefined {
  return TELLING_TYPES.exec(text)?.[0] ?? NAMED_TYPE.exec(text)?.[1];
}

/** Whether an error type is one of API Gateway's response types. */
export function isGatewayType(type: string): boolean {
  return gatewayType(`responseType: ${type}`) === type;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html */
const TELLING_TYPES =
  /\b(?:API_CONFIGURATION_ERROR|AUTHORIZER_CONFIGURATION_ERROR|AUTHORIZER_FAILURE|INTEGRATION_FAILURE|INTEGRATION_TIMEOUT|INVALID_API_KEY|MISSING_AUTHENTICATION_TOKEN|WAF_FILTERED)\b/;

/** Words that others use too count only where a response type is expected. */
const NAMED_TYPE =
  /response_?\s?type["']?\s?[:=]\s?["']?(ACCESS_DENIED|EXPIRED_TOKEN|INVALID_SIGNATURE|QUOTA_EXCEEDED|RESOURCE_NOT_FOUND|THROTTLED|UNAUTHORIZED)\b/i;

/** `com.amazon#AccessDeniedException:http://…` is `AccessDeniedException`; `Lambda.AWSLambdaException` its last part. */
function bareType(name: string): string {
  const unprefixed = name.slice(name.lastIndexOf('#') + 1);
  const type = unprefixed.split(':')[0] ?? '';
  return (type.split('.').at(-1) ?? type).trim();
}

/** The forms of botocore, Go, Java v1 and v2, JavaScript, PHP, Rust, .NET, XML; one capture each. */
const FORMS: readonly RegExp[] = [
  /An error occurred \(([\w.]{1,80})\)/,
  /api error (\w{1,80})/,
  /<Code>(\w{1,80})<\/Code>/,
  /Error Code: (\w{1,80})/,
  /\bcode: Some\("(\w{1,80})"\)/,
  /\b(\w{1,80}) \((?:client|server)\):/,
  /<(\w{1,80}Exception)>/,
  /RequestID: [\w-]{1,80}, (\w{1,80}):/,
  /\(Client\.(\w{1,60})\)/,
  /\berrorCode:? ?["']?(?:Client\.)?(\w{1,60})/,
  /^(?:Uncaught |Error: )?([A-Z]\w{2,80}(?:Exception|Denied|Error|Token|Failure|Operation|Expired|Mismatch|Id)): /,
];

/** Returns the error type in the forms of the SDKs, else a known one that stands in the text as a word. */
export function typeInText(text: string): string | undefined {
  for (const form of FORMS) {
    const found = form.exec(text);
    if (found?.[1]) return bareType(found[1]);
  }
  return KNOWN_TYPES.find((type) => hasWord(text, type)) ?? gatewayType(text);
}

/** Types that decide a cause; looked for as a word when no SDK form is recognised. */
const KNOWN_TYPES = (
  'IncompleteSignatureException IncompleteSignature InvalidSignatureException SignatureDoesNotMatch ' +
  'MissingAuthenticationTokenException MissingAuthenticationToken UnrecognizedClientException InvalidClientTokenId ' +
  'InvalidAccessKeyId AuthFailure ExpiredTokenException ExpiredToken RequestExpired RequestTimeTooSkewed ' +
  'KMSAccessDeniedException EC2AccessDeniedException EFSMountFailureException S3FilesMountFailureException ' +
  'UnauthorizedOperation AccessDeniedException AccessDenied ForbiddenException UnauthorizedException ' +
  'TooManyRequestsException LimitExceededException ThrottlingException ResourceNotFoundException ' +
  'ResourceConflictException ResourceNotReadyException GoneException NoCredentialsError CredentialsProviderError ' +
  'NoCredentialProviders VpceAccessDenied HeadersNotSigned InvalidParameterValueException DryRunOperation'
).split(' ');

/** Whether `word` stands in `text` with no letter or digit around it. */
export function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + word.length))) return true;
  }
  return false;
}
