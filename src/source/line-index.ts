/** One-based line and column (in UTF-16 units, as editors count). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns of offsets; the line table is made on the first question only. */
export interface LineIndex {
  position(offset: number): Position;
  /** Offset of the first character of a one-based line. */
  lineStart(line: number): number;
  readonly lineCount: number;
}

/** A line index over a text. Lines end with LF or CR LF, a lone CR counts as white space. */
export function lineIndex(text: string): LineIndex {
  let starts: Int32Array | undefined;
  const table = (): Int32Array => {
    starts ??= lineStarts(text);
    return starts;
  };
  return {
    position: (offset) => positionIn(table(), offset),
    lineStart: (line) => table()[line - 1] ?? text.length,
    get lineCount() {
      return table().length;
    },
  };
}

function lineStarts(text: string): Int32Array {
  let starts: Int32Array = new Int32Array((text.length >> 4) + 16);
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (lines === starts.length) starts = grown(starts);
    starts[lines] = at + 1;
    lines += 1;
  }
  return starts.subarray(0, lines);
}

function grown(starts: Int32Array): Int32Array {
  const larger = new Int32Array(starts.length * 2);
  larger.set(starts);
  return larger;
}

function positionIn(starts: Int32Array, offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
