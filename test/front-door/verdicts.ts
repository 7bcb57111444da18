import type { Seen } from '../../src/domain/observation.ts';
import type { HttpRequest } from '../../src/signature/http-request.ts';
import {
  type Answer,
  application,
  BAD_TOKEN,
  http,
  lambda,
  MISSING_TOKEN,
  notAuthorized,
  rest,
  throughCloudFront,
  URL_FORBIDDEN,
} from './answers.ts';
import { CDN_HOST, HTTP_HOST, REST_HOST, URL_HOST, WEB_HOST } from './hosts.ts';
import { ALICE, EXPIRED, type Key, MISTYPED, UNKNOWN } from './keys.ts';

/**
 * One row of the taxonomy of 403s: what the front door answers, written by hand, and what the probe must make of it.
 * Our own engine has no part in it.
 */
export interface Scenario {
  /** Number in the taxonomy, and its name. */
  readonly row: string;
  readonly host: string;
  readonly path: string;
  /** Answered before anybody looks at the signature. */
  readonly before?: Answer;
  /** Answer to an unsigned request, when it differs from the host's usual one. */
  readonly unsigned?: Answer;
  /** How far AWS's clock is ahead of ours. */
  readonly clockMinutes?: number;
  readonly verdict: (key: Key, request: HttpRequest) => Answer;
  /** Who calls; alice unless said. */
  readonly as?: Key;
  readonly args?: readonly string[];
  readonly seen: Seen;
  /** Id of the cause that must be named or be among the candidates. */
  readonly cause: string | undefined;
}

const OK = application(200, { ok: true });

function row(row: string, expected: readonly [Seen, string | undefined], more: Partial<Scenario> = {}): Scenario {
  const [seen, cause] = expected;
  return { row, host: REST_HOST, path: `/prod/${row.replaceAll(' ', '-')}`, verdict: () => OK, seen, cause, ...more };
}

const always = (answer: Answer): Pick<Scenario, 'verdict'> => ({ verdict: () => answer });
const forUrl = (path: string, answer: Answer): Partial<Scenario> => ({ host: URL_HOST, path, ...always(answer) });
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const FORBIDDEN = rest('ForbiddenException', { message: 'Forbidden' });
const incomplete = (message: string): Answer => rest('IncompleteSignatureException', { message });

