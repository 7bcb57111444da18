import type { Evidence } from './answer.ts';
import { isCase, readCase } from './case-input.ts';
import { cleanMessage, joinedMessage } from './clean-paste.ts';
import { isHarEntry, readHarEntry } from './har-input.ts';
import { fieldOf, isPlainObject, type PlainObject, textOf } from './plain-value.ts';
import { trailEventsIn } from './trail-envelope.ts';
import { readTrailEvent } from './trail-input.ts';
import { urlIn } from './url-in.ts';

/** Returns the refusals in a JSON document; a document of no known kind is a message. */
export function readJsonInput(value: unknown, text: string): readonly Evidence[] {
  const found = itemsOf(value).flatMap(readItem);
  if (found.length === 0) return [messageOf(text)];
  return found.length > 1 ? onlyTold(found) : found;
}

/** The list in a wrapper: our example format and HAR. */
function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  const reasons = failedReasons(fieldOf(value, 'StackEvents'));
  if (reasons.length > 0) return reasons;
  const list = fieldOf(value, 'cases') ?? fieldOf(fieldOf(value, 'log'), 'entries');
  return Array.isArray(list) ? list : [value];
}

/** What `aws cloudformation describe-stack-events` says of failures; what was cancelled because of them is left out. */
function failedReasons(events: unknown): readonly string[] {
  if (!Array.isArray(events)) return [];
  return events.flatMap((event) => {
    const reason = textOf(event, 'ResourceStatusReason') ?? '';
    const isFailure =
      /FAILED$/.test(textOf(event, 'ResourceStatus') ?? '') && !/cancelled|^The following resource/.test(reason);
    return isFailure && reason !== '' ? [reason] : [];
  });
}

function readItem(item: unknown): readonly Evidence[] {
  if (typeof item === 'string') return [messageOf(item)];
  const answered = isPlainObject(item) ? answerIn(item) : undefined;
  if (answered !== undefined) return [fromCase(answered)];
  if (isPlainObject(item) && isCase(item)) return [fromCase(item)];
  const events = trailEventsIn(item);
  if (events.length > 0) return events.map(readTrailEvent);
  return isPlainObject(item) ? [readObject(item)] : [];
}

function readObject(item: PlainObject): Evidence {
  return isHarEntry(item) ? readHarEntry(item) : messageOf(JSON.stringify(item));
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

/** The message of a case may itself be a CloudTrail event; of several the first that failed counts. */
function fromCase(item: PlainObject): Evidence {
  const evidence = readCase(item);
  const [event] = onlyTold(trailEventsIn(evidence.text).map(readTrailEvent));
  if (event === undefined) return evidence;
  return { ...event, context: evidence.context, ...(evidence.id === undefined ? {} : { id: evidence.id }) };
}

/** Returns a text that is no document as the evidence of a program. */
export function messageOf(text: string): Evidence {
  const message = cleanMessage(text);
  const url = urlIn(message);
  return {
    status: null,
    headers: {},
    text: message,
    ...joinedMessage(message),
    context: { flags: {}, texts: url === undefined ? {} : { url } },
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
