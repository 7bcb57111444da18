import type { Header, HttpRequest } from '../../src/signature/http-request.ts';
import { sha256Hex, signature } from '../../src/signature/string-to-sign.ts';

export const HOST = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
export const KEY = 'AKIAIOSFODNN7EXAMPLE';
export const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const TOKEN = 'IQoJb3JpZ2luX2VjEXAMPLETOKENEXAMPLETOKEN';
export const TIME = '20261121T120000Z';

/** A request whose signer believed in `canonicalText`; what is on the wire may say something else. */
export function signedOver(
  request: HttpRequest,
  canonicalText: string,
  scope: { readonly service?: string; readonly region?: string; readonly secret?: string; readonly list?: string } = {},
): HttpRequest {
  const { service = 'execute-api', region = 'eu-west-1', secret = SECRET } = scope;
  const credentialScope = `20261121/${region}/${service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', TIME, credentialScope, sha256Hex(canonicalText)].join('\n');
  const made = signature(secret, { date: '20261121', region, service }, toSign);
  const list = scope.list ?? canonicalText.split('\n').at(-2);
  const value = `AWS4-HMAC-SHA256 Credential=${KEY}/${credentialScope}, SignedHeaders=${list}, Signature=${made}`;
  return { ...request, headers: [...request.headers, { name: 'Authorization', value }] };
}

export function get(target: string, headers: readonly Header[] = [], method = 'GET'): HttpRequest {
  const base = [
    { name: 'Host', value: HOST },
    { name: 'X-Amz-Date', value: TIME },
  ];
  return { method, target, headers: [...base, ...headers], body: new Uint8Array() };
}

/** The canonical request that a correct or mistaken signer writes, by hand. */
export function canonical(parts: {
  readonly method?: string;
  readonly path?: string;
  readonly query?: string;
  readonly headers?: readonly string[];
  readonly payload?: string;
}): string {
  const headers = parts.headers ?? [`host:${HOST}`, `x-amz-date:${TIME}`];
  const names = headers.map((line) => line.slice(0, line.indexOf(':'))).join(';');
  const { method = 'GET', path = '/prod/orders', query = '', payload = '' } = parts;
  return [
    method,
    path,
    query,
    ...headers,
    '',
    names,
    /^[0-9a-f]{64}$|^UNSIGNED/.test(payload) ? payload : sha256Hex(payload),
  ].join('\n');
}
