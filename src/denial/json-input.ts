import type { Evidence } from './answer.ts';
import { isCase, readCase } from './case-input.ts';
import { cleanMessage, joinedMessage } from './clean-paste.ts';
import { isHarEntry, readHarEntry } from './har-input.ts';
import { fieldOf, isPlainObject, type PlainObject, textOf, tryJson } from './plain-value.ts';
import { readContext } from './read-context.ts';
import { isTrailEvent, readTrailEvent } from './trail-input.ts';

/** Returns the refusals in a JSON document; a document of no known kind is a message. */
export function readJsonInput(value: unknown, text: string): readonly Evidence[] {
  const items = itemsOf(value);
  const found = items.flatMap((item): Evidence[] => {
    const one = readItem(item);
    return one === undefined ? [] : [one];
  });
  if (found.length === 0) return [messageOf(text)];
  return items.length === found.length && found.length > 1 ? onlyTold(found) : found;
}

/** The list in a wrapper: our example format, HAR, CloudTrail files and `aws cloudtrail lookup-events`. */
function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const list =
    fieldOf(value, 'cases') ?? fieldOf(fieldOf(value, 'log'), 'entries') ?? fieldOf(value, 'Records', 'Events');
  if (Array.isArray(list)) return list;
  return [value];
}

function readItem(item: unknown): Evidence | undefined {
  if (typeof item === 'string') return messageOf(item);
  if (!isPlainObject(item)) return undefined;
  const event = lookedUpEvent(item) ?? item;
  if (isTrailEvent(event)) return readTrailEvent(event);
  const answered = answerIn(item);
  if (answered !== undefined) return fromCase(answered);
  if (isHarEntry(item)) return readHarEntry(item);
  if (isCase(item)) return fromCase(item);
  return messageOf(JSON.stringify(item));
}

/** HTTP libraries keep the answer beside the request: `{request, response: {status, headers, data}}`. */
function answerIn(item: PlainObject): PlainObject | undefined {
  const { response } = item;
  if (!isPlainObject(response) || 'content' in response) return undefined;
  if (typeof (response['status'] ?? response['statusCode']) !== 'number') return undefined;
  const { id, context, channel } = item;
  const beside = { id, context, channel, request: item['request'] ?? item['config'] };
  return { ...Object.fromEntries(Object.entries(beside).filter(([, value]) => value !== undefined)), ...response };
}

/** `lookup-events` keeps the event as a string. */
function lookedUpEvent(item: PlainObject): PlainObject | undefined {
  const inner = tryJson(textOf(item, 'CloudTrailEvent') ?? '');
  return isPlainObject(inner) ? inner : undefined;
}

/** The message of a case may itself be a CloudTrail event. */
function fromCase(item: PlainObject): Evidence {
  const evidence = readCase(item);
  const inner = /^\s*\{/.test(evidence.text) ? tryJson(evidence.text) : undefined;
  if (!isPlainObject(inner) || !isTrailEvent(inner)) return evidence;
  return {
    ...readTrailEvent(inner),
    context: evidence.context,
    ...(evidence.id === undefined ? {} : { id: evidence.id }),
  };
}

/** Returns a text that is no document as the evidence of a program. */
export function messageOf(text: string): Evidence {
  const message = cleanMessage(text);
  return {
    status: null,
    headers: {},
    text: message,
    ...joinedMessage(message),
    context: readContext({}),
    kind: 'text',
  };
}

/** Of a recording of many calls only those that failed matter; when none failed, all do. */
function onlyTold(found: readonly Evidence[]): readonly Evidence[] {
  if (!found.every((one) => one.kind === 'trail' || one.id?.startsWith('entry-') === true)) return found;
  const failed = found.filter(({ kind, status, trail }) =>
    kind === 'trail' ? trail?.errorCode !== null : status === null || status === 0 || status >= 400,
  );
  return failed.length === 0 ? found : failed;
}
