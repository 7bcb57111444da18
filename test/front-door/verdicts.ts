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
import { CDN_HOST, HTTP_HOST, OPT_IN_HOST, REST_HOST, SOCKET_HOST, URL_HOST, WEB_HOST } from './hosts.ts';
import { ALICE, APP, EXPIRED, type Key, MISTYPED, UNKNOWN } from './keys.ts';
import type { ClientScenario, Scenario } from './scenario.ts';
import { apiSnapshot, functionSnapshot, routeSnapshot } from './snapshots.ts';

/** A domain of one's own does not say its region. */
const IRELAND = ['--region', 'eu-west-1'];

const OK = application(200, { ok: true });

type Read = readonly [seen: Seen, cause: string | null, ...among: string[]];

function row(name: string, [seen, cause, ...among]: Read, more: Partial<Scenario> = {}): Scenario {
  const path = `/prod${slug(name)}`;
  return { row: name, host: REST_HOST, path, verdict: () => OK, seen, cause, among, ...more };
}

function slug(name: string): string {
  return `/${name.replaceAll(' ', '-')}`;
}

const always = (answer: Answer): Pick<Scenario, 'verdict'> => ({ verdict: () => answer });
const forUrl = (path: string, answer: Answer): Partial<Scenario> => ({ host: URL_HOST, path, ...always(answer) });
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const FORBIDDEN = rest('ForbiddenException', { message: 'Forbidden' });
const incomplete = (message: string): Answer => rest('IncompleteSignatureException', { message });

