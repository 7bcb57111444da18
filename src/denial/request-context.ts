import type { Headers } from './answer.ts';
import type { CallContext, ContextFlag, ContextText } from './context.ts';
import { readHeaders } from './header-list.ts';
import { fieldOf, isPlainObject, textOf } from './plain-value.ts';

/** What a recorded request (HAR or `{method, url, headers}`) says about the call; nothing when there is none. */
export function readRequest(request: unknown): CallContext {
  if (!isPlainObject(request)) return { flags: {}, texts: {} };
  const headers = readHeaders(fieldOf(request, 'headers'));
  // Browsers leave Authorization out of what they export, so that its absence says nothing.
  return requestContext({ method: textOf(request, 'method'), url: textOf(request, 'url'), headers, complete: false });
}

/** A request as it went over the wire. */
export interface SentRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: Headers;
  /** Whether all headers are known, so that an absent one was not sent. */
  readonly complete: boolean;
}

/** Returns what its headers tell: signed or not, temporary key, token, API key, preflight. */
export function requestContext({ method, url, headers, complete }: SentRequest): CallContext {
  const authorization = headers['authorization'] ?? '';
  const query = url?.includes('X-Amz-Signature=') === true;
  const isSigned = /^\s*AWS4-/.test(authorization) || query;
  const flags: { [name in ContextFlag]?: boolean } = {};
  if (isSigned || authorization !== '' || complete) flags.signed = isSigned;
  if (authorization !== '' && !isSigned) flags.tokenSent = true;
  const stated: readonly (readonly [ContextFlag, boolean])[] = [
    ['sessionTokenSent', 'x-amz-security-token' in headers || /X-Amz-Security-Token=/.test(url ?? '')],
    ['apiKeySent', 'x-api-key' in headers],
    ['apiIdSent', 'x-apigw-api-id' in headers],
    ['payloadHashSent', 'x-amz-content-sha256' in headers],
  ];
  for (const [flag, is] of stated) if (is || complete) flags[flag] = is;
  const key = /Credential=(AKIA|ASIA)/.exec(authorization)?.[1] ?? /X-Amz-Credential=(AKIA|ASIA)/.exec(url ?? '')?.[1];
  if (key !== undefined) flags.temporaryCredentials = key === 'ASIA';
  if (method === 'OPTIONS' && 'access-control-request-method' in headers) flags.preflight = true;
  if (/^wss?:/.test(url ?? '') || /websocket/i.test(headers['upgrade'] ?? '')) flags.webSocket = true;
  return { flags, texts: texts({ method, url, origin: headers['origin'], host: headers['host'] }) };
}

function texts(found: { readonly [name in ContextText]?: string | undefined }): CallContext['texts'] {
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== ''));
}
