import type { CanonicalRequest } from './canonical-request.ts';
import { type HttpRequest, headerValue, headerValues } from './http-request.ts';
import type { Mutation } from './mutations.ts';

/** Returns what signers and what lies between get wrong about headers. */
export function headerMutations(request: HttpRequest, right: CanonicalRequest): Mutation[] {
  return [...hostMutations(request, right), ...tokenMutations(right), ...valueMutations(request, right)];
}

function hostMutations(request: HttpRequest, right: CanonicalRequest): Mutation[] {
  const host = headerValue(request.headers, 'host') ?? '';
  const names = [
    ...headerValues(request.headers, 'x-forwarded-host'),
    ...headerValues(request.headers, 'x-original-host'),
    ...headerValues(request.headers, 'forwarded').flatMap((value) => /host="?([^";,\s]+)/i.exec(value)?.[1] ?? []),
    ...['origin', 'referer'].flatMap((name) => headerValues(request.headers, name).flatMap(hostOf)),
    host.includes(':') ? host.replace(/:\d+$/, '') : `${host}:443`,
    host.toLowerCase(),
    host.replace(/^([a-z0-9]+)-vpce-[a-z0-9]+\./, '$1.'),
    'localhost',
  ];
  return names.map((name) => ({
    id: 'other-host',
    part: 'headers',
    change: withHeader(right, 'host', name),
    what: `the signature was made for host \`${name}\`, the request arrived with \`${host}\``,
    fix: 'sign for the name that the client calls, and let no proxy change the Host header',
  }));
}

function hostOf(url: string): string[] {
  return URL.canParse(url) ? [new URL(url).host] : [];
}

function tokenMutations(right: CanonicalRequest): Mutation[] {
  const name = 'x-amz-security-token';
  const value = right.headers.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
  if (value === undefined) {
    return [];
  }
  const without = right.headers.filter((line) => !line.startsWith(`${name}:`));
  const signedHeaders = right.signedHeaders
    .split(';')
    .filter((each) => each !== name)
    .join(';');
  const base = { part: 'headers', fix: 'set the token first, then sign; send it exactly once' } as const;
  return [
    {
      ...base,
      id: 'token-added-after-signing',
      change: { headers: without, signedHeaders },
      what: 'the session token was added after signing',
    },
    {
      ...base,
      id: 'token-added-after-signing',
      change: { headers: without },
      what: 'the session token is listed as signed, but was not part of what was signed',
    },
    {
      ...base,
      id: 'token-sent-twice',
      change: withHeader(right, name, value.split(',')[0] ?? ''),
      what: 'the session token is sent twice, and was signed once',
    },
    { ...base, id: 'token-empty', change: withHeader(right, name, ''), what: 'an empty session token was signed' },
  ];
}

function valueMutations(request: HttpRequest, right: CanonicalRequest): Mutation[] {
  const names = right.signedHeaders.split(';');
  const base = {
    id: 'header-values-not-evened-out',
    part: 'headers',
    fix: 'trim header values and squeeze runs of spaces before signing',
  } as const;
  const asSent = names.map((name) => `${name}:${headerValues(request.headers, name).join(',')}`);
  const lastOnly = names.map((name) => `${name}:${headerValues(request.headers, name).at(-1)?.trim() ?? ''}`);
  const joined = names.map(
    (name) =>
      `${name}:${headerValues(request.headers, name)
        .map((each) => each.trim())
        .join(', ')}`,
  );
  return [
    { ...base, change: { headers: asSent }, what: 'header values were signed with their extra white space' },
    {
      ...base,
      id: 'header-repeated',
      change: { headers: lastOnly },
      what: 'of a repeated header only the last value was signed',
    },
    {
      ...base,
      id: 'header-repeated',
      change: { headers: joined },
      what: 'a repeated header was signed joined with comma and space; AWS joins with a comma alone',
    },
    ...[...changedHeaders(right)],
  ];
}

/** Headers that clients and proxies rewrite on the way. */
function changedHeaders(right: CanonicalRequest): Mutation[] {
  const usual: Readonly<Record<string, readonly string[]>> = {
    'content-type': [
      'application/json',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-8',
      'text/plain',
      '',
    ],
    'accept-encoding': ['identity', 'gzip, deflate', 'gzip, deflate, br', ''],
    connection: ['keep-alive', 'close', ''],
    'content-length': ['0', ''],
  };
  return right.headers.flatMap((line) => {
    const name = line.slice(0, line.indexOf(':'));
    return (Object.hasOwn(usual, name) ? (usual[name] ?? []) : []).map((value) => ({
      id: 'header-changed-after-signing',
      part: 'headers' as const,
      change: withHeader(right, name, value),
      what: `header ${name} was signed as \`${value}\` and changed afterwards`,
      fix: `set ${name} before signing, or leave it unsigned; clients and proxies rewrite it`,
    }));
  });
}

function withHeader(right: CanonicalRequest, name: string, value: string): Pick<CanonicalRequest, 'headers'> {
  return { headers: right.headers.map((line) => (line.startsWith(`${name}:`) ? `${name}:${value}` : line)) };
}
