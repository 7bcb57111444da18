import { duplicateKeys } from './json-duplicates.ts';
import { type JsonProblem, scanJson } from './json-scan.ts';
import { type JsonTokens, tokenEnd, tokenStart } from './json-tokens.ts';
import { type DuplicateKey, type JsonValue, jsonValue, tokenAt } from './json-value.ts';
import { type LineIndex, lineIndex } from './line-index.ts';

/** Bounds of a parse; hostile input is refused with a sentence instead of eating memory. */
export interface JsonLimits {
  /** Containers inside each other; 200 unless told. */
  readonly maxDepth?: number;
  /** UTF-16 units; 64 MiB unless told. */
  readonly maxLength?: number;
  /** Notes trailing commas and comments in `problems` and goes on. */
  readonly recover?: boolean;
}

/** Half-open range of offsets. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A mistake with its one-based place. */
export interface JsonError extends JsonProblem {
  readonly line: number;
  readonly column: number;
}

/** Looks things up in the text by JSON pointer (RFC 6901). */
export interface JsonPlaces extends LineIndex {
  readonly text: string;
  /** Range of a value, quotes included. */
  rangeAt(pointer: string): TextRange | undefined;
  /** Range of the property name that leads to the value. */
  keyRangeAt(pointer: string): TextRange | undefined;
  /** One-based line of a value. */
  lineAt(pointer: string): number | undefined;
  readonly tokens: JsonTokens;
}

export type ParsedJson =
  | {
      readonly ok: true;
      readonly value: JsonValue;
      readonly duplicates: readonly DuplicateKey[];
      readonly problems: readonly JsonError[];
      readonly places: JsonPlaces;
    }
  | { readonly ok: false; readonly error: JsonError; readonly problems: readonly JsonError[] };

/**
 * Parses a JSON text with positions, iteratively. Whole grammar of RFC 8259; a leading byte order mark is passed over;
 * keys that stand twice in one object are reported, the last one counts.
 */
export function parseJson(text: string, limits: JsonLimits = {}): ParsedJson {
  const maxLength = limits.maxLength ?? 64 * 1024 * 1024;
  const lines = lineIndex(text);
  if (text.length > maxLength) {
    const message = `text is longer than ${maxLength} characters`;
    return { ok: false, error: { message, offset: 0, end: 0, line: 1, column: 1 }, problems: [] };
  }
  const scanned = scanJson(text, { maxDepth: limits.maxDepth ?? 200, recover: limits.recover ?? false });
  const placed = (problem: JsonProblem): JsonError => ({ ...problem, ...lines.position(problem.offset) });
  const problems = scanned.problems.map(placed);
  if (scanned.fatal !== undefined) return { ok: false, error: placed(scanned.fatal), problems };
  const places = placesOf(scanned.tokens, lines);
  return { ok: true, value: jsonValue(scanned.tokens, 0), duplicates: duplicateKeys(scanned.tokens), problems, places };
}

function placesOf(tokens: JsonTokens, lines: LineIndex): JsonPlaces {
  const range = (index: number | undefined): TextRange | undefined =>
    index === undefined ? undefined : { start: tokenStart(tokens, index), end: tokenEnd(tokens, index) };
  return {
    text: tokens.text,
    tokens,
    position: lines.position,
    lineStart: lines.lineStart,
    get lineCount() {
      return lines.lineCount;
    },
    rangeAt: (pointer) => range(tokenAt(tokens, pointer)?.value),
    keyRangeAt: (pointer) => range(tokenAt(tokens, pointer)?.key),
    lineAt: (pointer) => {
      const found = tokenAt(tokens, pointer);
      return found === undefined ? undefined : lines.position(tokenStart(tokens, found.value)).line;
    },
  };
}
