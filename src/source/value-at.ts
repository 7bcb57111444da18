import { isList, isObject, type SourceValue } from './open.ts';

/** The value that a JSON pointer names; undefined when there is none. https://www.rfc-editor.org/rfc/rfc6901 */
export function valueAt(root: SourceValue, pointer: string): SourceValue | undefined {
  let value: SourceValue | undefined = root;
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isList(value)) value = value[Number(key)];
    else value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  return value;
}
