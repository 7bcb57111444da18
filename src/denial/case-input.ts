import type { Evidence } from './answer.ts';
import { cleanMessage, joinedMessage } from './clean-paste.ts';
import { decodedBody } from './decoded-body.ts';
import { readHeaders } from './header-list.ts';
import { readHttpText } from './http-text.ts';
import { fieldOf, isPlainObject, numberOf, type PlainObject, textOf } from './plain-value.ts';
import { mergeContexts, readContext } from './read-context.ts';
import { readRequest } from './request-context.ts';

/** Whether an object is `{status, headers, body|message, context, channel}`, or enough of it. */
export function isCase(value: PlainObject): boolean {
  const status = value['status'] ?? value['statusCode'];
  if (typeof status === 'number') return true;
  const hasText = ['body', 'message', 'data'].some((name) => name in value);
  const isAnswer = ['headers', 'multiValueHeaders', 'context', 'channel', 'body'].some((name) => name in value);
  return hasText && isAnswer && !isDelivery(value);
}

/** SNS keeps its own things under `status` and `delivery`. */
function isDelivery(value: PlainObject): boolean {
  return 'delivery' in value || 'errorMessage' in value;
}

/** Returns the evidence in such an object. */
export function readCase(value: PlainObject): Evidence {
  const body = bodyOf(value);
  const text = typeof body === 'string' ? body : isNested(body) ? JSON.stringify(body) : cleanMessage(messageOf(value));
  const headers = { ...readHeaders(value['multiValueHeaders']), ...readHeaders(value['headers']) };
  const status = numberOf(value, 'status', 'statusCode') ?? null;
  const channel = textOf(value, 'channel');
  const request = readRequest(value['request']);
  const id = fieldOf(value, 'id');
  const raw = readHttpText(text);
  const isHttp = channel === 'http' || body !== undefined || raw !== undefined || Object.keys(headers).length > 0;
  return {
    ...(typeof id === 'string' ? { id } : {}),
    status: status ?? raw?.status ?? null,
    headers: { ...raw?.headers, ...headers },
    text: body === undefined && raw !== undefined ? raw.text : text,
    context: mergeContexts(
      raw?.context ?? request,
      readContext({ ...(channel === undefined ? {} : { channel }), ...contextOf(value) }),
    ),
    ...(isHttp ? {} : joinedMessage(text)),
    kind: isHttp ? 'http' : 'text',
  };
}

/** HTTP libraries say `data`; a proxy answer may be in base64. */
function bodyOf(value: PlainObject): unknown {
  const body =
    value['body'] ?? (typeof value['data'] === 'string' || isNested(value['data']) ? value['data'] : undefined);
  return typeof body === 'string' && value['isBase64Encoded'] === true ? decodedBody(body) : body;
}

function isNested(body: unknown): boolean {
  return isPlainObject(body) || Array.isArray(body);
}

/** The message; errors that an SDK wrote as JSON keep their type beside it, and are taken apart later. */
function messageOf(value: PlainObject): string {
  const isError = ['code', 'name', '__type', 'errorType'].some((name) => typeof value[name] === 'string');
  return isError ? JSON.stringify(value) : (textOf(value, 'message') ?? '');
}

/** Some people write what they know beside the answer instead of under `context`. */
function contextOf(value: PlainObject): PlainObject {
  const own = value['context'];
  const { method, url, host } = value;
  const beside = { method, url, host };
  const stated = Object.fromEntries(Object.entries(beside).filter(([, each]) => typeof each === 'string'));
  return { ...stated, ...(isPlainObject(own) ? own : {}) };
}
