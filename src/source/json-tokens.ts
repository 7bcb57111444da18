/** Kinds of token. A string that needs decoding is told apart, so that most strings are a plain slice. */
export const TOKEN = {
  object: 1,
  array: 2,
  string: 3,
  escapedString: 4,
  number: 5,
  true: 6,
  false: 7,
  null: 8,
} as const;

/** Fields per token: kind, start, end (exclusive), index of the token after the whole subtree. */
const FIELDS = 4;

/**
 * Flat tokens of a JSON text in document order; an object is followed by key, value, key, value …
 * Offsets only: a tree of nodes with lines and columns costs five times as much and most documents have no finding.
 */
export interface JsonTokens {
  readonly text: string;
  readonly count: number;
  readonly fields: Int32Array;
}

/** Tokens under construction. */
export interface TokenSink {
  count: number;
  fields: Int32Array;
}

/** An empty sink, sized after the text: there is a token for every twentieth character of an indented one. */
export function tokenSink(length: number): TokenSink {
  return { count: 0, fields: new Int32Array(Math.max(64, (length >> 4) * FIELDS)) };
}

/** Appends a token and returns its index. */
export function pushToken(
  sink: TokenSink,
  kind: number,
  range: { readonly start: number; readonly end: number },
): number {
  const at = sink.count * FIELDS;
  if (at + FIELDS > sink.fields.length) {
    const larger = new Int32Array(sink.fields.length * 2);
    larger.set(sink.fields);
    sink.fields = larger;
  }
  sink.fields[at] = kind;
  sink.fields[at + 1] = range.start;
  sink.fields[at + 2] = range.end;
  sink.fields[at + 3] = sink.count + 1;
  sink.count += 1;
  return sink.count - 1;
}

/** Closes a container: its end and the first token after it. */
export function closeToken(sink: TokenSink, index: number, end: number): void {
  sink.fields[index * FIELDS + 2] = end;
  sink.fields[index * FIELDS + 3] = sink.count;
}

/** Kind of a token (one of TOKEN). */
export function tokenKind(tokens: { readonly fields: Int32Array }, index: number): number {
  return tokens.fields[index * FIELDS] ?? 0;
}

/** Offset of the first character. */
export function tokenStart(tokens: { readonly fields: Int32Array }, index: number): number {
  return tokens.fields[index * FIELDS + 1] ?? 0;
}

/** Offset after the last character. */
export function tokenEnd(tokens: { readonly fields: Int32Array }, index: number): number {
  return tokens.fields[index * FIELDS + 2] ?? 0;
}

/** Index of the token after this one and everything in it. */
export function tokenNext(tokens: { readonly fields: Int32Array }, index: number): number {
  return tokens.fields[index * FIELDS + 3] ?? 0;
}

/** Text of a string token without its quotes, escapes decoded. */
export function tokenString(tokens: JsonTokens, index: number): string {
  const start = tokenStart(tokens, index);
  const end = tokenEnd(tokens, index);
  if (tokenKind(tokens, index) === TOKEN.escapedString) {
    return String(JSON.parse(tokens.text.slice(start, end)));
  }
  return tokens.text.slice(start + 1, end - 1);
}
