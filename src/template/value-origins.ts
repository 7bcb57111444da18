import { isList, isObject, isOpen, type SourceValue } from '../source/open.ts';

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
  // Every policy is asked for its place: nothing is split or replaced for the usual segment.
  for (let start = 1; start <= pointer.length; ) {
    const slash = pointer.indexOf('/', start);
    const end = slash < 0 ? pointer.length : slash;
    const segment = pointer.slice(start, end);
    place = memberPlace(origins, value, segment) ?? `${place}/${segment}`;
    value = memberOf(value, segment);
    place = placeOf(origins, value, place);
    start = end + 1;
  }
  return place;
}

function memberOf(value: SourceValue | undefined, segment: string): SourceValue | undefined {
  if (isList(value)) return value[Number(segment)];
  if (isObject(value))
    return value[segment.includes('~') ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment];
  // `Fn::If` and the side, as the file has it.
  return isOpen(value) && value.choices !== undefined && segment === 'Fn::If' ? ['', ...value.choices] : undefined;
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
