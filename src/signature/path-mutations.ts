import { normalizePath } from './canonical-request.ts';
import type { Mutation } from './mutations.ts';
import { percentDecode, uriEncodePath } from './uri-encoding.ts';

type Way = readonly [id: string, what: string, sign: (normal: string, path: string) => string];

const ONCE = 'the path was encoded once; every service but Amazon S3 wants it encoded twice';
const TWICE = 'the path was encoded again after signing: the wire carries `%25…` where one encoding was signed';
const SLASHES = 'the path was signed with its double slashes or dot segments';

const WAYS: readonly Way[] = [
  ['path-not-encoded', 'characters such as `:` `(` `)` `!` `*` `@` `,` in the path were not encoded', lenient],
  ['path-double-encoded', TWICE, encodedOnceLess],
  ['path-encoded-once', ONCE, (normal) => normal],
  ['path-encoded-once', ONCE, (normal) => uriEncodePath(percentDecode(normal))],
  ['path-encoded-too-often', 'the path was encoded once too often', (normal) => uriEncodePath(uriEncodePath(normal))],
  ['path-not-normalized', SLASHES, (_, path) => uriEncodePath(path)],
  ['path-not-normalized', SLASHES, (_, path) => path],
  ['path-trailing-slash', 'the path was signed with another trailing slash than the one sent', otherSlash],
  ['path-without-stage', 'the path was signed without its first segment (stage or base path)', withoutStage],
  ['path-not-signed', 'the signature was made for the path `/`', () => '/'],
  ['path-lower-case', 'the path was signed in lower case', (normal) => uriEncodePath(normal.toLowerCase())],
];

const FIX = 'sign the path that is sent: as on the wire, encoded once more, with stage or base path';

/** Returns what signers get wrong about the path. */
export function pathMutations(path: string): Mutation[] {
  const normal = normalizePath(path);
  return WAYS.map(([id, what, sign]) => ({ id, part: 'path', change: { path: sign(normal, path) }, what, fix: FIX }));
}

/** What `encodeURI` and curl before 8.17 leave alone: https://github.com/curl/curl/issues/18423 */
function lenient(normal: string): string {
  return uriEncodePath(normal).replace(/%(?:3A|40|21|24|26|27|28|29|2A|2B|2C|3B|3D)/g, (hex) => percentDecode(hex));
}

/** `%2520` is an escape that was escaped; a path without such is as it was. */
function encodedOnceLess(normal: string): string {
  return uriEncodePath(/%25[0-9a-f]{2}/i.test(normal) ? percentDecode(normal) : normal);
}

function otherSlash(normal: string): string {
  return uriEncodePath(normal.endsWith('/') && normal !== '/' ? normal.slice(0, -1) : `${normal}/`);
}

function withoutStage(normal: string): string {
  const rest = normal.replace(/^\/[^/]*/, '');
  return uriEncodePath(rest === '' ? '/' : rest);
}
