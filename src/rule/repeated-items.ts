import type { TextItem } from './policy-subject.ts';

/** Items that stand earlier in the list already, compared by `same`; items with open parts are left out. */
export function repeatedItems<T extends TextItem>(items: readonly T[], same: (text: string, item: T) => string): T[] {
  if (items.length < 2 || ascends(items, same)) return [];
  const seen = new Set<string>();
  return items.filter((item) => {
    if (item.open !== undefined) return false;
    const text = same(item.text, item);
    if (seen.has(text)) return true;
    seen.add(text);
    return false;
  });
}

/** Most long lists are sorted, and need no memory then. */
function ascends<T extends TextItem>(items: readonly T[], same: (text: string, item: T) => string): boolean {
  let before: string | undefined;
  for (const item of items) {
    const text = same(item.text, item);
    if (before !== undefined && text <= before) return false;
    before = text;
  }
  return true;
}
