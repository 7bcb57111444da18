import { type HttpRequest, headerValues, splitTarget } from './http-request.ts';
import { type PlusReading, queryPairs, reencode, uriEncodePath } from './uri-encoding.ts';

/** How the canonical request is made out of what came over the wire. */
export interface CanonicalOptions {
  /** Lower-case names; sorted here. */
  readonly signedHeaders: readonly string[];
  readonly payloadHash: string;
  readonly plus: PlusReading;
  /** Amazon S3 alone takes the path as it is; every other service removes `.`, `..` and empty segments. */
  readonly normalizePath: boolean;
}

/** A canonical request with its parts, so that two of them can be compared by name. */
export interface CanonicalRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** `name:value` lines, sorted. */
  readonly headers: readonly string[];
  readonly signedHeaders: string;
  readonly payloadHash: string;
  readonly text: string;
}

/**
 * Returns the canonical request as AWS computes it from the received bytes.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request
 */
export function canonicalRequest(request: HttpRequest, options: CanonicalOptions): CanonicalRequest {
  const { path, query } = splitTarget(request.target);
  const names = [...new Set(options.signedHeaders)].sort();
  return assemble({
    method: request.method,
    path: uriEncodePath(options.normalizePath ? normalizePath(path) : path),
    query: canonicalQuery(query, options.plus),
    headers: names.map((name) => `${name}:${canonicalValue(headerValues(request.headers, name))}`),
    signedHeaders: names.join(';'),
    payloadHash: options.payloadHash,
  });
}

/** Puts the parts together to the text that is hashed. */
export function assemble(parts: Omit<CanonicalRequest, 'text'>): CanonicalRequest {
  const lines = [parts.method, parts.path, parts.query, ...parts.headers, '', parts.signedHeaders, parts.payloadHash];
  return { ...parts, text: lines.join('\n') };
}

/** Removes `.`, `..` and empty segments (RFC 3986 section 6.2.2.3); only a slash that was sent stays at the end. */
export function normalizePath(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') {
      kept.pop();
    } else if (segment !== '' && segment !== '.') {
      kept.push(segment);
    }
  }
  const trailing = kept.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${kept.join('/')}${trailing}`;
}

/** Sorted by encoded name, then by encoded value, in code point order; the signature itself is never part of it. */
export function canonicalQuery(query: string, plus: PlusReading): string {
  return queryPairs(query)
    .map(([name, value]): readonly [string, string] => [reencode(name, plus), reencode(value, plus)])
    .filter(([name]) => name !== 'X-Amz-Signature')
    .sort(([nameA, valueA], [nameB, valueB]) => order(nameA, nameB) || order(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function canonicalValue(values: readonly string[]): string {
  return values.map((value) => value.replace(/[ \t\r\n]+/g, ' ').trim()).join(',');
}

function order(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
