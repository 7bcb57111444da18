/** Marks a value that a template leaves open; the same symbol in every bundle (the readers of HCL and YAML are bundles of their own). */
export const OPEN: unique symbol = Symbol.for('why403.open');

/** Stands in a text for a part that nobody knows before deployment. */
export const HOLE = '\u{FFFC}';

/** A run of characters of a text and where it stands in the text that it was made of. */
export interface TextSpan {
  readonly inner: number;
  readonly outer: number;
  readonly length: number;
}

/** What an intrinsic or an expression points at. */
export interface Reference {
  readonly kind: 'resource' | 'parameter' | 'pseudo' | 'import' | 'other';
  /** Logical id, Terraform address, parameter name, `AWS::Region` … */
  readonly name: string;
  /** `Arn` of `!GetAtt Fn.Arn`, `invoke_arn`; undefined for a plain Ref. */
  readonly attribute?: string;
  /** What it gives, when that is surely no ARN: `a name`, `an id`, `a URL`. */
  readonly gives?: string;
}

/**
 * A value that is settled at deployment only. `text` is what is known of a string, with one HOLE per open part and one
 * entry of `refs` per hole, in order. Unknown is a value: no rule may conclude anything from an Open that its text does not say.
 */
export interface Open {
  readonly [OPEN]: true;
  /** `Fn::ImportValue`, `Ref Stage`, `var.stage` … */
  readonly why: string;
  readonly text?: string;
  readonly refs: readonly Reference[];
  /** Where the text was put together from: pointer below the value, and where its runs of characters stand there. */
  readonly template?: { readonly below: string; readonly spans: readonly TextSpan[] };
  /** What it may be, when a condition chooses. */
  readonly choices?: readonly SourceValue[];
}

/** A value of a document: JSON, or open. Objects have no prototype. */
export type SourceValue = string | number | boolean | null | SourceArray | SourceObject | Open;
export type SourceArray = readonly SourceValue[];
export interface SourceObject {
  readonly [key: string]: SourceValue;
}

/** A value that is there, open, or absent. `typeof slot === 'string'` leaves the known texts. */
export type Slot<T> = T | Open | undefined;

/** Makes an open value. */
export function openValue(why: string, known: Partial<Pick<Open, 'text' | 'refs' | 'choices'>> = {}): Open {
  const { text, refs = [], choices } = known;
  if (choices !== undefined) return { [OPEN]: true, why, refs, choices };
  return text === undefined ? { [OPEN]: true, why, refs } : { [OPEN]: true, why, refs, text };
}

const conditional = new WeakSet<object>();

/** Remembers that a container is there under a condition of the template only: `Fn::If` with one side. */
export function underCondition<T>(value: T): T {
  if (typeof value === 'object' && value !== null) conditional.add(value);
  return value;
}

/** Whether a container is there under a condition only. */
export function isConditional(value: object): boolean {
  return conditional.has(value);
}

/** Whether a value is open. */
export function isOpen(value: unknown): value is Open {
  return typeof value === 'object' && value !== null && OPEN in value;
}

/** Whether a value is an object of the document: no array, not null, not open. */
export function isObject(value: SourceValue | undefined): value is SourceObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isOpen(value);
}

/** Whether a value is a list of the document. */
export function isList(value: SourceValue | undefined): value is SourceArray {
  return Array.isArray(value);
}

/** Whether a text has parts that nobody knows yet. */
export function hasHole(text: string): boolean {
  return text.includes(HOLE);
}

/** JSON type of a value; `open` when it is not known yet. */
export function jsonType(
  value: SourceValue | undefined,
): 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object' | 'open' | 'absent' {
  if (value === undefined) return 'absent';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (isList(value)) return 'array';
  return isOpen(value) ? 'open' : 'object';
}

/** The known text of a slot, holes included; undefined when nothing is known. */
export function slotText(slot: Slot<string>): string | undefined {
  return typeof slot === 'string' ? slot : slot?.text;
}
