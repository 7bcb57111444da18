import { isList, isObject, type SourceValue } from '../source/open.ts';

/** Pointers of the members of resolved containers whose place differs from their index or key; of an object its own. */
export type Origins = Map<object, readonly string[] | string>;

/** Pointer in the file of a pointer below a resolved value. */
export function originOf(
  origins: Origins,
  root: { readonly value: SourceValue; readonly pointer: string },
  pointer: string,
): string {
  let { value, pointer: place }: { value: SourceValue | undefined; pointer: string } = root;
  const base = typeof value === 'object' && value !== null ? origins.get(value) : undefined;
  if (typeof base === 'string') place = base;
  for (const segment of pointer.split('/').slice(1)) {
    const own: readonly string[] | string | undefined =
      typeof value === 'object' && value !== null ? origins.get(value) : undefined;
    const moved = typeof own === 'object' ? own[Number(segment)] : undefined;
    place = moved ?? `${place}/${segment}`;
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    value = isList(value) ? value[Number(segment)] : isObject(value) ? value[name] : undefined;
    const next = typeof value === 'object' && value !== null ? origins.get(value) : undefined;
    if (typeof next === 'string') place = next;
  }
  return place;
}
