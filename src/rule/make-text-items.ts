import { isList, isOpen, type Open, type SourceValue } from '../source/open.ts';
import type { TextItem } from './policy-subject.ts';

/** A scalar with its place, before it becomes an item. */
export interface Scalar {
  readonly text: string;
  readonly pointer: string;
  readonly type: TextItem['type'];
  readonly open: Open | undefined;
}

/** The scalars of a one-or-many element. Open values appear with what is known of their text. */
export function textItems(value: SourceValue | undefined, pointer: string): readonly TextItem[] {
  return itemsOf(value, pointer, (scalar) => scalar);
}

const NONE: readonly never[] = [];

/** The scalars of a one-or-many element, each made into an item. Thousands of them are made per second: no copies. */
export function itemsOf<T>(value: SourceValue | undefined, pointer: string, make: (scalar: Scalar) => T): readonly T[] {
  if (value === undefined) return NONE;
  if (!isList(value)) {
    const only = scalarOf(value, pointer);
    return only === undefined ? NONE : [make(only)];
  }
  const items: T[] = [];
  for (let index = 0; index < value.length; index += 1) {
    const scalar = scalarOf(value[index] ?? null, `${pointer}/${index}`);
    if (scalar !== undefined) items.push(make(scalar));
  }
  return items;
}

function scalarOf(value: SourceValue, pointer: string): Scalar | undefined {
  if (typeof value === 'string') return { text: value, pointer, type: 'string', open: undefined };
  if (typeof value === 'number') return { text: String(value), pointer, type: 'number', open: undefined };
  if (typeof value === 'boolean') return { text: String(value), pointer, type: 'boolean', open: undefined };
  if (!isOpen(value)) return undefined;
  return { text: value.text ?? '\u{FFFC}', pointer, type: 'open', open: value };
}
