/** A replacement of characters of a text. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies changes from the end backwards; of overlapping ones the first given counts. Returns the text and how many were applied. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  const taken: TextChange[] = [];
  for (const change of changes) {
    if (!taken.some((other) => change.start < other.end && other.start < change.end)) taken.push(change);
  }
  let result = text;
  for (const change of taken.toSorted((one, other) => other.start - one.start || other.end - one.end)) {
    result = result.slice(0, change.start) + change.text + result.slice(change.end);
  }
  return result;
}

/** Whether two sets of changes touch the same characters. */
export function changesOverlap(one: readonly TextChange[], other: readonly TextChange[]): boolean {
  return one.some((a) =>
    other.some((b) => (a.start < b.end && b.start < a.end) || (a.start === b.start && a.end === b.end)),
  );
}

/** White space at the beginning of the line that an offset is on. */
export function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset + 1))?.[0] ?? '';
}

/** Offset after white space that begins at an offset. */
export function skipBlank(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at += 1;
  return at;
}

/** Offset of the first of the white space that ends at an offset. */
export function skipBlankBack(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && ' \t\r\n'.includes(text[at - 1] ?? '')) at -= 1;
  return at;
}
