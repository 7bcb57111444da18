import type { Headers } from './answer.ts';
import { isPlainObject } from './plain-value.ts';

/** Headers as an object, an object of lists, or a list of `{name, value}` or pairs; names in lower case. */
export function readHeaders(value: unknown): Headers {
  const pairs = Array.isArray(value) ? value.map(pairOf) : isPlainObject(value) ? Object.entries(value) : [];
  return Object.fromEntries(
    pairs.flatMap((pair) => {
      const [name, content] = pair ?? [];
      const text = Array.isArray(content) ? content.join(', ') : content;
      return typeof name === 'string' && (typeof text === 'string' || typeof text === 'number')
        ? [[name.toLowerCase().trim(), String(text)]]
        : [];
    }),
  );
}

function pairOf(item: unknown): readonly unknown[] | undefined {
  if (Array.isArray(item)) return item;
  return isPlainObject(item) ? [item['name'] ?? item['key'], item['value']] : undefined;
}
