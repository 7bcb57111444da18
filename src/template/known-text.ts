import { HOLE, isOpen, openValue, type Reference, type SourceValue } from '../source/open.ts';

/** A text with one reference per hole. */
export interface KnownText {
  readonly text: string;
  readonly refs: readonly Reference[];
}

/** What is known of a value as text; undefined for lists and objects. */
export function knownText(value: SourceValue | undefined): KnownText | undefined {
  if (typeof value === 'string') return { text: value, refs: [] };
  if (typeof value === 'number' || typeof value === 'boolean') return { text: String(value), refs: [] };
  if (!isOpen(value)) return undefined;
  if (value.text !== undefined) return { text: value.text, refs: value.refs };
  return { text: HOLE, refs: [value.refs[0] ?? { kind: 'other', name: value.why }] };
}

/** One text after the other. */
export function joinTexts(parts: readonly KnownText[]): KnownText {
  return { text: parts.map((part) => part.text).join(''), refs: parts.flatMap((part) => part.refs) };
}

/** The plain string when nothing is open, else an Open. */
export function textValue(known: KnownText, why: string): SourceValue {
  return known.refs.length === 0 ? known.text : openValue(why, known);
}

/** Part of a text with the references of its holes. */
export function sliceText(known: KnownText, start: number, end = known.text.length): KnownText {
  const text = known.text.slice(start, end);
  if (known.refs.length === 0) return { text, refs: known.refs };
  const before = holes(known.text, start);
  return { text, refs: known.refs.slice(before, before + holes(text, text.length)) };
}

/** A hole for a reference. */
export function hole(reference: Reference): KnownText {
  return { text: HOLE, refs: [reference] };
}

/** Holes in front of an offset. */
function holes(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf(HOLE); at >= 0 && at < end; at = text.indexOf(HOLE, at + 1)) count += 1;
  return count;
}
