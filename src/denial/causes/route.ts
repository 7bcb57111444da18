import type { Answer } from '../answer.ts';
import { type Cause, type CauseRule, known } from '../cause-rule.ts';
import type { CallContext } from '../context.ts';
import { isGatewayType } from '../error-types.ts';
import { sdkService } from '../service-of.ts';

const MISSING = /Missing Authentication Token|MissingAuthenticationToken|MISSING_AUTHENTICATION_TOKEN/i;

/** Causes of the route, and what looks like one. */
export const routeCauses: Readonly<Record<string, Cause>> = {
  'no-such-route': {
    layer: 'route',
    meaning: 'The API has no such path, method or stage, or it was not deployed. It is not about permissions.',
    next: 'why403 collect <target>',
    wordings: [
      {
        when: ({ type, message }) => MISSING.test(`${type} ${message.slice(0, 4000)}`),
        meaning:
          'The API has no such path, method or stage, or it was not deployed. REST APIs word this like a missing signature, but it is not about permissions.',
      },
    ],
  },
  'lambda-api-path-or-method-wrong': {
    layer: 'route',
    meaning:
      'The Lambda API knows no operation with this path and method, so it could not even name an action to authorize. The URL or the verb is wrong, not a policy.',
    next: 'aws lambda invoke --function-name <name> --invocation-type DryRun /dev/stdout',
  },
  'cors-preflight-on-iam-route': {
    layer: 'signature',
    meaning:
      'A browser sent an unsigned OPTIONS preflight to a route that demands a signature. Preflights cannot be signed, so OPTIONS must be open.',
    next: 'why403 probe <target> --probe=safe --method OPTIONS',
  },
  'unsigned-request': {
    layer: 'signature',
    meaning:
      'The request carried no AWS signature where one is required. If it was signed, something on the way removed it.',
    next: 'why403 sign <url>',
  },
};

/** Headers without a body may be cut off before the one that only API Gateway sends. */
const isLambdaApi = ({ emitter, type, message }: Answer): boolean =>
  emitter === 'lambda-api' || (emitter === 'lambda' && type !== undefined && message !== '');

const isThroughCloudFront = ({ flags }: CallContext, { headers }: Answer): boolean =>
  flags.viaCloudFront === true ||
  /cloudfront/i.test(headers['via'] ?? '') ||
  'x-amz-cf-id' in headers ||
  'x-cache' in headers;

/** Browsers send OPTIONS by themselves and never sign it. */
const isPreflight = ({ flags, texts }: CallContext): boolean =>
  flags.preflight === true || (/^options$/i.test(texts.method ?? '') && flags.signed !== true);

/** An SDK names the type; a body that somebody pasted does not. Only API Gateway says the same of a missing route. */
const isServiceCall = ({ kind, type, emitter, raw }: Answer): boolean =>
  kind !== 'http' &&
  emitter !== 'some-api' &&
  (type === undefined ? sdkService(raw) !== undefined : !isGatewayType(type));

const PAIR = ['unsigned-request', 'no-such-route'];

/** `Missing Authentication Token`: no signature, or no such route. */
export const routeRules: readonly CauseRule[] = [
  {
    says: /Unable to determine service\/operation name/i,
    cause: 'lambda-api-path-or-method-wrong',
    denied: { service: 'lambda' },
  },
  {
    // What the console of a browser says; it does not show the answer to the preflight.
    says: /Response to preflight request doesn't pass access control check: It does not have HTTP ok status/i,
    when: ({ kind, emitter }) => kind === 'text' && (emitter === 'some-api' || emitter === 'unknown'),
    cause: 'cors-preflight-on-iam-route',
    candidates: ['cors-preflight-on-iam-route', 'no-such-route', 'ambiguous-forbidden', 'http-api-forbidden'],
    denied: { service: 'execute-api' },
  },
  {
    says: MISSING,
    when: (answer) => isServiceCall(answer) || isLambdaApi(answer) || answer.emitter === 'function-url',
    cause: 'unsigned-request',
    candidates: ['unsigned-request'],
    given: [
      {
        when: known({ routeExists: false }),
        cause: 'no-such-route',
        candidates: ['no-such-route', 'unsigned-request'],
      },
    ],
  },
  {
    says: MISSING,
    cause: 'unsigned-request',
    candidates: PAIR,
    denied: ({ emitter }) => (emitter === 'unknown' ? { service: 'execute-api' } : {}),
    given: [
      {
        when: known({ routeExists: false }),
        cause: 'no-such-route',
        candidates: ['no-such-route', 'unsigned-request'],
      },
      {
        when: isPreflight,
        cause: 'cors-preflight-on-iam-route',
        candidates: ['cors-preflight-on-iam-route', ...PAIR],
      },
      {
        when: ({ flags }) => flags.authorizationForwarded === false,
        cause: 'authorization-header-stripped',
        candidates: ['authorization-header-stripped', ...PAIR],
      },
      {
        when: (call, answer) =>
          (call.flags.signed === true || call.flags.tokenSent === true) && isThroughCloudFront(call, answer),
        cause: 'authorization-header-stripped',
        candidates: ['authorization-header-stripped', ...PAIR],
      },
      {
        // Neither of the two reasons that AWS has: the header was lost on the way.
        when: known({ signed: true, routeExists: true }),
        cause: 'authorization-header-stripped',
        candidates: ['authorization-header-stripped', ...PAIR],
      },
      {
        when: known({ signed: true }),
        cause: 'no-such-route',
        candidates: ['no-such-route', 'unsigned-request'],
      },
      { when: known({ signed: false, routeExists: true }), candidates: ['unsigned-request'] },
      { when: known({ signed: false }) },
      {
        when: isThroughCloudFront,
        candidates: ['unsigned-request', 'no-such-route', 'authorization-header-stripped'],
      },
    ],
  },
];

/** 404 of API Gateway and of web functions. */
export const notFoundRules: readonly CauseRule[] = [
  { says: /^RESOURCE_NOT_FOUND /, cause: 'no-such-route', candidates: ['no-such-route', 'default-endpoint-disabled'] },
  {
    emitter: ['web-function'],
    status: [404],
    cause: 'web-function-host-not-recognised',
    candidates: ['web-function-host-not-recognised', 'no-such-route'],
  },
  {
    emitter: ['http-api', 'rest-api', 'some-api'],
    status: [404],
    // A customised response changes the status, but not the type of the refusal.
    when: ({ type }) => type === undefined || /NotFound|NOT_FOUND/.test(type),
    cause: 'no-such-route',
    candidates: ['no-such-route', 'default-endpoint-disabled'],
    given: [
      {
        when: ({ flags }) => flags.defaultEndpointDisabled === true,
        cause: 'default-endpoint-disabled',
        candidates: ['default-endpoint-disabled'],
      },
      { when: ({ flags }) => flags.routeExists === false, candidates: ['no-such-route'] },
    ],
  },
];