export const SCENARIOS: readonly Scenario[] = [
  row('0 allowed', ['accepted', 'allowed']),
  row('0 allowed, by a backend that answers without a mark', ['accepted', 'allowed'], {
    ...always({ status: 200, headers: { 'content-type': 'application/json' }, body: '{}' }),
  }),
  row('0 a page of a proxy', ['unread', 'allowed'], {
    ...always({ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>blocked</html>' }),
  }),
  row('0 an answer without a mark from any host', ['unread', 'allowed'], {
    host: CDN_HOST,
    path: '/plain',
    args: IRELAND,
    before: { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' },
  }),
  row('1 unsigned', ['missingToken', 'unsigned-request'], {
    evidence: apiSnapshot('/1-unsigned', ALICE, []),
    rung: 'S2',
  }),
  row('1 unsigned, asked for with HEAD', ['missingToken', 'unsigned-request'], {
    evidence: routeSnapshot('/1-unsigned,-asked-for-with-HEAD', ALICE, {
      route: { key: 'ANY /1-unsigned,-asked-for-with-HEAD' },
    }),
    method: 'HEAD',
    rung: 'S2',
  }),
  row('2 no such route', ['missingToken', 'no-such-route'], always(MISSING_TOKEN)),
  row('2 a route that is not deployed', ['missingToken', 'no-such-route'], {
    evidence: apiSnapshot('/2-a-route-that-is-not-deployed', ALICE, []),
    ...always(MISSING_TOKEN),
  }),
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
  row('4 header name twice', ['badSignature', 'header-name-duplicated-in-value'], {
    before: incomplete(
      "'AWS4-HMAC-SHA256' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 AWS4-HMAC-SHA256 Credential=AKIAALICE0EXAMPLE000/20261121/eu-west-1/execute-api/aws4_request'.",
    ),
  }),
  row('5 wrong service', ['wrongScope', 'wrong-service-scope'], { args: ['--service', 's3'] }),
  row('5 wrong service, asked for with HEAD', ['wrongScope', 'signature-mismatch'], {
    evidence: routeSnapshot('/5-wrong-service,-asked-for-with-HEAD', ALICE, {
      route: { key: 'ANY /5-wrong-service,-asked-for-with-HEAD' },
    }),
    method: 'HEAD',
    rung: 'S3',
  }),
  row('5 wrong service of rung S3', ['wrongScope', 'wrong-service-scope'], {
    evidence: apiSnapshot('/5-wrong-service-of-rung-S3', ALICE, []),
    rung: 'S3',
  }),
  row('6 wrong region', ['wrongScope', 'wrong-region-scope'], {
    before: rest('InvalidSignatureException', {
      message: "Credential should be scoped to a valid region, not 'us-east-1'. ",
    }),
  }),
  row('7 signature expired', ['badTime', 'signature-expired'], { clockMinutes: 20 }),
  row('8 not yet current', ['badTime', 'signature-not-yet-current'], { clockMinutes: -20 }),
  row('9 mismatch', ['badSignature', 'signature-mismatch'], { as: MISTYPED }),
  row('9 mismatch with echo', ['badSignature', 'signature-mismatch'], {
    before: rest('InvalidSignatureException', {
      message: `${MISMATCH}\n\nThe Canonical String for this request should have been\n'GET\n/prod/9-mismatch-with-echo\n\nhost:${REST_HOST}\n\nhost\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20261121T120000Z\n20261121/eu-west-1/execute-api/aws4_request\n0123456789abcdef'\n`,
    }),
  }),
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
  row('19 api key', ['forbidden', 'ambiguous-forbidden', 'api-key-missing-or-invalid'], {
    verdict: (_, request) => (request.headers.some(({ name }) => name.toLowerCase() === 'x-api-key') ? OK : FORBIDDEN),
  }),
  row('19 api key that the evidence knows of', ['forbidden', 'api-key-missing-or-invalid'], {
    ...always(FORBIDDEN),
    evidence: routeSnapshot('/19-api-key-that-the-evidence-knows-of', ALICE, { route: { apiKeyRequired: true } }),
  }),
  row('19 api key, old wording', ['forbidden', 'api-key-missing-or-invalid'], {
    before: rest('ForbiddenException', { message: 'Invalid API Key identifier specified' }),
  }),
  row('20 waf', ['forbidden', 'ambiguous-forbidden', 'waf-block'], { before: FORBIDDEN }),
  row('21 default endpoint disabled', ['forbidden', 'ambiguous-forbidden', 'default-endpoint-disabled'], {
    before: FORBIDDEN,
  }),
  row('21 disabled endpoint that the evidence knows of', ['forbidden', 'default-endpoint-disabled'], {
    before: FORBIDDEN,
    evidence: routeSnapshot('/21-disabled-endpoint-that-the-evidence-knows-of', ALICE, {
      api: { disableDefaultEndpoint: true },
    }),
  }),
  row('22 http api', ['forbidden', 'http-api-forbidden'], {
    host: HTTP_HOST,
    path: '/orders',
    ...always(http(403, { message: 'Forbidden' })),
  }),
  row('23 unmapped domain', ['forbidden', 'ambiguous-forbidden', 'no-base-path-mapping'], {
    host: CDN_HOST,
    path: '/unmapped',
    args: IRELAND,
    before: FORBIDDEN,
  }),
  row('24 mutual tls', ['forbidden', 'ambiguous-forbidden', 'mtls-required'], { before: FORBIDDEN }),
  row('27 private dns', ['forbidden', 'ambiguous-forbidden', 'public-api-via-vpce-private-dns'], {
    before: FORBIDDEN,
  }),
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
  row('31 preflight', ['missingToken', 'cors-preflight-on-iam-route'], {
    evidence: routeSnapshot('/31-preflight', ALICE, { route: { key: 'ANY /31-preflight' } }),
    method: 'OPTIONS',
    args: ['-H', 'Origin: https://shop.example.com', '-H', 'Access-Control-Request-Method: GET'],
    rung: 'S2',
  }),
  row('31 preflight that a CORS configuration answers', ['unread', 'allowed'], {
    evidence: routeSnapshot('/31-preflight-that-a-CORS-configuration-answers', ALICE, {
      route: { key: 'ANY /31-preflight-that-a-CORS-configuration-answers' },
    }),
    method: 'OPTIONS',
    args: ['-H', 'Origin: https://shop.example.com', '-H', 'Access-Control-Request-Method: GET'],
    unsigned: { status: 204, headers: { 'x-amzn-requestid': '1', 'access-control-allow-origin': '*' }, body: '' },
    rung: 'S2',
  }),
  row('32 stripped by cdn', ['missingToken', 'authorization-header-stripped'], {
    host: CDN_HOST,
    path: '/orders',
    args: IRELAND,
    before: throughCloudFront(MISSING_TOKEN),
  }),
  row('33 cloudfront html', ['forbidden', 'cloudfront-host-or-method-rejected'], {
    host: CDN_HOST,
    path: '/html',
    args: IRELAND,
    before: throughCloudFront({
      status: 403,
      headers: { server: 'CloudFront', 'content-type': 'text/html' },
      body: '<HTML><HEAD><TITLE>ERROR: The request could not be satisfied</TITLE></HEAD><BODY><H1>403 ERROR</H1>The request could not be satisfied.</BODY></HTML>',
    }),
  }),
  row('34 signed for the cdn host', ['badSignature', 'signature-mismatch', 'host-mismatch-through-proxy'], {
    host: CDN_HOST,
    path: '/mismatch',
    args: IRELAND,
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
  row(
    '38 dual permission',
    ['denied', 'function-url-forbidden', 'function-url-dual-permission-missing'],
    forUrl('/dual', URL_FORBIDDEN),
  ),
  row(
    '39 grace period ended',
    ['denied', 'function-url-forbidden', 'function-url-grace-period-ended'],
    forUrl('/grace', URL_FORBIDDEN),
  ),
  row(
    '41 service control policy, function URL',
    ['denied', 'function-url-forbidden', 'iam-denied'],
    forUrl('/scp', URL_FORBIDDEN),
  ),
  ...(['kept-by-scp', 'kept-by-boundary', 'kept-by-session'] as const).map((name) =>
    row(`41 ${name}`, ['denied', 'iam-denied'], { evidence: functionSnapshot(name, ALICE, []), rung: 'L1' }),
  ),
  row('42 invoke', ['denied', 'iam-denied'], { evidence: functionSnapshot('secret', ALICE, []), rung: 'L1' }),
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
    '44 ec2',
    ['busy', 'function-role-ec2-denied'],
    forUrl(
      '/ec2',
      lambda(
        'EC2AccessDeniedException',
        { Message: 'The provided execution role does not have permissions to call CreateNetworkInterface on EC2' },
        502,
      ),
    ),
  ),
  row(
    '45 s3 files',
    ['busy', 's3files-mount-permission'],
    forUrl('/s3files', lambda('S3FilesMountFailureException', { Message: 'The function could not mount.' })),
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
    ['busy', 'malformed-lambda-proxy-response'],
    always(rest('InternalServerErrorException', { message: 'Internal server error' }, 502)),
  ),
  row(
    '47 crash behind a function URL',
    ['busy', 'function-error'],
    forUrl('/crash', { ...application(502, 'Internal Server Error'), body: 'Internal Server Error' }),
  ),
  row('48 concurrency of zero', ['busy', 'reserved-concurrency-exhausted-or-zero'], {
    evidence: functionSnapshot('switchedoff', ALICE, []),
    rung: 'L1',
  }),
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
  row('49 no function', ['busy', 'function-not-found'], {
    evidence: functionSnapshot('gone', ALICE, []),
    rung: 'L1',
  }),
  row('49 not active', ['busy', 'function-not-active'], {
    evidence: functionSnapshot('starting', ALICE, []),
    rung: 'L1',
  }),
  row('50 backend 403', ['applicationRefused', 'backend-403'], always(application(403, { error: 'not your order' }))),
  row('51 websocket', ['denied', 'websocket-connect-denied', 'iam-denied'], {
    host: SOCKET_HOST,
    scheme: 'wss',
    ...always({ status: 403, headers: { 'x-amzn-requestid': '1' }, body: '' }),
  }),
  row('51 websocket that opens', ['accepted', 'allowed'], {
    host: SOCKET_HOST,
    scheme: 'wss',
    ...always({ status: 101, headers: {}, body: '' }),
  }),
  row('53 web function', ['denied', 'web-function-forbidden', 'needs-sigv4a'], {
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
  row('52 client has gone', ['accepted', 'websocket-connection-gone'], {
    path: '/prod/@connections/gone',
    ...always(rest('GoneException', { message: 'Gone' }, 410)),
  }),
  row(
    '54 token of the global endpoint',
    ['badCredentials', 'unknown-or-inactive-key-or-bad-token', 'sts-global-token-in-opt-in-region'],
    { host: OPT_IN_HOST, as: APP, before: rest('UnrecognizedClientException', { message: BAD_TOKEN }) },
  ),
];

const isUnhashed = ({ method, headers }: HttpRequest): boolean =>
  /^P/.test(method) && !headers.some(({ name }) => name.toLowerCase() === 'x-amz-content-sha256');

// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html
const ofOac = (request: HttpRequest): Answer =>
  throughCloudFront(isUnhashed(request) ? lambda('InvalidSignatureException', { message: MISMATCH }) : OK);

const post = { host: CDN_HOST, path: '/upload', method: 'POST', body: '{"a":1}', answer: ofOac };

/** Rows whose request the probe never makes: it hashes every body. */
export const CLIENT_SCENARIOS: readonly ClientScenario[] = [
  {
    ...post,
    row: '35 origin access control and no payload hash',
    headers: { 'content-type': 'application/json' },
    context: { originAccessControl: true, payloadHashSent: false },
    cause: 'oac-post-without-payload-hash',
  },
  {
    ...post,
    row: '35 the same, nothing known of the distribution',
    headers: { 'content-type': 'application/json' },
    context: {},
    cause: 'signature-mismatch',
    among: ['oac-post-without-payload-hash'],
  },
  {
    ...post,
    row: '35 with the payload hash',
    headers: { 'x-amz-content-sha256': '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862' },
    context: { originAccessControl: true },
    cause: 'allowed',
  },
];

/** Alice calls when nobody else is named. */
export function callerOf(scenario: Scenario): Key {
  return scenario.as ?? ALICE;
}
