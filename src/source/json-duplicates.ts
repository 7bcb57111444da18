import { type JsonTokens, TOKEN, tokenKind, tokenNext, tokenStart, tokenString } from './json-tokens.ts';
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
  const end = tokenNext(tokens, object);
  const first = object + 1;
  // One key cannot repeat; most condition blocks have one.
  if (first >= end || tokenNext(tokens, first + 1) >= end) return;
  const seen = new Map<string, number>();
  for (let at = first; at < end; at = tokenNext(tokens, at + 1)) {
    const key = tokenString(tokens, at);
    const folded = key.toLowerCase();
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
