import * as z from 'zod/mini';
import { err, ok, type Result } from '../domain/result.ts';
import { type Header, type HttpRequest, headerValue } from './http-request.ts';
import { withoutAuthority } from './read-raw-request.ts';
import type { RecordedRequest } from './read-request.ts';

const pair = z.object({ name: z.string(), value: z.string() });
const harEntry = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(pair),
    postData: z.optional(z.object({ text: z.optional(z.string()) })),
  }),
  response: z.optional(
    z.object({ headers: z.optional(z.array(pair)), content: z.optional(z.object({ text: z.optional(z.string()) })) }),
  ),
});
const har = z.object({ log: z.object({ entries: z.array(harEntry) }) });
const postmanRequest = z.object({
  method: z.string(),
  header: z.array(z.object({ key: z.string(), value: z.string(), disabled: z.optional(z.boolean()) })),
  url: z.union([z.string(), z.object({ raw: z.string() })]),
  body: z.optional(z.object({ raw: z.optional(z.string()) })),
});
const plain = z.object({
  method: z.string(),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.optional(z.string()),
  bodyBase64: z.optional(z.string()),
});

/**
 * Returns the request of a HAR file or entry (http://www.softwareishard.com/blog/har-12-spec/), of a Postman request
 * or collection item, or of `why403 sign --format json`. In a HAR with several entries the last signed one counts.
 */
export function readJsonRequest(text: string): Result<RecordedRequest, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return err('it is not valid JSON');
  }
  const whole = har.safeParse(value);
  const single = harEntry.safeParse(value);
  const entries = whole.success ? whole.data.log.entries : single.success ? [single.data] : [];
  const entry = entries.findLast((each) => JSON.stringify(each.request).includes('AWS4-')) ?? entries.at(-1);
  if (entry !== undefined) {
    return ok(fromHar(entry));
  }
  const postman = findPostman(value);
  if (postman !== undefined) {
    return ok(fromPostman(postman));
  }
  const ours = plain.safeParse(value);
  return ours.success
    ? ok(fromPlain(ours.data))
    : err('the JSON is neither a HAR nor a request with method, url and headers');
}

function fromHar({ request, response }: z.infer<typeof harEntry>): RecordedRequest {
  const date = headerValue(response?.headers ?? [], 'date');
  return {
    format: 'HAR',
    request: build(request.method, request.url, { headers: request.headers, body: request.postData?.text ?? '' }),
    response: { ...(date === undefined ? {} : { date }), text: response?.content?.text ?? '' },
  };
}

function findPostman(value: unknown): z.infer<typeof postmanRequest> | undefined {
  const parsed = postmanRequest.safeParse(value);
  if (parsed.success) {
    return parsed.data;
  }
  const inner = z.object({ request: z.unknown() }).safeParse(value);
  const list = z.object({ item: z.array(z.unknown()) }).safeParse(value);
  return inner.success
    ? findPostman(inner.data.request)
    : list.success
      ? list.data.item.map(findPostman).find((each) => each !== undefined)
      : undefined;
}

function fromPostman(request: z.infer<typeof postmanRequest>): RecordedRequest {
  const url = typeof request.url === 'string' ? request.url : request.url.raw;
  const headers = request.header
    .filter((each) => each.disabled !== true)
    .map(({ key, value }) => ({ name: key, value }));
  return { format: 'Postman', request: build(request.method, url, { headers, body: request.body?.raw ?? '' }) };
}

function fromPlain(given: z.infer<typeof plain>): RecordedRequest {
  const headers = Object.entries(given.headers).map(([name, value]) => ({ name, value }));
  const built = build(given.method, given.url, { headers, body: given.body ?? '' });
  const bytes = given.bodyBase64 === undefined ? built.body : Uint8Array.from(Buffer.from(given.bodyBase64, 'base64'));
  return { format: 'JSON', request: { ...built, ...(bytes === undefined ? {} : { body: bytes }) } };
}

function build(
  method: string,
  url: string,
  rest: { readonly headers: readonly Header[]; readonly body: string },
): HttpRequest {
  return { ...withoutAuthority({ method, target: url }, rest.headers), body: new TextEncoder().encode(rest.body) };
}
