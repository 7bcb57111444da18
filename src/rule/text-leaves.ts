import { pointerTo } from '../source/json-value.ts';
import { isList, isOpen, type SourceValue } from '../source/open.ts';

/** A string of a value, or what is known of an open one. */
export interface TextLeaf {
  readonly text: string;
  readonly pointer: string;
  readonly open: boolean;
}

/** The strings of a value that match, also what is known of open ones, with their pointers; at most `most` values are looked at. */
export function textLeaves(root: SourceValue, matching: RegExp, most = 100_000): readonly TextLeaf[] {
  const found: TextLeaf[] = [];
  const waiting: { value: SourceValue; at: string }[] = [{ value: root, at: '' }];
  for (let looked = 0; looked < most; looked += 1) {
    const next = waiting.pop();
    if (next === undefined) break;
    const { value, at } = next;
    if (isList(value))
      for (const [index, member] of value.entries()) waiting.push({ value: member, at: `${at}/${index}` });
    else if (isOpen(value)) {
      if (value.text !== undefined && matching.test(value.text))
        found.push({ text: value.text, pointer: at, open: true });
    } else if (typeof value === 'string') {
      if (matching.test(value)) found.push({ text: value, pointer: at, open: false });
    } else if (typeof value === 'object' && value !== null)
      for (const key in value) waiting.push({ value: value[key] ?? null, at: pointerTo(at, key) });
  }
  return found;
}
