import { globCovers, hasWildcard } from './glob.ts';
import type { TextItem } from './policy-subject.ts';

/** Longest list that is compared pairwise; longer ones are left alone so that work stays bounded. */
const LONGEST = 400;

/** An item that another one of the same list covers. */
export interface Covered<T> {
  readonly item: T;
  readonly by: T;
}

/** Items of which every match is matched by another pattern of the list; equal items are not reported, they are duplicates. */
export function coveredItems<T extends TextItem>(items: readonly T[], textOf: (item: T) => string): Covered<T>[] {
  if (items.length < 2 || items.length > LONGEST) return [];
  const wide = items.filter((item) => hasWildcard(item.text)).map((item) => wideItem(item, textOf(item)));
  if (wide.length === 0) return [];
  const covered: Covered<T>[] = [];
  for (const item of items) {
    const text = textOf(item);
    const by = wide.find((other) => other.text !== text && text.startsWith(other.head) && globCovers(other.text, text));
    if (by !== undefined) covered.push({ item, by: by.item });
  }
  return covered;
}

/** Most pairs differ before the first wildcard. */
function wideItem<T>(item: T, text: string): { readonly item: T; readonly text: string; readonly head: string } {
  return { item, text, head: text.slice(0, text.search(/[*?]/)) };
}
