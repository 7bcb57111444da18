/** The candidate that a misspelled name most likely means: at most `within` edits away (2 unless told), else undefined. */
export function nearName(name: string, candidates: Iterable<string>, within = 2): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let distance = Math.min(within, Math.max(1, Math.floor(wanted.length / 3))) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= distance) continue;
    const edits = editDistance(wanted, candidate.toLowerCase());
    if (edits >= distance) continue;
    best = candidate;
    distance = edits;
  }
  return best;
}

/** Edits (insert, delete, replace, swap neighbours) between two texts. */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[line - 1] === other[column - 1] ? 0 : 1;
      let cost = Math.min((row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (row[column - 1] ?? 0) + same);
      if (line > 1 && column > 1 && one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}
