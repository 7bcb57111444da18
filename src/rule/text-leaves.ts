import { isList, isObject, isOpen, type SourceValue } from '../source/open.ts';

/** Every string of a value, also what is known of an open one, with its pointer below `pointer`; at most `most` values are looked at. */
export function* textLeaves(
  root: SourceValue,
  pointer: string,
  most = 100_000,
): Generator<{ readonly text: string; readonly pointer: string; readonly open?: true }> {
  const waiting: { value: SourceValue; at: string }[] = [{ value: root, at: pointer }];
  for (let looked = 0; waiting.length > 0 && looked < most; looked += 1) {
    const next = waiting.pop();
    if (next === undefined) return;
    if (typeof next.value === 'string') yield { text: next.value, pointer: next.at };
    else if (isOpen(next.value) && next.value.text !== undefined)
      yield { text: next.value.text, pointer: next.at, open: true };
    const members = isList(next.value) || isObject(next.value) ? Object.entries(next.value) : [];
    for (const [key, value] of members)
      waiting.push({ value, at: `${next.at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` });
  }
}
