import type { Evidence } from './answer.ts';
import { decodedBody } from './decoded-body.ts';
import { readHeaders } from './header-list.ts';
import { fieldOf, isPlainObject, numberOf, type PlainObject, textOf } from './plain-value.ts';
import { readRequest } from './request-context.ts';

/** Whether an object is an entry of a HAR file: a request with its response. http://www.softwareishard.com/blog/har-12-spec/ */
export function isHarEntry(value: PlainObject): boolean {
  const { request, response } = value;
  return isPlainObject(response) && isPlainObject(request) && ('content' in response || 'headers' in response);
}

/** Returns the evidence in a HAR entry. */
export function readHarEntry(entry: PlainObject): Evidence {
  const response = entry['response'];
  const content = fieldOf(response, 'content');
  const status = numberOf(response, 'status') ?? null;
  const text = textOf(content, 'text') ?? textOf(response, 'body', '_error') ?? '';
  const started = textOf(entry, 'startedDateTime') ?? textOf(entry['request'], 'url') ?? '';
  return {
    id: `entry-${started}`,
    status: status === 0 ? null : status,
    headers: readHeaders(fieldOf(response, 'headers')),
    text: textOf(content, 'encoding') === 'base64' ? decodedBody(text) : text,
    context: readRequest(entry['request']),
    kind: 'http',
  };
}
