import { CLIENT_SCENARIOS, SCENARIOS } from './verdicts.ts';

/** Every row of the taxonomy of 403s, by number. */
export const TAXONOMY: Readonly<Record<number, string>> = {
  1: 'REST API with IAM, request without signature',
  2: 'no such path, method or stage of a REST API',
  3: 'Authorization header that is no SigV4 signature',
  4: 'white space in the key id, header name twice',
  5: 'signed for the wrong service',
  6: 'signed for the wrong region',
  7: 'signature expired: slow clock, or a request that was kept',
  8: 'signature not yet current: fast clock',
  9: 'signature does not match',
  10: 'Host is not signed',
  11: 'a signed header is not on the wire',
  12: 'an x-amz header is sent without being signed',
  13: 'unknown or inactive key, bad or missing token',
  14: 'session token has expired',
  15: 'IAM denies implicitly (execute-api)',
  16: 'explicit deny',
  17: 'resource policy refuses an anonymous caller',
  18: 'call across accounts without both grants',
  19: 'API key missing or not in a usage plan',
  20: 'WAF',
  21: 'default endpoint is switched off',
  22: 'HTTP API: one answer for everything',
  23: 'custom domain without mapping',
  24: 'mutual TLS',
  25: 'endpoint access mode STRICT',
  26: 'private API called from the internet',
  27: 'public API called through a VPC endpoint with private DNS',
  28: 'policy of the VPC endpoint',
  29: 'Lambda authorizer says no',
  30: 'authorizer finds no token',
  31: 'CORS preflight on an IAM route',
  32: 'CloudFront removes the Authorization header',
  33: 'CloudFront passes the viewer Host on',
  34: 'signed for the name of a proxy or CDN',
  35: 'origin access control and a body without hash',
  36: 'headers signed that hops change',
  37: 'function URL refuses',
  38: 'function URL with one of two permissions',
  39: 'function URL after the end of the old rule',
  40: 'misdiagnosis: account-wide block of public URLs',
  41: 'service control policy, boundary or session policy',
  42: 'Invoke is denied implicitly',
  43: 'execution role cannot be assumed',
  44: 'KMS or EC2 refuses the execution role',
  45: 'file system cannot be mounted',
  46: 'API Gateway may not invoke the function',
  47: 'bad answer of the function, crash',
  48: 'throttled, quota, concurrency of zero',
  49: 'not found, not active',
  50: 'the own 403 of the application',
  51: 'WebSocket handshake refused',
  52: 'callback to WebSocket clients',
  53: 'Lambda Web Function refuses',
  54: 'token of the global STS endpoint in an opt-in region',
};

/** Rows, or parts of them, that no HTTP answer carries, and why. */
export const NOT_CARRIED: Readonly<Record<number, string>> = {
  24: 'a domain with mutual TLS closes the connection in the handshake; the test of servers without a right certificate does so. `Forbidden`, which AWS answers too, is served',
  25: 'AWS does not document what it answers, so there is nothing to write down by hand',
  26: 'the name does not resolve: no request is made. The test of servers without a right certificate asks for such a name',
  27: 'the answer is the same `Forbidden` as for five other causes and is served; what tells it apart is the private address that the name resolves to, which DNS carries and rung S1 reports',
  40: 'no cause of its own: people blamed an account setting for the answer of row 38, which is served',
};

/** Numbers of the rows that are served, with the scenarios that do so. */
export function served(): ReadonlyMap<number, readonly string[]> {
  const rows = new Map<number, string[]>();
  for (const { row } of [...SCENARIOS, ...CLIENT_SCENARIOS]) {
    const number = Number.parseInt(row, 10);
    rows.set(number, [...(rows.get(number) ?? []), row]);
  }
  return rows;
}
