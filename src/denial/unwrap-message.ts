import { fieldOf, isPlainObject, type PlainObject, tryJson } from './plain-value.ts';

/** A message without the envelopes that carried it. */
export interface Unwrapped {
  /** The innermost sentence, line breaks kept. */
  readonly text: string;
  /** The innermost JSON object, when there was one. */
  readonly body?: PlainObject;
  /** The field of the body that held the sentence: `Message` and `message` come from different front ends. */
  readonly bodyKey?: string;
  /** Service that delivered: `sns`, `states`. */
  readonly via?: string;
}

/**
 * Takes a message out of JSON bodies, JSON strings, Step Functions causes and SNS delivery logs, at most six deep.
 * A text that is no JSON comes back as it is.
 */
export function unwrapMessage(raw: string): Unwrapped {
  let current: Unwrapped = { text: raw };
  for (let depth = 0; depth < 6; depth += 1) {
    const inner = peel(current);
    if (inner === undefined) break;
    current = inner;
  }
  return current;
}

/** Where an envelope keeps the next one, the most telling first. */
const MESSAGE_KEYS = [
  'message',
  'Message',
  'errorMessage',
  'ErrorMessage',
  'ERROR_MESSAGE',
  'providerResponse',
  'cause',
  'Cause',
  'error_description',
  'detail',
];

function peel(current: Unwrapped): Unwrapped | undefined {
  const text = current.text.trim();
  if (!/^[{"]/.test(text)) return undefined;
  const value = tryJson(text);
  if (typeof value === 'string') return { ...current, text: value };
  if (!isPlainObject(value)) return undefined;
  return peelObject(value, current);
}

function peelObject(value: PlainObject, outer: Unwrapped): Unwrapped | undefined {
  const via = outer.via ?? delivererOf(value);
  const known = { body: value, ...(via === undefined ? {} : { via }) };
  for (const key of MESSAGE_KEYS) {
    const found = fieldOf(value, key);
    if (typeof found === 'string') return { text: found, bodyKey: exactKey(value, key), ...known };
    if (found === null && Object.hasOwn(value, key)) return { text: '', bodyKey: key, ...known };
  }
  const found = fieldOf(value, 'delivery', 'error', 'Error', 'errors');
  // GraphQL lists its errors; the first says why nothing was done.
  const nested: unknown = Array.isArray(found) ? found[0] : found;
  if (isPlainObject(nested)) return peelObject(nested, { ...outer, ...(via === undefined ? {} : { via }) });
  return outer.body === value ? undefined : { text: outer.text, ...known, ...stop(outer) };
}

/** An object without a message ends the peeling: the next round would read the same text again. */
function stop(outer: Unwrapped): Partial<Unwrapped> {
  return { text: ` ${outer.text.trim()}` };
}

function exactKey(value: PlainObject, key: string): string {
  return Object.hasOwn(value, key)
    ? key
    : (Object.keys(value).find((own) => own.toLowerCase() === key.toLowerCase()) ?? key);
}

function delivererOf(value: PlainObject): string | undefined {
  if (Object.hasOwn(value, 'ErrorCode') && Object.hasOwn(value, 'ErrorMessage')) return 'sns';
  if (isPlainObject(value['delivery']) || isPlainObject(value['notification'])) return 'sns';
  const isState = fieldOf(value, 'cause') !== undefined && fieldOf(value, 'error') !== undefined;
  return isState ? 'states' : undefined;
}
