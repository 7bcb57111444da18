/** Whether a JSON value has a shape; says no more than yes or no, in a tenth of the time of a schema library. */
export type Shape = (value: unknown) => boolean;

type Fields = Readonly<Record<string, Shape>>;

export const text: Shape = (value) => typeof value === 'string';
export const flag: Shape = (value) => typeof value === 'boolean';

/** One of these texts. */
export function oneOf(...texts: readonly string[]): Shape {
  return (value) => typeof value === 'string' && texts.includes(value);
}

/** A list whose items all have the shape. */
export function listOf(item: Shape): Shape {
  return (value) => Array.isArray(value) && value.every((one) => item(one));
}

/** An object with keys of any name. */
export function recordOf(item: Shape): Shape {
  return (value) => isObject(value) && Object.keys(value).every((key) => item(value[key]));
}

/** An object with these fields, those that it may have, and no others. */
export function object(required: Fields, optional: Fields = {}): Shape {
  const needed = Object.keys(required).length;
  return (value) => {
    if (!isObject(value)) return false;
    let found = 0;
    for (const key of Object.keys(value)) {
      const isRequired = Object.hasOwn(required, key);
      if (!isRequired && !Object.hasOwn(optional, key)) return false;
      const shape = isRequired ? required[key] : optional[key];
      if (shape === undefined || !shape(value[key])) return false;
      if (isRequired) found += 1;
    }
    return found === needed;
  };
}

/** An object whose shape hangs on the text in one of its fields. */
export function byKind(field: string, shapes: Fields): Shape {
  return (value) => {
    const kind = isObject(value) ? value[field] : undefined;
    return typeof kind === 'string' && Object.hasOwn(shapes, kind) && shapes[kind]?.(value) === true;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
