/** The candidate that a misspelled name most likely means: at most `within` edits away (2 unless told), else undefined. */
export function nearName(name: string, candidates: Iterable<string>, within = 2): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let distance = Math.min(within, Math.max(1, Math.floor(wanted.length / 3))) + 1;
  if (wanted.length > MOST) return undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= distance) continue;
    const edits = boundedDistance(wanted, candidate.toLowerCase(), distance);
    if (edits >= distance) continue;
    best = candidate;
    distance = edits;
  }
  return best;
}

/** No name of AWS is longer. */
const MOST = 200;

/** The edit distance, or `limit` as soon as it is known to be no less. */
function boundedDistance(one: string, other: string, limit: number): number {
  let [before, row, next] = ROWS;
  for (let column = 0; column <= other.length; column += 1) row[column] = column;
  for (let line = 1; line <= one.length; line += 1) {
    next[0] = line;
    const least = fillRow({ one, other, line }, { before, row, next });
    if (least >= limit) return limit;
    [before, row, next] = [row, next, before];
  }
  return Math.min(limit, row[other.length] ?? 0);
}

/** One set for all comparisons, there are thousands: a candidate is hardly longer than the name. */
const ROWS = [new Uint16Array(MOST + 100), new Uint16Array(MOST + 100), new Uint16Array(MOST + 100)] as const;

interface Rows {
  readonly before: Uint16Array;
  readonly row: Uint16Array;
  readonly next: Uint16Array;
}

function fillRow(
  { one, other, line }: { one: string; other: string; line: number },
  { before, row, next }: Rows,
): number {
  const letter = one.charCodeAt(line - 1);
  const previous = one.charCodeAt(line - 2);
  let least = line;
  for (let column = 1; column <= other.length; column += 1) {
    const same = letter === other.charCodeAt(column - 1) ? 0 : 1;
    let cost = Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (row[column - 1] ?? 0) + same);
    if (
      line > 1 &&
      column > 1 &&
      letter === other.charCodeAt(column - 2) &&
      previous === other.charCodeAt(column - 1)
    ) {
      cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
    }
    next[column] = cost;
    if (cost < least) least = cost;
  }
  return least;
}
