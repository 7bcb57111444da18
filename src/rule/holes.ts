import { HOLE, isOpen, type Slot } from '../source/open.ts';
import { globsOverlap } from './glob.ts';

/** Whether two texts may be the same or match a common text, when every hole may become anything. */
export function mayOverlap(one: string, other: string): boolean {
  return globsOverlap(withStars(one), withStars(other));
}

function withStars(text: string): string {
  return text.includes(HOLE) ? text.replaceAll(HOLE, '*') : text;
}

/**
 * What a slot stands for, so that equal keys mean equal values: its text with the names behind its holes. Undefined when
 * the slot is open as a whole for a reason without a name, then nothing may be said.
 */
export function slotKey(slot: Slot<string | boolean>): string | undefined {
  if (slot === undefined) return '';
  if (!isOpen(slot)) return String(slot);
  if (slot.refs.length === 0 || slot.refs.some((reference) => reference.kind === 'other')) return undefined;
  const names = slot.refs.map((reference) => `${reference.kind} ${reference.name} ${reference.attribute ?? ''}`);
  return `${slot.text ?? HOLE}\n${names.join('\n')}`;
}

const NONE: readonly string[] = [];

/** Names of the declared resources that a slot refers to. */
export function resourceNames(slot: unknown): readonly string[] {
  if (!isOpen(slot) || slot.refs.length === 0) return NONE;
  return slot.refs.filter((reference) => reference.kind === 'resource').map((reference) => reference.name);
}
