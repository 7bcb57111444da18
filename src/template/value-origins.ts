import { isList, isObject, type SourceValue } from '../source/open.ts';

/**
 * Where resolved containers were written that stand elsewhere: an object its pointer, a list the pointer that its members
 * stand below, or a pointer for each member. A list itself stands where the intrinsic does that gave it.
 */
export type Origins = Map<object, readonly string[] | string>;

/** Pointer in the file of a pointer below a resolved value. */
export function originOf(
  origins: Origins,
  root: { readonly value: SourceValue; readonly pointer: string },
  pointer: string,
): string {
  let value: SourceValue | undefined = root.value;
  let place = placeOf(origins, value, root.pointer);
  for (const segment of pointer.split('/').slice(1)) {
    place = memberPlace(origins, value, segment) ?? `${place}/${segment}`;
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    value = isList(value) ? value[Number(segment)] : isObject(value) ? value[name] : undefined;
    place = placeOf(origins, value, place);
  }
  return place;
}

function placeOf(origins: Origins, value: SourceValue | undefined, place: string): string {
  if (typeof value !== 'object' || value === null || isList(value)) return place;
  const own = origins.get(value);
  return typeof own === 'string' ? own : place;
}

function memberPlace(origins: Origins, value: SourceValue | undefined, segment: string): string | undefined {
  if (!isList(value) || value[Number(segment)] === undefined) return undefined;
  const own = origins.get(value);
  return typeof own === 'string' ? `${own}/${segment}` : own?.[Number(segment)];
}