export const SCENARIOS: readonly Scenario[] = [
  row('0 allowed', ['accepted', undefined]),
  row('2 no such route', ['missingToken', 'no-such-route'], always(MISSING_TOKEN)),
  row('3 bearer token', ['badSignature', 'non-sigv4-authorization-header'], {
    before: incomplete(
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization=Bearer eyJhbGciOi",
    ),
  }),
  row('4 white space in key', ['badSignature', 'whitespace-in-access-key'], {
    before: incomplete(
      "'/20261121/eu-west-1/execute-api/aws4_request,' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential=AKIAALICE0EXAMPLE000 /20261121/eu-west-1/execute-api/aws4_request, SignedHeaders=host, Signature=0123456789abcdef0123456789abcdef'.",
    ),
  }),
  row('5 wrong service', ['wrongScope', 'wrong-service-scope'], { args: ['--service', 's3'] }),
  row('6 wrong region', ['wrongScope', 'wrong-region-scope'], {
    before: rest('InvalidSignatureException', {
      message: "Credential should be scoped to a valid region, not 'us-east-1'. ",
    }),
  }),
  row('7 signature expired', ['badTime', 'signature-expired'], { clockMinutes: 20 }),
  row('8 not yet current', ['badTime', 'signature-not-yet-current'], { clockMinutes: -20 }),
  row('9 mismatch', ['badSignature', 'signature-mismatch'], { as: MISTYPED }),
  row('10 host not signed', ['badSignature', 'host-not-signed'], {
    before: rest('InvalidSignatureException', {
      message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
    }),
  }),
  row('11 signed header missing', ['badSignature', 'signed-header-missing-on-wire'], {
    before: incomplete("'x-amz-security-token' is named as a SignedHeader, but it does not exist in the HTTP request."),
  }),
  row('12 x-amz header not signed', ['badSignature', 'x-amz-header-not-signed'], {
    before: {
      status: 403,
      headers: { 'content-type': 'application/xml', 'x-amzn-requestid': '1' },
      body: '<Error><Code>AccessDenied</Code><Message>There were headers present in the request which were not signed</Message><HeadersNotSigned>x-amz-meta</HeadersNotSigned></Error>',
    },
  }),
  row('13 unknown key', ['badCredentials', 'unknown-or-inactive-key-or-bad-token'], { as: UNKNOWN }),
  // The probe knows that it sent no temporary key without its token, so it names the other reasons.
  row('13 no token', ['badCredentials', 'unknown-or-inactive-key-or-bad-token'], {
    before: rest('UnrecognizedClientException', { message: BAD_TOKEN }),
  }),
  row('14 expired token', ['badCredentials', 'expired-session-token'], { as: EXPIRED }),
  row('15 implicit deny', ['denied', 'iam-denied'], {
    verdict: ({ arn }) => notAuthorized(arn, ' because no identity-based policy allows the execute-api:Invoke action'),
  }),
  row('16 explicit deny', ['denied', 'iam-denied'], {
    verdict: ({ arn }) => notAuthorized(arn, ' with an explicit deny'),
  }),
  row('16 scp with arn', ['denied', 'iam-denied'], {
    verdict: ({ arn }) =>
      notAuthorized(
        arn,
        ' with an explicit deny in a service control policy: arn:aws:organizations::444455556666:policy/o-exampleorg/service_control_policy/p-example1',
      ),
  }),
  row('17 anonymous', ['denied', 'resource-policy-denied-anonymous'], { before: notAuthorized('anonymous', '') }),
  row('18 cross account', ['denied', 'iam-denied'], {
    verdict: ({ arn }) => notAuthorized(arn, ' because no resource-based policy allows the execute-api:Invoke action'),
  }),
  row('19 api key', ['forbidden', 'api-key-missing-or-invalid'], {
    verdict: (_, request) => (request.headers.some(({ name }) => name.toLowerCase() === 'x-api-key') ? OK : FORBIDDEN),
  }),
  row('20 waf', ['forbidden', 'waf-block'], { before: FORBIDDEN }),
  row('21 default endpoint disabled', ['forbidden', 'default-endpoint-disabled'], { before: FORBIDDEN }),
  row('22 http api', ['forbidden', 'http-api-forbidden'], {
    host: HTTP_HOST,
    path: '/orders',
    ...always(http(403, { message: 'Forbidden' })),
  }),
  row('23 unmapped domain', ['forbidden', undefined], { before: FORBIDDEN }),
  row('28 vpc endpoint policy', ['denied', 'iam-denied'], {
    verdict: ({ arn }) => notAuthorized(arn, ' because no VPC endpoint policy allows the execute-api:Invoke action'),
  }),
  row(
    '29 lambda authorizer',
    ['authorizerRefused', 'lambda-authorizer-deny'],
    always(
      rest('AccessDeniedException', {
        Message: 'User is not authorized to access this resource with an explicit deny',
      }),
    ),
  ),
  row('30 identity source', ['authorizerRefused', 'identity-source-missing'], {
    before: rest('UnauthorizedException', { message: 'Unauthorized' }, 401),
  }),
  row('32 stripped by cdn', ['missingToken', 'authorization-header-stripped'], {
    host: CDN_HOST,
    path: '/orders',
    before: throughCloudFront(MISSING_TOKEN),
  }),
  row('33 cloudfront html', ['forbidden', 'cloudfront-host-or-method-rejected'], {
    host: CDN_HOST,
    path: '/html',
    before: throughCloudFront({
      status: 403,
      headers: { server: 'CloudFront', 'content-type': 'text/html' },
      body: '<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY><H1>403 ERROR</H1>The request could not be satisfied.</BODY></HTML>',
    }),
  }),
  row('34 signed for the cdn host', ['badSignature', 'signature-mismatch'], {
    host: CDN_HOST,
    path: '/mismatch',
    before: throughCloudFront(rest('InvalidSignatureException', { message: MISMATCH })),
  }),
  row('36 hop headers signed', ['badSignature', 'signature-mismatch'], {
    before: rest('InvalidSignatureException', {
      message: `${MISMATCH}\n\nThe Canonical String for this request should have been\n'GET\n/prod\n\nvia:1.1 proxy\n\nvia\ne3b0'`,
    }),
  }),
  row('37 url forbidden', ['denied', 'function-url-forbidden'], forUrl('/forbidden', URL_FORBIDDEN)),
  row(
    '37 old wording',
    ['denied', 'function-url-forbidden'],
    forUrl('/old', lambda('AccessDeniedException', { Message: 'Forbidden' })),
  ),
  row('38 dual permission', ['denied', 'function-url-dual-permission-missing'], forUrl('/dual', URL_FORBIDDEN)),
  row(
    '43 role not assumable',
    ['busy', 'function-role-not-assumable'],
    forUrl(
      '/role',
      lambda('AccessDeniedException', { Message: 'The role defined for the function cannot be assumed by Lambda.' }),
    ),
  ),
  row(
    '44 kms',
    ['busy', 'function-role-kms-denied'],
    forUrl(
      '/kms',
      lambda(
        'KMSAccessDeniedException',
        { Message: 'Lambda was unable to decrypt the environment variables because KMS access was denied.' },
        502,
      ),
    ),
  ),
  row(
    '45 efs',
    ['busy', 'efs-mount-permission'],
    forUrl(
      '/efs',
      lambda('EFSMountFailureException', { Message: 'The function could not mount the EFS file system.' }),
    ),
  ),
  row(
    '46 integration permission',
    ['busy', 'apigw-lacks-lambda-permission'],
    always(rest('InternalServerErrorException', { message: 'Internal server error' }, 500)),
  ),
  row(
    '47 bad proxy response',
    ['busy', undefined],
    always(rest('InternalServerErrorException', { message: 'Internal server error' }, 502)),
  ),
  row(
    '48 throttled',
    ['busy', 'throttled'],
    always(rest('TooManyRequestsException', { message: 'Too Many Requests' }, 429)),
  ),
  row(
    '48 quota',
    ['busy', 'usage-plan-quota'],
    always(rest('LimitExceededException', { message: 'Limit Exceeded' }, 429)),
  ),
  row('49 http api route', ['missingToken', 'no-such-route'], {
    host: HTTP_HOST,
    path: '/nowhere',
    before: http(404, { message: 'Not Found' }),
  }),
  row('50 backend 403', ['applicationRefused', 'backend-403'], always(application(403, { error: 'not your order' }))),
  row('53 web function', ['denied', 'web-function-forbidden'], {
    host: WEB_HOST,
    path: '/',
    before: {
      status: 403,
      headers: {
        'content-type': 'application/json',
        'lambda-web-request-id': '1',
        'lambda-web-error-type': 'AccessDenied',
      },
      body: '{"Message":"Forbidden"}',
    },
  }),
  row('52 connections', ['denied', 'iam-denied'], {
    path: '/prod/@connections/abc',
    verdict: ({ arn }) =>
      rest('AccessDeniedException', {
        Message: `User: ${arn} is not authorized to perform: execute-api:ManageConnections on resource: arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/prod/GET/@connections/{connectionId}`,
      }),
  }),
];

/** Alice calls when nobody else is named. */
export function callerOf(scenario: Scenario): Key {
  return scenario.as ?? ALICE;
}
