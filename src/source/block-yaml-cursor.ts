import { type TokenSink, tokenSink } from './json-tokens.ts';
import type { DuplicateKey } from './json-value.ts';
import type { ReadLimits } from './read-source.ts';
import type { PlainScalar } from './source-file.ts';

/** A place in a YAML text that is read line by line, and what was found so far. */
export interface BlockCursor {
  readonly text: string;
  readonly limits: ReadLimits;
  readonly sink: TokenSink;
  readonly duplicates: DuplicateKey[];
  readonly plainScalars: PlainScalar[];
  /** Keys and list places that lead to the value being read; a pointer is made of them only where one is kept. */
  readonly path: (string | number)[];
  at: number;
  /** Column of `at` when it is the first character of a line or of what follows a dash; -1 at the end of the text. */
  column: number;
  /** Where the last value ends, with the rest of its line. */
  nodeEnd: number;
  depth: number;
}

/** A cursor at the start of a text. */
export function blockCursor(text: string, limits: ReadLimits): BlockCursor {
  const sink = tokenSink(text.length);
  return {
    ...{ text, limits, sink, duplicates: [], plainScalars: [], path: [] },
    ...{ at: 0, column: 0, nodeEnd: 0, depth: 0 },
  };
}

/** Thrown where a text goes beyond what is read here. */
export const BEYOND: unique symbol = Symbol('beyond block YAML');

/** Leaves the text to the library. */
export function beyond(): never {
  throw BEYOND;
}

export const CODE = {
  tab: 9,
  lineEnd: 10,
  carriageReturn: 13,
  space: 32,
  bang: 33,
  quote: 34,
  hash: 35,
  apostrophe: 39,
  comma: 44,
  dash: 45,
  dot: 46,
  colon: 58,
  greater: 62,
  openList: 91,
  closeList: 93,
  bar: 124,
  openMap: 123,
  closeMap: 125,
} as const;

/** Whether nothing but the end of the line comes next: LF, CR LF or the end of the text. */
export function atLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === CODE.lineEnd || at >= text.length) return true;
  return code === CODE.carriageReturn && text.charCodeAt(at + 1) === CODE.lineEnd;
}

/** Whether white space or the end of the line comes next. */
export function atBlank(text: string, at: number): boolean {
  return text.charCodeAt(at) === CODE.space || atLineEnd(text, at);
}

/** First offset that holds no space. */
export function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === CODE.space) at += 1;
  return at;
}

/** Passes over the rest of a line, which may hold a comment, and goes to the next line with content. */
export function endLine(cursor: BlockCursor): void {
  const { text } = cursor;
  const at = afterSpaces(text, cursor.at);
  if (text.charCodeAt(at) === CODE.hash) {
    if (at === cursor.at) beyond();
  } else if (!atLineEnd(text, at)) beyond();
  const end = text.indexOf('\n', at);
  cursor.at = end < 0 ? text.length : end + 1;
  cursor.nodeEnd = cursor.at;
  toContent(cursor);
}

/** Goes from the start of a line to the first character of the next line that is neither blank nor a comment. */
export function toContent(cursor: BlockCursor): void {
  const { text } = cursor;
  for (let start = cursor.at; start < text.length; ) {
    const at = afterSpaces(text, start);
    const code = text.charCodeAt(at);
    if (code !== CODE.hash && !atLineEnd(text, at)) {
      if (code === CODE.tab || (at === start && isMarker(text, at))) beyond();
      cursor.at = at;
      cursor.column = at - start;
      return;
    }
    const end = text.indexOf('\n', at);
    start = end < 0 ? text.length : end + 1;
  }
  cursor.at = text.length;
  cursor.column = -1;
}

/** `---`, `...` and directives: where documents begin and end is the library's business. */
function isMarker(text: string, at: number): boolean {
  return text.startsWith('---', at) || text.startsWith('...', at) || text.charCodeAt(at) === 37;
}

/** Whether a list item begins here. */
export function atDash(cursor: BlockCursor): boolean {
  return cursor.text.charCodeAt(cursor.at) === CODE.dash && atBlank(cursor.text, cursor.at + 1);
}
