import * as z from 'zod/mini';
import { err, ok, type Result } from '../domain/result.ts';
import { headerValue } from './http-request.ts';
import { readPostman } from './read-postman.ts';
import { requestOf } from './read-raw-request.ts';
import type { RecordedRequest } from './read-request.ts';

const pair = z.object({ name: z.string(), value: z.string() });
const harEntry = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.array(pair),
    postData: z.optional(z.object({ text: z.optional(z.string()) })),
    bodySize: z.optional(z.number()),
  }),
  response: z.optional(
    z.object({
      headers: z.optional(z.array(pair)),
      content: z.optional(z.object({ text: z.optional(z.string()), encoding: z.optional(z.string()) })),
    }),
  ),
});
const har = z.object({ log: z.object({ entries: z.array(harEntry) }) });
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
  const ours = plain.safeParse(value);
  if (ours.success) {
    return ok(fromPlain(ours.data));
  }
  const postman = readPostman(value);
  return postman === undefined
    ? err('the JSON is neither a HAR nor a request with method, url and headers')
    : ok(postman);
}

function fromHar({ request, response }: z.infer<typeof harEntry>): RecordedRequest {
  const date = headerValue(response?.headers ?? [], 'date');
  const built = requestOf(request.method, request.url, {
    headers: request.headers,
    body: request.postData?.text ?? '',
  });
  const { body: _, ...bodyless } = built;
  // A body was sent, and the recorder did not keep it.
  const isLost = request.postData?.text === undefined && (request.bodySize ?? 0) > 0;
  return {
    format: 'HAR',
    request: isLost ? bodyless : built,
    response: { ...(date === undefined ? {} : { date }), text: contentOf(response?.content ?? {}) },
  };
}

function contentOf({ text = '', encoding }: { text?: string | undefined; encoding?: string | undefined }): string {
  return encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text;
}

function fromPlain(given: z.infer<typeof plain>): RecordedRequest {
  const headers = Object.entries(given.headers).map(([name, value]) => ({ name, value }));
  const built = requestOf(given.method, given.url, { headers, body: given.body ?? '' });
  const bytes = given.bodyBase64 === undefined ? built.body : Uint8Array.from(Buffer.from(given.bodyBase64, 'base64'));
  return { format: 'JSON', request: { ...built, ...(bytes === undefined ? {} : { body: bytes }) } };
}
