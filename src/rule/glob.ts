/** Whether a pattern with `*` and `?` matches a text. Linear in practice, quadratic at worst; case sensitive. */
export function globMatches(pattern: string, text: string): boolean {
  let at = 0;
  let place = 0;
  let star = -1;
  let mark = 0;
  while (place < text.length) {
    const sign = pattern[at];
    if (sign === '*') {
      star = at++;
      mark = place;
    } else if (sign !== undefined && (sign === '?' || sign === text[place])) {
      at++;
      place++;
    } else if (star >= 0) {
      at = star + 1;
      place = ++mark;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}

/**
 * Whether every text that `narrow` matches is matched by `wide` too. Sound: true is always right;
 * it may answer false for exotic pairs of several stars.
 */
export function globCovers(wide: string, narrow: string): boolean {
  // A star of `narrow` is matched only by a star of `wide`: NUL is no character of a policy, so no `?` may take it.
  let at = 0;
  let place = 0;
  let star = -1;
  let mark = 0;
  while (place < narrow.length) {
    const sign = wide[at];
    const other = narrow[place];
    if (sign === '*') {
      star = at++;
      mark = place;
    } else if (sign !== undefined && other !== '*' && (sign === '?' || sign === other)) {
      at++;
      place++;
    } else if (star >= 0) {
      at = star + 1;
      place = ++mark;
    } else return false;
  }
  while (wide[at] === '*') at++;
  return at === wide.length;
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
  const width = other.length + 1;
  let row = new Uint8Array(width).fill(0);
  row[0] = 1;
  for (let column = 1; column < width; column += 1)
    row[column] = other[column - 1] === '*' ? (row[column - 1] ?? 0) : 0;
  for (const sign of one) {
    const next = new Uint8Array(width);
    next[0] = sign === '*' ? (row[0] ?? 0) : 0;
    for (let column = 1; column < width; column += 1)
      next[column] = overlapStep(sign, other[column - 1] ?? '', [row[column - 1], row[column], next[column - 1]]);
    row = next;
  }
  return row[width - 1] === 1;
}

function overlapStep(
  one: string,
  other: string,
  [diagonal = 0, above = 0, left = 0]: readonly (number | undefined)[],
): number {
  if (one === '*' || other === '*')
    return (one === '*' && (above || left)) || (other === '*' && (left || above)) || diagonal ? 1 : 0;
  return one === '?' || other === '?' || one === other ? diagonal : 0;
}

/** Whether a text has `*` or `?`. */
export function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}
