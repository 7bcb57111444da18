import type { Answer } from '../answer.ts';
import { type Cause, type CauseRule, known } from '../cause-rule.ts';
import { forbiddenGiven } from './forbidden.ts';

/** Refusals of function URLs, HTTP APIs, web functions and WebSocket APIs: they all name nobody. */
export const endpointCauses: Readonly<Record<string, Cause>> = {
  'http-api-forbidden': {
    layer: 'authorization',
    meaning:
      'The HTTP API refused, and says the same for a missing signature, a wrong one and a missing permission. Its access log ($context.authorizer.error) or a probe tells them apart.',
    next: 'why403 explain <target> --probe=safe',
  },
  'web-function-forbidden': {
    layer: 'authorization',
    meaning:
      'The web function endpoint refused, and does not say whether signature or permission is missing. Global endpoints need SigV4a, and the action is lambda:InvokeWebFunctionEndpoint.',
    next: 'why403 explain <target> --caller <principal>',
  },
  'websocket-connect-denied': {
    layer: 'authorization',
    meaning:
      'The WebSocket API refused the handshake, and clients do not show why. Only $connect is checked: signature, permission, authorizer or the stage in the URL.',
    next: 'why403 sign wss://<api-id>.execute-api.<region>.amazonaws.com/<stage>',
  },
};

const WEB = ['unsigned-request', 'iam-denied', 'needs-sigv4a'];

/** A body, and no error type of the platform: the function itself may have said no. */
const mayBeProgram = ({ headers, message, bodyKey }: Answer): boolean =>
  message !== '' && bodyKey !== 'Message' && !('lambda-web-error-type' in headers);

/** Answers of endpoints that name nobody. */
export const endpointRules: readonly CauseRule[] = [
  {
    emitter: ['web-function'],
    status: [401, 403],
    cause: 'web-function-forbidden',
    candidates: WEB,
    denied: { service: 'lambda', action: 'lambda:InvokeWebFunctionEndpoint', denyKind: 'unknown' },
    given: [
      {
        when: ({ flags }, { headers }) =>
          flags.optInRegion === true &&
          (flags.originAccessControl === true ||
            flags.viaCloudFront === true ||
            /cloudfront/i.test(headers['via'] ?? '')),
        cause: 'oac-cannot-sign-opt-in-region',
        candidates: ['oac-cannot-sign-opt-in-region'],
        denied: { denyKind: null },
      },
      { when: (_, answer) => mayBeProgram(answer), candidates: [...WEB, 'backend-403'] },
      { when: known({ signed: false }), candidates: ['unsigned-request', 'iam-denied'] },
      {
        when: ({ flags, texts }) =>
          flags.signed === true &&
          /^(aws4-hmac-sha256|sigv4|v4)$/i.test(texts.algorithm ?? '') &&
          /\.global\./.test(`${texts.host}${texts.url}`),
        candidates: ['needs-sigv4a', 'iam-denied'],
      },
      { when: known({ signed: true }), candidates: ['iam-denied', 'needs-sigv4a'] },
    ],
  },
];

const HTTP = ['unsigned-request', 'iam-denied', 'signature-mismatch'];

/** `{"message":"Forbidden"}` of an HTTP API. */
export const httpApiRules: readonly CauseRule[] = [
  {
    emitter: ['http-api'],
    status: [403],
    says: /insufficient_scope/,
    cause: 'jwt-rejected',
  },
  {
    // HEAD brings no body; a program behind the API may answer without one as well.
    emitter: ['http-api'],
    status: [403],
    when: ({ message, context }) => message === '' && (context.texts.method ?? 'HEAD').toUpperCase() === 'HEAD',
    cause: 'http-api-forbidden',
    candidates: [...HTTP, 'lambda-authorizer-deny', 'backend-403'],
    denied: { denyKind: 'unknown' },
  },
  {
    emitter: ['http-api'],
    status: [403],
    says: /\bForbidden$/i,
    cause: 'http-api-forbidden',
    candidates: [...HTTP, 'lambda-authorizer-deny'],
    denied: { denyKind: 'unknown' },
    given: [
      ...forbiddenGiven.slice(0, 3).map((given) => ({ ...given, denied: { denyKind: null } })),
      {
        when: (_, { headers }) => /insufficient_scope/.test(headers['www-authenticate'] ?? ''),
        cause: 'jwt-rejected',
        candidates: ['jwt-rejected'],
        denied: { denyKind: null },
      },
      {
        when: known({ tokenAuthorizer: true }),
        cause: 'jwt-rejected',
        candidates: ['jwt-rejected'],
        denied: { denyKind: null },
      },
      {
        when: known({ lambdaAuthorizer: true }),
        cause: 'lambda-authorizer-deny',
        candidates: ['lambda-authorizer-deny'],
        denied: { denyKind: 'implicit', policyType: 'authorizer' },
      },
      {
        when: known({ crossAccount: true }),
        candidates: ['cross-account-needs-assume-role', 'iam-denied', 'signature-mismatch'],
      },
      { when: known({ signed: false }), candidates: ['unsigned-request', 'iam-denied'] },
      { when: known({ signed: true }), candidates: ['iam-denied', 'signature-mismatch'] },
      { when: ({ texts }) => /iam/i.test(texts.authType ?? ''), candidates: HTTP },
    ],
  },
];

const SOCKET = ['unsigned-request', 'iam-denied', 'authorizer-deny', 'wrong-stage'];

/** Handshakes that a WebSocket client reports without a body. */
export const webSocketRules: readonly CauseRule[] = [
  {
    when: ({ message, status, context, emitter, type }) =>
      /Unexpected (?:server response|response code): 40[13]|WebSocket.{0,200}\b40[13]\b|Handshake status 40[13]|InvalidStatus(?:Code)?.{0,60}40[13]|websocket: bad handshake/i.test(
        message,
      ) ||
      (context.flags.webSocket === true && status === 403 && type === undefined && emitter !== 'application'),
    cause: 'websocket-connect-denied',
    candidates: SOCKET,
    denied: { service: 'execute-api', denyKind: 'unknown' },
    given: [
      { when: known({ lambdaAuthorizer: true }), candidates: ['authorizer-deny', 'wrong-stage'] },
      { when: known({ signed: true }), candidates: SOCKET.slice(1) },
    ],
  },
];
