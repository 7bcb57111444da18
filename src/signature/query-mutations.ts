import { canonicalQuery } from './canonical-request.ts';
import type { Mutation } from './mutations.ts';
import { percentDecode, queryPairs, reencode, uriEncode } from './uri-encoding.ts';

type Way = readonly [id: string, what: string, sign: (query: string) => string];

const AS_WRITTEN = 'the query was signed as written: not every character was percent-encoded';
const NO_VALUE = 'a parameter without value was signed without `=`, or not at all';

const WAYS: readonly Way[] = [
  ['query-double-encoded', 'the query was encoded twice, `%3D` became `%253D`', doubled],
  [
    'query-re-encoded',
    'the query was encoded again after signing: the wire carries `%25…` where one encoding was signed',
    encodedOnceLess,
  ],
  ['query-unsorted', 'the query was not sorted by name', strict],
  ['query-lower-case-escapes', 'the percent escapes were signed in lower case', lowerCaseEscapes],
  [
    'query-plus',
    'the `+` of the query was signed as a literal plus (%2B)',
    (query) => canonicalQuery(query, 'literal'),
  ],
  ['query-plus', 'the `+` of the query was signed as a space (%20)', (query) => canonicalQuery(query, 'space')],
  ['query-plus', 'the spaces of the query were signed as `+`', spacesAsPlus],
  ['query-empty-value', NO_VALUE, (query) => canonicalQuery(query, 'literal').replace(/=(?=&|$)/g, '')],
  ['query-empty-value', NO_VALUE, withoutEmpty],
  ['query-repeated-key', 'of a repeated parameter only the last value was signed', lastOfEach],
  ['query-not-re-encoded', `${AS_WRITTEN}, nor was it sorted`, (query) => query],
  ['query-not-re-encoded', AS_WRITTEN, (query) => sorted(query.split('&'))],
  ['query-not-signed', 'the query was not signed at all', () => ''],
];

const FIX = 'encode every name and value once (RFC 3986, capitals), sort by name, and send the query that was signed';

/** Returns what signers get wrong about the query. */
export function queryMutations(query: string): Mutation[] {
  return WAYS.map(([id, what, sign]) => ({ id, part: 'query', change: { query: sign(query) }, what, fix: FIX }));
}

function doubled(query: string): string {
  return sorted(queryPairs(query).map(([name, value]) => `${uriEncode(name)}=${uriEncode(value)}`));
}

/** `%253D` is an escape that was escaped on the way; a query without such is as it was. */
function encodedOnceLess(query: string): string {
  const pairs = queryPairs(query).map(([name, value]) => `${once(name)}=${once(value)}`);
  return canonicalQuery(pairs.join('&'), 'literal');
}

function once(text: string): string {
  return /%25[0-9a-f]{2}/i.test(text) ? percentDecode(text) : text;
}

function strict(query: string): string {
  return queryPairs(query)
    .map(([name, value]) => `${reencode(name, 'literal')}=${reencode(value, 'literal')}`)
    .join('&');
}

function lowerCaseEscapes(query: string): string {
  return canonicalQuery(query, 'literal').replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
}

function spacesAsPlus(query: string): string {
  return canonicalQuery(query, 'space').replaceAll('%20', '+');
}

function withoutEmpty(query: string): string {
  const kept = query.split('&').filter((pair) => !/=$|^[^=]*$/.test(pair));
  return canonicalQuery(kept.join('&'), 'literal');
}

function lastOfEach(query: string): string {
  const last = new Map(queryPairs(query));
  return canonicalQuery([...last].map(([name, value]) => `${name}=${value}`).join('&'), 'literal');
}

function sorted(pairs: readonly string[]): string {
  return [...pairs].sort().join('&');
}
