import type { Evidence } from './answer.ts';
import { readHeaders } from './header-list.ts';
import { readHttpText } from './http-text.ts';
import { fieldOf, isPlainObject, numberOf, type PlainObject, textOf } from './plain-value.ts';
import { mergeContexts, readContext } from './read-context.ts';
import { readRequest } from './request-context.ts';

/** Whether an object is `{status, headers, body|message, context, channel}`, or enough of it. */
export function isCase(value: PlainObject): boolean {
  const status = value['status'] ?? value['statusCode'];
  if (typeof status === 'number') return true;
  const hasText = ['body', 'message'].some((name) => name in value);
  return hasText && ['headers', 'context', 'channel', 'body'].some((name) => name in value) && !isDelivery(value);
}

/** SNS keeps its own things under `status` and `delivery`. */
function isDelivery(value: PlainObject): boolean {
  return 'delivery' in value || 'errorMessage' in value;
}

/** Returns the evidence in such an object. */
export function readCase(value: PlainObject): Evidence {
  const body = value['body'];
  const message = textOf(value, 'message') ?? '';
  const text = typeof body === 'string' ? body : isPlainObject(body) ? JSON.stringify(body) : message;
  const headers = readHeaders(value['headers']);
  const status = numberOf(value, 'status', 'statusCode') ?? null;
  const channel = textOf(value, 'channel');
  const isHttp = channel === 'http' || body !== undefined || Object.keys(headers).length > 0;
  const request = readRequest(value['request']);
  const id = fieldOf(value, 'id');
  const raw = isHttp ? readHttpText(text) : undefined;
  return {
    ...(typeof id === 'string' ? { id } : {}),
    status: status ?? raw?.status ?? null,
    headers: { ...raw?.headers, ...headers },
    text: body === undefined && raw !== undefined ? raw.text : text,
    context: mergeContexts(
      raw?.context ?? request,
      readContext({ ...(channel === undefined ? {} : { channel }), ...contextOf(value) }),
    ),
    kind: isHttp ? 'http' : 'text',
  };
}

/** Some people write what they know beside the answer instead of under `context`. */
function contextOf(value: PlainObject): PlainObject {
  const own = value['context'];
  const { method, url, host } = value;
  const beside = { method, url, host };
  const stated = Object.fromEntries(Object.entries(beside).filter(([, each]) => typeof each === 'string'));
  return { ...stated, ...(isPlainObject(own) ? own : {}) };
}
