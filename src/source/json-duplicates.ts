import { type JsonTokens, TOKEN, tokenEnd, tokenKind, tokenNext, tokenStart, tokenString } from './json-tokens.ts';
import { type DuplicateKey, pointerTo } from './json-value.ts';

/** Keys that stand twice in one object, also when only their case differs. Every parser keeps just the last. */
export function duplicateKeys(tokens: JsonTokens): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  for (let index = 0; index < tokens.count; index += 1) {
    if (tokenKind(tokens, index) === TOKEN.object) collectIn(tokens, index, found);
  }
  return found;
}

function collectIn(tokens: JsonTokens, object: number, found: DuplicateKey[]): void {
  if (!mayRepeat(tokens, object)) return;
  const keys: number[] = [];
  const end = tokenNext(tokens, object);
  for (let at = object + 1; at < end; at = tokenNext(tokens, at + 1)) keys.push(at);
  if (keys.length > FEW) collectMany(tokens, { object, keys }, found);
  else collectFew(tokens, { object, keys }, found);
}

const FEW = 16;

/** False when the keys of an object differ in length, first or last letter, which nearly all do; nothing is allocated. */
function mayRepeat(tokens: JsonTokens, object: number): boolean {
  const end = tokenNext(tokens, object);
  let low = 0;
  let high = 0;
  let count = 0;
  for (let at = object + 1; at < end; at = tokenNext(tokens, at + 1)) {
    const mark = keyMark(tokens, at);
    const bit = 1 << (mark & 31);
    count += 1;
    if (mark < 0 || count > FEW || ((mark & 32 ? high : low) & bit) !== 0) return true;
    if (mark & 32) high |= bit;
    else low |= bit;
  }
  return false;
}

/** The same for keys that differ in case only; negative when that cannot be said of single characters. */
function keyMark(tokens: JsonTokens, key: number): number {
  const start = tokenStart(tokens, key) + 1;
  const end = tokenEnd(tokens, key) - 1;
  if (start >= end || tokenKind(tokens, key) === TOKEN.escapedString) return -1;
  const first = tokens.text.charCodeAt(start);
  const last = tokens.text.charCodeAt(end - 1);
  return first > 127 || last > 127 ? -1 : (end - start) * 5 + (first | 32) * 3 + (last | 32) * 7;
}

interface Keys {
  readonly object: number;
  readonly keys: readonly number[];
}

/** Few keys are compared with each other: lengths differ mostly, and nothing is allocated. */
function collectFew(tokens: JsonTokens, { object, keys }: Keys, found: DuplicateKey[]): void {
  for (let later = 1; later < keys.length; later += 1) {
    const at = keys[later] ?? 0;
    for (let before = later - 1; before >= 0; before -= 1) {
      const earlier = keys[before] ?? 0;
      if (
        !sameLength(tokens, at, earlier) ||
        tokenString(tokens, at).toLowerCase() !== tokenString(tokens, earlier).toLowerCase()
      )
        continue;
      found.push(duplicate(tokens, { object, at, earlier }));
      break;
    }
  }
}

function sameLength(tokens: JsonTokens, one: number, other: number): boolean {
  if (tokenKind(tokens, one) === TOKEN.escapedString || tokenKind(tokens, other) === TOKEN.escapedString) return true;
  return tokenEnd(tokens, one) - tokenStart(tokens, one) === tokenEnd(tokens, other) - tokenStart(tokens, other);
}

function collectMany(tokens: JsonTokens, { object, keys }: Keys, found: DuplicateKey[]): void {
  const seen = new Map<string, number>();
  for (const at of keys) {
    const folded = tokenString(tokens, at).toLowerCase();
    const earlier = seen.get(folded);
    if (earlier !== undefined) found.push(duplicate(tokens, { object, at, earlier }));
    seen.set(folded, at);
  }
}

function duplicate(tokens: JsonTokens, place: { object: number; at: number; earlier: number }): DuplicateKey {
  const key = tokenString(tokens, place.at);
  const earlier = tokenString(tokens, place.earlier);
  return {
    key,
    earlier,
    sameCase: key === earlier,
    pointer: pointerOf(tokens, place.object),
    offset: tokenStart(tokens, place.at),
    earlierOffset: tokenStart(tokens, place.earlier),
  };
}

/** Pointer of a token, found by walking down from the root; only asked for the few that are reported. */
function pointerOf(tokens: JsonTokens, target: number): string {
  let pointer = '';
  let at = 0;
  while (at !== target) {
    const object = tokenKind(tokens, at) === TOKEN.object;
    let child = at + 1;
    let position = 0;
    while ((object ? tokenNext(tokens, child + 1) : tokenNext(tokens, child)) <= target) {
      child = object ? tokenNext(tokens, child + 1) : tokenNext(tokens, child);
      position += 1;
    }
    pointer = pointerTo(pointer, object ? tokenString(tokens, child) : position);
    at = object ? child + 1 : child;
  }
  return pointer;
}
