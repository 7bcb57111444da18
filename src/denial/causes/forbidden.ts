import type { Answer } from '../answer.ts';
import { type CauseRule, type Given, known } from '../cause-rule.ts';
import type { CallContext } from '../context.ts';
import { hostsOf, isEndpointName } from '../host-kind.ts';
import { serviceOf } from '../service-of.ts';

/** What hides behind `{"message":"Forbidden"}` of a REST API, the likeliest first. */
const FORBIDDEN = [
  'api-key-missing-or-invalid',
  'waf-block',
  'default-endpoint-disabled',
  'no-base-path-mapping',
  'mtls-required',
  'public-api-via-vpce-private-dns',
];

const NOT_NAMED = 'api-not-named';

/** Only REST APIs are private. https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html */
const PRIVATE = ['waf-block', 'api-key-missing-or-invalid', 'default-endpoint-disabled'];

/** The name of the VPC endpoint is no private DNS name, and does not tell which API is meant. */
function isThroughEndpointName(answer: Answer): boolean {
  return hostsOf(answer).some(isEndpointName);
}

const without = (...excluded: readonly string[]): string[] => FORBIDDEN.filter((cause) => !excluded.includes(cause));

const first = (cause: string, ...excluded: readonly string[]): string[] => [cause, ...without(cause, ...excluded)];

/** Configuration that was looked up excludes what it contradicts. */
function excludedBy({ flags, texts }: CallContext): string[] {
  const isOut: readonly (readonly [string, boolean])[] = [
    ['api-key-missing-or-invalid', flags.apiKeyRequired === false || flags.apiKeyValid === true],
    ['waf-block', flags.waf === false || flags.wafBlocked === false],
    ['default-endpoint-disabled', flags.defaultEndpointDisabled === false || isDefaultHostUnused(texts, flags)],
    ['no-base-path-mapping', flags.customDomain === false || flags.basePathMapping === true],
    ['mtls-required', flags.mutualTls === false || flags.clientCertificate === true],
    ['public-api-via-vpce-private-dns', flags.privateDns === false || isPublicAddress(texts.resolvesTo)],
  ];
  return isOut.flatMap(([cause, out]) => (out ? [cause] : []));
}

function isDefaultHostUnused(texts: CallContext['texts'], flags: CallContext['flags']): boolean {
  return flags.customDomain === true && !/execute-api/.test(texts.url ?? texts.host ?? '');
}

/** Addresses of RFC 1918: the name was answered by a VPC endpoint. */
function isPrivateAddress(address: string | undefined): boolean {
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address ?? '');
}

function isPublicAddress(address: string | undefined): boolean {
  return /^\d/.test(address ?? '') && !isPrivateAddress(address);
}

/** What settles a bare Forbidden, in the order in which a request is judged. */
export const forbiddenGiven: readonly Given[] = [
  {
    when: known({ mutualTls: true, clientCertificate: false }),
    cause: 'mtls-client-cert',
    candidates: ['mtls-client-cert'],
  },
  {
    when: (call) => call.flags.defaultEndpointDisabled === true && !isDefaultHostUnused(call.texts, call.flags),
    cause: 'default-endpoint-disabled',
    candidates: ['default-endpoint-disabled'],
  },
  { when: known({ wafBlocked: true }), cause: 'waf-block', candidates: ['waf-block'] },
  {
    when: known({ apiKeyRequired: true, apiKeySent: false }),
    cause: 'api-key-missing-or-invalid',
    candidates: first('api-key-missing-or-invalid'),
  },
  {
    when: ({ flags }) => flags.apiKeyRequired !== false && flags.apiKeyValid === false,
    cause: 'api-key-missing-or-invalid',
    candidates: first('api-key-missing-or-invalid'),
  },
  {
    when: ({ flags }) => flags.customDomain !== false && flags.basePathMapping === false,
    candidates: first('no-base-path-mapping', 'default-endpoint-disabled'),
  },
  {
    when: ({ flags, texts }) =>
      isPrivateAddress(texts.resolvesTo) || (flags.privateDns === true && flags.privateApi !== true),
    candidates: first('public-api-via-vpce-private-dns'),
  },
  {
    when: ({ flags }) => flags.mutualTls === true && flags.clientCertificate === undefined,
    candidates: first('mtls-required'),
  },
  {
    when: ({ flags }) => flags.waf === true && flags.apiKeyRequired !== true,
    cause: 'waf-block',
    candidates: first('waf-block'),
  },
  {
    when: ({ flags }) => flags.apiKeyRequired === true && flags.apiKeyValid !== true,
    cause: 'api-key-missing-or-invalid',
    candidates: first('api-key-missing-or-invalid'),
  },
];

