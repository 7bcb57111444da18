import { type Document, isMap, isScalar, isSeq } from 'yaml';
import { type DuplicateKey, pointerTo } from './json-value.ts';
import { keyText } from './yaml-value.ts';

/** Keys that stand twice in one map, also when only their case differs. */
export function yamlDuplicates(document: Document.Parsed): readonly DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const waiting: { readonly node: unknown; readonly pointer: string }[] = [{ node: document.contents, pointer: '' }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, pointer } = next;
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries())
        waiting.push({ node: item, pointer: pointerTo(pointer, index) });
    }
    if (!isMap(node)) continue;
    const seen = new Map<string, { readonly key: string; readonly offset: number }>();
    for (const pair of node.items) {
      const key = keyText(pair.key);
      const offset = isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
      const earlier = seen.get(key.toLowerCase());
      if (earlier !== undefined && key !== '<<') {
        found.push({
          key,
          earlier: earlier.key,
          sameCase: key === earlier.key,
          pointer,
          offset,
          earlierOffset: earlier.offset,
        });
      }
      seen.set(key.toLowerCase(), { key, offset });
      waiting.push({ node: pair.value, pointer: pointerTo(pointer, key) });
    }
  }
  return found.toSorted((one, other) => one.offset - other.offset);
}
