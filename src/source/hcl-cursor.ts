/** A place in an HCL text, and the error that ends the parse. */
export interface HclCursor {
  readonly text: string;
  readonly maxDepth: number;
  at: number;
  depth: number;
  /** Inside parentheses, lists and calls line ends are white space. */
  bracketed: boolean;
  /** Collects where blanks with comments stand, when somebody asks. */
  readonly comments?: { readonly start: number; readonly end: number }[];
}

/** Thrown by the parser with the offset; caught where the file is read. */
export interface HclFailure {
  readonly hcl: true;
  readonly message: string;
  readonly offset: number;
}

/** Ends the parse with a sentence. */
export function failHcl(cursor: HclCursor, message: string): never {
  const failure: HclFailure = { hcl: true, message, offset: cursor.at };
  throw failure;
}

/** Whether a thrown value is a failure of the parser. */
export function isHclFailure(thrown: unknown): thrown is HclFailure {
  return typeof thrown === 'object' && thrown !== null && 'hcl' in thrown;
}

/** Passes over spaces and comments; line ends too unless told to stay on the line. */
export function skipHcl(cursor: HclCursor, lines: boolean): void {
  const start = cursor.at;
  const code = cursor.text.charCodeAt(start);
  // Letters, digits and most signs: by far the most that stand here.
  if (code > 0x2f && code < 0x80) return;
  const pattern = lines ? ALL_BLANK : LINE_BLANK;
  // One blank after the other: an expression over a million comments runs out of stack.
  for (pattern.lastIndex = start; pattern.test(cursor.text); ) cursor.at = pattern.lastIndex;
  if (cursor.at > start) cursor.comments?.push({ start, end: cursor.at });
}

const ALL_BLANK = /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const LINE_BLANK = /[ \t\r]+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//y;

/** Takes a text that must or may come next. */
export function takeHcl(cursor: HclCursor, text: string): boolean {
  if (!cursor.text.startsWith(text, cursor.at)) return false;
  cursor.at += text.length;
  return true;
}

/** Takes an identifier, if one comes next. */
export function identifier(cursor: HclCursor): string | undefined {
  IDENTIFIER.lastIndex = cursor.at;
  const found = IDENTIFIER.exec(cursor.text)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

const IDENTIFIER = /[\p{L}_][\p{L}\p{N}_-]*/uy;

/** Runs a parser one level deeper. */
export function deeper<T>(cursor: HclCursor, parse: () => T): T {
  cursor.depth += 1;
  if (cursor.depth > cursor.maxDepth) failHcl(cursor, `nesting is deeper than ${cursor.maxDepth} levels`);
  const result = parse();
  cursor.depth -= 1;
  return result;
}

/** Runs a parser inside brackets, or inside the braces of an object, where lines end items. */
export function bracketed<T>(cursor: HclCursor, inside: boolean, parse: () => T): T {
  const before = cursor.bracketed;
  cursor.bracketed = inside;
  const result = parse();
  cursor.bracketed = before;
  return result;
}
