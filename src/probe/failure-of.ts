import type { FailedStage } from './exchange.ts';

/** Returns how far a connection got, and why no further, from whatever Node threw. */
export function failureOf(thrown: unknown): {
  readonly kind: 'failed';
  readonly stage: FailedStage;
  readonly why: string;
} {
  const code = codeOf(thrown);
  const known = FAILURES.find(([pattern]) => pattern.test(code));
  const [, stage, why] = known ?? [/./, 'connect', ''];
  return { kind: 'failed', stage, why: why === '' ? `the connection failed (${code || 'unknown reason'})` : why };
}

/** https://nodejs.org/api/errors.html and https://docs.openssl.org/master/man1/openssl-verification-options/ */
const FAILURES: readonly (readonly [RegExp, FailedStage, string])[] = [
  [/^ENOTFOUND$/, 'dns', 'the name does not exist in DNS (a private API resolves only inside its VPC)'],
  [/^EAI_AGAIN$/, 'dns', 'the name could not be resolved (no answer from DNS)'],
  [/^CONNECT_TIMEOUT$/, 'connect', 'no TLS connection within the time limit'],
  [/^TOTAL_TIMEOUT$/, 'answer', 'no complete answer within the time limit'],
  [/^ECONNREFUSED$/, 'connect', 'the connection was refused'],
  [/^(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/, 'connect', 'there is no route to the host'],
  [/^ETIMEDOUT$/, 'connect', 'the connection timed out'],
  [/^CERT_HAS_EXPIRED$/, 'tls', 'the certificate of the server has expired'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'tls', 'the certificate of the server is for another name'],
  [
    /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_)/,
    'tls',
    'the certificate of the server is not trusted',
  ],
  [/^(?:ERR_SSL_|ERR_TLS_|EPROTO)/, 'tls', 'the TLS handshake failed'],
  [/^HPE_HEADER_OVERFLOW$/, 'answer', 'the header of the answer is larger than the limit'],
  [/^HPE_/, 'answer', 'the answer is not HTTP'],
  [/^(?:ECONNRESET|EPIPE)$/, 'answer', 'the server closed the connection without an answer'],
];

function codeOf(thrown: unknown): string {
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : '';
}
