/** A JSON object whose fields have not been looked at yet. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** The value of a JSON text, or undefined when it is none. */
export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is a JSON object. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The first of the named fields that is present, whatever the case of its name; undefined when there is none. */
export function fieldOf(value: unknown, ...names: readonly string[]): unknown {
  if (!isPlainObject(value)) return undefined;
  for (const name of names) {
    if (Object.hasOwn(value, name)) return value[name];
    const key = Object.keys(value).find((given) => given.toLowerCase() === name.toLowerCase());
    if (key !== undefined) return value[key];
  }
  return undefined;
}

/** The first named field that holds a string. */
export function textOf(value: unknown, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = fieldOf(value, name);
    if (typeof found === 'string') return found;
  }
  return undefined;
}

/** The first named field that holds a number, or a string of digits. */
export function numberOf(value: unknown, ...names: readonly string[]): number | undefined {
  for (const name of names) {
    const found = fieldOf(value, name);
    if (typeof found === 'number' && Number.isFinite(found)) return found;
    if (typeof found === 'string' && /^\d{1,6}$/.test(found)) return Number(found);
  }
  return undefined;
}
