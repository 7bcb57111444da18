import { isObject, type SourceValue } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import { valueAt } from '../source/value-at.ts';

/** The value at a place as the file has it, intrinsics unsettled; undefined when there is none. */
export function rawValue(place: Place): SourceValue | undefined {
  return valueAt(place.file.value, place.pointer);
}

/** The wanted name, or one like it that no sibling of the place has. */
export function freeName(beside: Place, wanted: string): string {
  const siblings = rawValue({ file: beside.file, pointer: beside.pointer.slice(0, beside.pointer.lastIndexOf('/')) });
  if (!isObject(siblings)) return wanted;
  let name = wanted;
  for (let number = 2; Object.hasOwn(siblings, name); number += 1) name = `${wanted}${number}`;
  return name;
}
