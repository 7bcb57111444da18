import { awsHost } from '../domain/aws-host.ts';
import { type HttpRequest, headerValue, headerValues } from './http-request.ts';
import type { Authorization } from './parse-authorization.ts';
import type { Problem } from './problem.ts';

/** What the request is held against, beyond itself. */
export interface Expectation {
  readonly service?: string | undefined;
  readonly region?: string | undefined;
  /** AWS's clock: the Date header of the answer. */
  readonly answeredAt?: string | undefined;
  /** Session token and key id that belong to the secret, when known. */
  readonly sessionToken?: string | undefined;
  readonly accessKeyId?: string | undefined;
}

/**
 * Returns what makes AWS refuse a request before it compares signatures, in the order in which it looks.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
export function requestProblems(request: HttpRequest, authorization: Authorization, expected: Expectation): Problem[] {
  return [
    ...scopeProblems(request, authorization, expected),
    ...timeProblems(request, authorization, expected),
    ...tokenProblems(request, authorization, expected),
    ...signedHeaderProblems(request, authorization),
  ];
}

function scopeProblems(request: HttpRequest, { service, region }: Authorization, expected: Expectation): Problem[] {
  const host = headerValue(request.headers, 'host') ?? '';
  const known = awsHost(host);
  const wantedService = expected.service ?? ('region' in known ? known.service : undefined);
  const wantedRegion = expected.region ?? ('region' in known && known.region !== 'global' ? known.region : undefined);
  const needsV4a = 'region' in known && known.region === 'global' && region !== '';
  const wrongService = wantedService !== undefined && service !== wantedService;
  const wrongRegion = region !== '' && wantedRegion !== undefined && region !== wantedRegion;
  return [
    ...(needsV4a ? [NEEDS_V4A] : []),
    ...(wrongService
      ? [
          certain(
            'wrong-service',
            `the signature is for service \`${service}\`, \`${host}\` belongs to \`${wantedService}\``,
            `sign for service ${wantedService}`,
          ),
        ]
      : []),
    ...(wrongRegion
      ? [
          certain(
            'wrong-region',
            `the signature is for region \`${region}\`, the host is in \`${wantedRegion}\``,
            `sign for region ${wantedRegion}`,
          ),
        ]
      : []),
  ];
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html (SigV4a)
const NEEDS_V4A = certain(
  'needs-sigv4a',
  'the host serves several regions and takes SigV4a only, the request is signed with SigV4',
  'sign with SigV4a: `why403 sign` does for this host',
);

function timeProblems(
  request: HttpRequest,
  { time, date, where }: Authorization,
  { answeredAt }: Expectation,
): Problem[] {
  if (time === '') {
    return [certain('no-date', 'the request carries neither x-amz-date nor Date', 'send x-amz-date and sign it')];
  }
  const problems = time.startsWith(date)
    ? []
    : [
        certain(
          'date-differs',
          `the scope says ${date}, the request time is ${time}`,
          'use the same UTC date in the Credential and in x-amz-date',
        ),
      ];
  const answered = Date.parse(answeredAt ?? '');
  const skew =
    (Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')) - answered) / 60_000;
  const seconds = Number(/[?&]X-Amz-Expires=(\d+)/i.exec(request.target)?.[1] ?? 300);
  const late = where === 'header' ? Math.abs(skew) > 5 : skew > 5 || -skew * 60 > seconds;
  const allowed = where === 'header' ? '5 are allowed' : `it is good for ${seconds} seconds`;
  const direction = skew > 0 ? 'ahead of' : 'behind';
  return late
    ? [
        ...problems,
        certain(
          'clock',
          `the request time is ${Math.abs(Math.round(skew))} minutes ${direction} AWS's clock; ${allowed}`,
          'set the clock by NTP, sign anew for every request',
        ),
      ]
    : problems;
}

function tokenProblems(request: HttpRequest, authorization: Authorization, expected: Expectation): Problem[] {
  const inQuery = /[?&]X-Amz-Security-Token=/i.test(request.target);
  const values = headerValues(request.headers, 'x-amz-security-token');
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html (AKIA: long-term, ASIA: temporary)
  const isLongTerm = authorization.accessKeyId.startsWith('AKIA');
  const temporary =
    !isLongTerm && (authorization.accessKeyId.startsWith('ASIA') || expected.sessionToken !== undefined);
  const { sessionToken = values[0]?.trim(), accessKeyId = authorization.accessKeyId } = expected;
  const found = [
    temporary && values.length === 0 && !inQuery && TOKEN_MISSING,
    values.length > 1 && TOKEN_TWICE,
    values[0] !== undefined && values[0].trim() !== sessionToken && OTHER_TOKEN,
    accessKeyId !== authorization.accessKeyId && OTHER_KEY,
  ];
  return found.filter((problem) => problem !== false);
}

const TOKEN_MISSING = certain(
  'token-missing',
  'the key is temporary and the request carries no x-amz-security-token',
  'send the session token that came with the key, and sign it',
);
const TOKEN_TWICE = certain(
  'token-sent-twice',
  'the session token is sent twice',
  'let either the client or the signer add x-amz-security-token, not both',
);
const OTHER_TOKEN = possible(
  'other-token',
  'the session token of the request is not the one that belongs to the secret',
  'take key, secret and token from the same source',
);
const OTHER_KEY = possible(
  'secret-of-other-key',
  'the secret given belongs to another access key than the one in the request',
  'give the secret of the key that signed',
);

function signedHeaderProblems(request: HttpRequest, { signedHeaders, where }: Authorization): Problem[] {
  const signed = new Set(signedHeaders.map((name) => name.toLowerCase()));
  const sent = new Set(request.headers.map(({ name }) => name.toLowerCase()));
  const missing = [...signed].filter((name) => !sent.has(name));
  const unsigned = where === 'query' ? [] : [...sent].filter((name) => name.startsWith('x-amz-') && !signed.has(name));
  const tidy = [...signed].sort().join(';') === signedHeaders.join(';');
  return [
    ...(signed.has('host') ? [] : [HOST_NOT_SIGNED]),
    ...missing.map((name) => notOnWire(name)),
    ...unsigned.map((name) =>
      possible('x-amz-header-not-signed', `header ${name} is sent without being signed`, 'sign every x-amz-* header'),
    ),
    ...(tidy ? [] : [LIST_UNSORTED]),
  ];
}

const HOST_NOT_SIGNED = certain('host-not-signed', 'the Host header is not signed', 'add host to the signed headers');
const LIST_UNSORTED = certain(
  'signed-headers-unsorted',
  'the list of signed headers is not in lower case and sorted',
  'write it in lower case, sorted by name',
);

function notOnWire(name: string): Problem {
  const what = `header ${name} is signed, but is not in the request`;
  return certain(
    'signed-header-missing',
    what,
    'send every signed header; a proxy or an empty variable may have removed it',
  );
}

function certain(id: string, what: string, fix: string): Problem {
  return { id, certain: true, what, fix };
}

function possible(id: string, what: string, fix: string): Problem {
  return { id, certain: false, what, fix };
}
