import { isList, isOpen, type SourceValue } from '../source/open.ts';
import type { TextItem } from './policy-subject.ts';

/** The scalars of a one-or-many element with their places. Open values appear with what is known of their text. */
export function textItems(value: SourceValue | undefined, pointer: string): readonly TextItem[] {
  if (typeof value === 'string') return [{ text: value, pointer, type: 'string' }];
  if (!isList(value)) {
    const item = value === undefined ? undefined : textItem(value, pointer);
    return item === undefined ? [] : [item];
  }
  const items: TextItem[] = [];
  for (let index = 0; index < value.length; index += 1) {
    const item = textItem(value[index] ?? null, `${pointer}/${index}`);
    if (item !== undefined) items.push(item);
  }
  return items;
}

function textItem(value: SourceValue, pointer: string): TextItem | undefined {
  if (typeof value === 'string') return { text: value, pointer, type: 'string' };
  if (typeof value === 'number') return { text: String(value), pointer, type: 'number' };
  if (typeof value === 'boolean') return { text: String(value), pointer, type: 'boolean' };
  if (!isOpen(value)) return undefined;
  return { text: value.text ?? '\u{FFFC}', pointer, type: 'open', open: value };
}
