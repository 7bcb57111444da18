import * as z from 'zod/mini';
import { type Header, headerValue } from './http-request.ts';
import { parseHeaders, requestOf } from './read-raw-request.ts';
import type { RecordedRequest } from './read-request.ts';

const postmanPair = z.object({
  key: z.string(),
  value: z.optional(z.nullable(z.string())),
  disabled: z.optional(z.nullable(z.boolean())),
});
const postmanRequest = z.object({
  method: z.string(),
  header: z.optional(z.nullable(z.union([z.array(postmanPair), z.string()]))),
  url: z.union([z.string(), z.object({ raw: z.string() })]),
  body: z.optional(z.nullable(z.object({ raw: z.optional(z.string()), urlencoded: z.optional(z.array(postmanPair)) }))),
});
const postmanResponse = z.object({
  header: z.optional(z.nullable(z.array(postmanPair))),
  body: z.optional(z.nullable(z.string())),
});
type PostmanRequest = z.infer<typeof postmanRequest>;
interface PostmanItem {
  readonly request: PostmanRequest;
  readonly response: unknown;
}
/**
 * Returns a Postman request with its last saved answer: alone, as an item, or the last signed one of a collection.
 * https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
 */
export function readPostman(value: unknown): RecordedRequest | undefined {
  const items = postmanItems(value, undefined);
  const item = items.findLast(({ request }) => JSON.stringify(request).includes('AWS4-')) ?? items[0];
  return item === undefined ? undefined : fromPostman(item);
}

/** A request, an item with its saved answers, or a collection of items at any depth. */
function postmanItems(value: unknown, response: unknown): readonly PostmanItem[] {
  const request = postmanRequest.safeParse(value);
  if (request.success) return [{ request: request.data, response }];
  const item = z.object({ request: z.unknown(), response: z.optional(z.unknown()) }).safeParse(value);
  if (item.success) return postmanItems(item.data.request, item.data.response);
  const list = z.object({ item: z.array(z.unknown()) }).safeParse(value);
  const whole = z.object({ collection: z.unknown() }).safeParse(value);
  if (list.success) return list.data.item.flatMap((each) => postmanItems(each, undefined));
  return whole.success ? postmanItems(whole.data.collection, undefined) : [];
}

function fromPostman({ request, response }: PostmanItem): RecordedRequest {
  const url = typeof request.url === 'string' ? request.url : request.url.raw;
  const headers =
    typeof request.header === 'string' ? parseHeaders(request.header.split(/\r?\n/)) : enabled(request.header ?? []);
  const form = request.body?.urlencoded;
  const body = form === undefined ? (request.body?.raw ?? '') : formOf(enabled(form));
  const saved = z.array(postmanResponse).safeParse(response);
  const last = saved.success ? saved.data.at(-1) : undefined;
  const date = headerValue(enabled(last?.header ?? []), 'date');
  return {
    format: 'Postman',
    request: requestOf(request.method, url, { headers, body }),
    ...(last === undefined ? {} : { response: { ...(date === undefined ? {} : { date }), text: last.body ?? '' } }),
  };
}

function enabled(pairs: readonly z.infer<typeof postmanPair>[]): readonly Header[] {
  return pairs.filter((each) => each.disabled !== true).map(({ key, value }) => ({ name: key, value: value ?? '' }));
}

function formOf(pairs: readonly Header[]): string {
  return pairs.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}
