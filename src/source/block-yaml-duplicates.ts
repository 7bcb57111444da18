import type { BlockCursor } from './block-yaml-cursor.ts';
import { tokenNext, tokenStart } from './json-tokens.ts';
import { pointerTo } from './json-value.ts';

/** Notes keys of a map that stand twice, also when only their case differs; the map's token is the given one. */
export function noteDuplicates(cursor: BlockCursor, map: number, keys: readonly string[]): void {
  if (!repeats(keys)) return;
  const seen = new Map<string, { readonly key: string; readonly offset: number }>();
  let token = map + 1;
  for (const key of keys) {
    const offset = tokenStart(cursor.sink, token);
    const earlier = seen.get(key.toLowerCase());
    if (earlier !== undefined) {
      const pointer = cursor.path.reduce<string>(pointerTo, '');
      cursor.duplicates.push({
        ...{ key, earlier: earlier.key, sameCase: key === earlier.key, pointer },
        ...{ offset, earlierOffset: earlier.offset },
      });
    }
    seen.set(key.toLowerCase(), { key, offset });
    token = tokenNext(cursor.sink, token + 1);
  }
}

/** Few keys are compared with each other: their lengths differ mostly, and nothing is allocated. */
function repeats(keys: readonly string[]): boolean {
  if (keys.length > 16) return new Set(keys.map((key) => key.toLowerCase())).size < keys.length;
  for (let later = 1; later < keys.length; later += 1) {
    const key = keys[later] ?? '';
    for (let before = 0; before < later; before += 1) {
      const other = keys[before] ?? '';
      // Lower case may be longer (`İ`): only what is ASCII is told apart by its length.
      if ((key.length === other.length || !/^[ -~]*$/.test(key + other)) && key.toLowerCase() === other.toLowerCase())
        return true;
    }
  }
  return false;
}
