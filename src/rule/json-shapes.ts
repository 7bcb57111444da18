import { isList, isObject, isOpen, jsonType, type SourceObject, type SourceValue } from '../source/open.ts';

/** What an element must be. */
type Shape = 'string' | 'strings' | 'object' | 'principal';

const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>(
  Object.entries({
    Sid: 'string',
    Effect: 'string',
    Action: 'strings',
    NotAction: 'strings',
    Resource: 'strings',
    NotResource: 'strings',
    Condition: 'object',
    Principal: 'principal',
    NotPrincipal: 'principal',
  } as const),
);

const WORDS = {
  string: 'a string',
  strings: 'a string or a list of strings',
  object: 'an object',
  principal: 'a star or an object',
};

/** Elements of a statement with a JSON type that the grammar does not have, with what belongs there. */
export function wrongShapes(
  statement: SourceObject,
): { readonly element: string; readonly found: string; readonly wanted: string }[] {
  const wrong: { element: string; found: string; wanted: string }[] = [];
  for (const element in statement) {
    const shape = SHAPES.get(element);
    const value = statement[element];
    if (shape === undefined || value === undefined || fits(value, shape)) continue;
    wrong.push({ element, found: jsonType(value), wanted: WORDS[shape] });
  }
  return wrong;
}

/** Condition values that are neither a scalar nor a list of scalars; the rest of Condition is judged by `wrongShapes`. */
export function wrongValue(value: SourceValue): string | undefined {
  if (isList(value)) return value.map(wrongValue).find((found) => found !== undefined);
  const type = jsonType(value);
  return type === 'object' || type === 'null' ? type : undefined;
}

function fits(value: SourceValue, shape: Shape): boolean {
  if (typeof value === 'string' && shape !== 'object') return true;
  const type = jsonType(value);
  if (type === 'open') return true;
  if (shape === 'object')
    return isObject(value) && Object.values(value).every((block) => isObject(block) || jsonType(block) === 'open');
  // A bare string or list as Principal is a finding of its own.
  if (shape === 'principal')
    return isObject(value) ? Object.values(value).every((names) => wrongValue(names) === undefined) : type !== 'null';
  if (type === 'string') return true;
  return shape === 'strings' && isList(value) && value.every((member) => typeof member === 'string' || isOpen(member));
}
