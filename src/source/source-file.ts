import type { TextRange } from './json.ts';
import type { DuplicateKey } from './json-value.ts';
import type { Position } from './line-index.ts';
import type { SourceValue, TextSpan } from './open.ts';

/** A mistake of the text itself. */
export interface SourceProblem {
  readonly message: string;
  readonly offset: number;
  readonly end: number;
  readonly repair?: string;
}

/** A scalar as it stands in a YAML text, for what a loader would make of it. */
export interface PlainScalar {
  readonly source: string;
  readonly pointer: string;
  readonly offset: number;
}

/** One file that was read, with its value and its places. */
export interface SourceFile {
  /** As printed: relative to the working directory, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly format: 'json' | 'yaml' | 'hcl';
  readonly value: SourceValue;
  readonly duplicates: readonly DuplicateKey[];
  /** Mistakes that the reader passed over, e.g. a trailing comma. */
  readonly problems: readonly SourceProblem[];
  /** Unquoted YAML scalars that look like numbers or dates. */
  readonly plainScalars: readonly PlainScalar[];
  /** Values stand inside strings of another language: a fix may replace characters only. */
  readonly textEditsOnly?: true;
  /** The JSON pointer into the text of what a pointer names, where the two differ. */
  writtenPointer?(pointer: string): string;
  position(offset: number): Position;
  /** Range of the value that a JSON pointer names. */
  rangeAt(pointer: string): TextRange | undefined;
  keyRangeAt(pointer: string): TextRange | undefined;
  /** Where the characters of a text value stand, when it is no JSON string literal (heredocs, YAML blocks). */
  segmentsAt?(pointer: string): readonly TextSegment[] | undefined;
}

/** A run of characters of a decoded text and where it stands in the file. */
export type TextSegment = TextSpan;

/** A place in a file, as a JSON pointer into its value. Line and column are looked up for findings only. */
export interface Place {
  readonly file: SourceFile;
  readonly pointer: string;
  /** Point at the property name instead of the value. */
  readonly part?: 'key';
  /** Range inside the scalar's text, when the finding is about a part of it. */
  readonly within?: TextRange;
  /** The value was put together from what stands here: a fix may only replace a whole scalar. */
  readonly madeUp?: true;
}
