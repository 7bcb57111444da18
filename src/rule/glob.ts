const STAR = 42;
const ANY_LETTER = 63;

/** Whether a pattern with `*` and `?` matches a text. Linear in practice, quadratic at worst; case sensitive. */
export function globMatches(pattern: string, text: string): boolean {
  return matches(pattern, text, true);
}

/**
 * Whether every text that `narrow` matches is matched by `wide` too. Sound: true is always right;
 * it may answer false for exotic pairs of several stars.
 */
export function globCovers(wide: string, narrow: string): boolean {
  // A star of `narrow` is matched only by a star of `wide`: NUL is no character of a policy, so no `?` may take it.
  return matches(wide, narrow, false);
}

/** Sign by sign, back to the last star where that fails; says whether a `?` or a sign of the pattern may take a star. */
function matches(pattern: string, text: string, takesStars: boolean): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let mark = 0;
  while (place < text.length) {
    const sign = at < pattern.length ? pattern.charCodeAt(at) : -1;
    const other = text.charCodeAt(place);
    if (sign === STAR) {
      star = at++;
      mark = place;
    } else if ((sign === other || sign === ANY_LETTER) && (takesStars || other !== STAR)) {
      at++;
      place++;
    } else if (star >= 0) {
      at = star + 1;
      place = ++mark;
    } else return false;
  }
  while (pattern.charCodeAt(at) === STAR) at++;
  return at === pattern.length;
}

/** Whether some text is matched by both patterns. */
export function globsOverlap(one: string, other: string): boolean {
  const first = one.search(WILD);
  const second = other.search(WILD);
  if (first < 0) return second < 0 ? one === other : globMatches(other, one);
  if (second < 0) return globMatches(one, other);
  // Most pairs differ before their first wildcard.
  const head = Math.min(first, second);
  if (!one.startsWith(other.slice(0, head))) return false;
  return wildOverlap(one, other);
}

const WILD = /[*?]/;

function tailLength(pattern: string): number {
  return pattern.length - 1 - Math.max(pattern.lastIndexOf('*'), pattern.lastIndexOf('?'));
}

function wildOverlap(one: string, other: string): boolean {
  // Behind their last wildcards both must end alike.
  const tail = Math.min(tailLength(one), tailLength(other));
  if (tail > 0 && one.slice(-tail) !== other.slice(-tail)) return false;
  if (
    one.endsWith('*') &&
    one.search(WILD) === one.length - 1 &&
    other.endsWith('*') &&
    other.search(WILD) === other.length - 1
  )
    return true;
  return tableOverlap(one, other);
}

/** Row by row: whether the first letters of one and of the other can be the same text. */
function tableOverlap(one: string, other: string): boolean {
  const width = other.length + 1;
  let row = new Uint8Array(width);
  let next = new Uint8Array(width);
  row[0] = 1;
  for (let column = 1; column < width && other.charCodeAt(column - 1) === STAR; column += 1) row[column] = 1;
  for (let line = 0; line < one.length; line += 1) {
    if (!overlapRow(one.charCodeAt(line), other, { row, next })) return false;
    [row, next] = [next, row];
  }
  return row[width - 1] === 1;
}

/** Fills the next row; false when nothing is reachable any more. */
function overlapRow(
  sign: number,
  other: string,
  { row, next }: { readonly row: Uint8Array; readonly next: Uint8Array },
): boolean {
  let reached = sign === STAR ? (row[0] ?? 0) : 0;
  next[0] = reached;
  for (let column = 1; column < next.length; column += 1) {
    const letter = other.charCodeAt(column - 1);
    let here = 0;
    if (sign === STAR || letter === STAR) here = (row[column] ?? 0) | (next[column - 1] ?? 0) | (row[column - 1] ?? 0);
    else if (sign === ANY_LETTER || letter === ANY_LETTER || sign === letter) here = row[column - 1] ?? 0;
    next[column] = here;
    reached |= here;
  }
  return reached === 1;
}

/** Whether a text has `*` or `?`. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}
