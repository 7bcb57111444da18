import { emptyObject, pointerTo } from '../source/json-value.ts';
import { isList, isObject, type SourceObject, type SourceValue } from '../source/open.ts';

/** Resources of a template by logical id, with the pointer where each is written. */
export interface ExpandedResources {
  readonly resources: SourceObject;
  pointerOf(id: string): string;
  /** Pointers of loops over what is known at deployment only. */
  readonly unread: readonly string[];
}

/**
 * Writes out `Fn::ForEach` over literal lists.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html
 */
export function expandLoops(written: SourceObject, base: string): ExpandedResources {
  if (!hasFunction(written)) return { resources: written, pointerOf: (id) => pointerTo(base, id), unread: [] };
  const resources: Record<string, SourceValue> = emptyObject();
  const pointers = new Map<string, string>();
  const unread: string[] = [];
  const add = (fragment: SourceObject, at: { readonly pointer: string; readonly values: Values }): void => {
    for (const [key, value] of Object.entries(fragment)) {
      const pointer = pointerTo(at.pointer, key);
      const loop = key.startsWith('Fn::ForEach::') && isList(value) ? loopOf(value, at.values) : undefined;
      if (loop !== undefined) {
        for (const item of loop.items)
          add(loop.fragment, { pointer: `${pointer}/2`, values: new Map([...at.values, [loop.name, item]]) });
      } else if (key.startsWith('Fn::')) unread.push(pointer);
      else {
        const id = replaced(key, at.values);
        resources[id] = at.values.size === 0 ? value : withValues(value, at.values);
        pointers.set(id, pointer);
      }
    }
  };
  add(written, { pointer: base, values: new Map() });
  return { resources, pointerOf: (id) => pointers.get(id) ?? base, unread };
}

function hasFunction(written: SourceObject): boolean {
  for (const key in written) if (key.startsWith('Fn::')) return true;
  return false;
}

type Values = ReadonlyMap<string, string>;

function loopOf(
  loop: readonly SourceValue[],
  values: Values,
): { readonly name: string; readonly items: readonly string[]; readonly fragment: SourceObject } | undefined {
  const [name, collection, fragment] = loop;
  if (typeof name !== 'string' || !isList(collection) || !isObject(fragment) || values.size > 4) return undefined;
  const items = collection.filter((item) => typeof item === 'string');
  return items.length === collection.length && items.length <= 100 ? { name, items, fragment } : undefined;
}

function withValues(value: SourceValue, values: Values): SourceValue {
  if (typeof value === 'string') return replaced(value, values);
  if (isList(value)) return value.map((item) => withValues(item, values));
  if (!isObject(value)) return value;
  const { Ref: name } = value;
  const own = typeof name === 'string' && Object.keys(value).length === 1 ? values.get(name) : undefined;
  if (own !== undefined) return own;
  const copy: Record<string, SourceValue> = emptyObject();
  for (const [key, inner] of Object.entries(value)) copy[key] = withValues(inner, values);
  return copy;
}

function replaced(text: string, values: Values): string {
  return text.replaceAll(/[$&]\{([A-Za-z0-9]+)\}/g, (whole, name: string) => values.get(name) ?? whole);
}
