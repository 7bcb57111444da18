import type { Evidence } from './answer.ts';

export type HostKind = 'execute-api' | 'lambda-url' | 'lambda-web' | 'lambda';

/** What a host name of AWS belongs to, in all partitions; undefined for other names. */
export function hostKind(host: string): HostKind | undefined {
  if (/\.execute-api\.[a-z0-9-]{2,40}\./i.test(host)) return 'execute-api';
  if (/\.lambda-url\.[a-z0-9-]{2,40}\.on\.aws/i.test(host)) return 'lambda-url';
  if (/\.lambda-web\.[a-z0-9-]{2,40}\.on\.aws/i.test(host)) return 'lambda-web';
  return /(^|\/)lambda(-fips)?\.[a-z0-9-]{2,40}\.(amazonaws|api\.)/i.test(host) ? 'lambda' : undefined;
}

/** Whether a call went to the name of a VPC endpoint, which does not tell the API. */
export function isEndpointName(host: string): boolean {
  return /\/vpce-[\w-]{1,80}\.execute-api\.[a-z0-9-]{2,40}\.vpce\./i.test(host);
}

/** The names under which the call is known, the stated ones before those that a message happens to name. */
export function hostsOf({ context, text }: Evidence): readonly string[] {
  const { url, host, originHost } = context.texts;
  const named = NAMED.exec(text.slice(0, 20_000))?.[0];
  return [url, host, originHost, named].flatMap((found) => (found === undefined ? [] : [`/${found}`]));
}

/** A host in a message; labels and their number are bounded, so the search is linear. */
const NAMED =
  /[a-z0-9-]{1,63}\.(?:[a-z0-9-]{1,63}\.)?(?:execute-api|lambda-url|lambda-web)\.[a-z0-9-]{2,40}\.[a-z0-9.]{2,60}|\blambda(?:-fips)?\.[a-z0-9-]{2,40}\.(?:amazonaws|api)\.[a-z.]{2,30}/i;