/** Removes what the context excludes; one that is left alone is still no certainty. */
export function forbiddenCandidates(candidates: readonly string[], call: CallContext): readonly string[] {
  const excluded = excludedBy(call);
  const left = candidates.filter((cause) => !excluded.includes(cause));
  return left.length === 0 ? candidates : left;
}

/** The one word alone, or as the message of a body that a program printed in its own way. */
const isRestForbidden = (answer: Answer): boolean => {
  const { message, type, emitter } = answer;
  if (/^"?Forbidden"?$/i.test(message)) return true;
  if (answer.kind === 'text' && /\bmessage["']?: ?["']Forbidden["']/.test(message)) return true;
  return type === 'ForbiddenException' && emitter !== 'http-api' && isGateway(answer);
};

/** Other services have a ForbiddenException too; a message that names one of them is theirs. */
const isGateway = (answer: Answer): boolean =>
  answer.kind === 'http' || [null, 'execute-api', 'application'].includes(serviceOf(answer));

/** A program told the status of an API's answer and nothing else: the front end and IAM may both have refused. */
const isStatusOnly = ({ kind, emitter, status, message, type }: Answer): boolean =>
  kind === 'text' &&
  type === undefined &&
  emitter === 'some-api' &&
  (status === 403 || status === null) &&
  /\b403\b/.test(message);

/** The bare `Forbidden` of REST APIs; function URLs and HTTP APIs have been read before. */
export const forbiddenRules: readonly CauseRule[] = [
  {
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
    when: ({ type, message, kind }) =>
      kind === 'text' &&
      type === 'ForbiddenException' &&
      /PostToConnection|@connections|(?:Get|Delete)Connection\b/.test(message),
    cause: 'iam-denied',
    candidates: ['iam-denied', 'wrong-stage', 'waf-block', 'default-endpoint-disabled'],
    denied: { service: 'execute-api', action: 'execute-api:ManageConnections', denyKind: 'unknown' },
  },
  {
    when: (answer) => isStatusOnly(answer) && !isRestForbidden(answer),
    cause: 'ambiguous-forbidden',
    candidates: [
      'unsigned-request',
      'no-such-route',
      'iam-denied',
      'http-api-forbidden',
      'signature-mismatch',
      ...FORBIDDEN,
    ],
    denied: { service: 'execute-api' },
  },
  {
    when: (answer) => isRestForbidden(answer) && isThroughEndpointName(answer),
    cause: 'ambiguous-forbidden',
    candidates: [NOT_NAMED, ...PRIVATE],
    given: [...forbiddenGiven.slice(1, 5), { when: known({ apiIdSent: true }), candidates: PRIVATE }],
    denied: { service: 'execute-api' },
  },
  {
    emitter: ['some-api', 'unknown'],
    when: isRestForbidden,
    cause: 'ambiguous-forbidden',
    candidates: [...FORBIDDEN, 'http-api-forbidden'],
    given: forbiddenGiven,
    denied: { service: 'execute-api' },
  },
  {
    when: isRestForbidden,
    cause: 'ambiguous-forbidden',
    candidates: FORBIDDEN,
    given: forbiddenGiven,
    denied: ({ emitter }) => (emitter === 'unknown' || emitter === 'lambda' ? { service: 'execute-api' } : {}),
  },
];
