import { isList, isObject, jsonType, type SourceObject, type SourceValue } from '../source/open.ts';

/** What an element must be. */
type Shape = 'string' | 'strings' | 'object' | 'principal';

const SHAPES: Readonly<Record<string, Shape>> = {
  Sid: 'string',
  Effect: 'string',
  Action: 'strings',
  NotAction: 'strings',
  Resource: 'strings',
  NotResource: 'strings',
  Condition: 'object',
  Principal: 'principal',
  NotPrincipal: 'principal',
};

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
  return Object.entries(SHAPES).flatMap(([element, shape]) => {
    const value = statement[element];
    if (value === undefined || fits(value, shape)) return [];
    return [{ element, found: jsonType(value), wanted: WORDS[shape] }];
  });
}

function fits(value: SourceValue, shape: Shape): boolean {
  const type = jsonType(value);
  if (type === 'open') return true;
  if (shape === 'object')
    return isObject(value) && Object.values(value).every((block) => isObject(block) || jsonType(block) === 'open');
  // A bare string or list as Principal is a finding of its own.
  if (shape === 'principal') return type === 'object' || type === 'string' || type === 'array';
  if (type === 'string') return true;
  return shape === 'strings' && isList(value) && value.every((member) => ['string', 'open'].includes(jsonType(member)));
}
