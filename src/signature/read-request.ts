import { err, ok, type Result } from '../domain/result.ts';
import type { HttpRequest } from './http-request.ts';
import { readCurlLog } from './read-curl-log.ts';
import { readJsonRequest } from './read-json-request.ts';
import { readRawRequest } from './read-raw-request.ts';

/** A request as somebody recorded it, with the answer if that was recorded too. */
export interface RecordedRequest {
  readonly format: 'curl -v' | 'HAR' | 'Postman' | 'JSON' | 'raw HTTP';
  readonly request: HttpRequest;
  /** Text of the answer: headers and body, as far as the record shows it. */
  readonly response?: { readonly date?: string; readonly text: string };
  /** The record may have added or dropped a final line break of the body. */
  readonly looseBodyEnd?: boolean;
}

/** Returns the signed request of a `curl -v` log, a HAR, a Postman request, our own JSON or raw HTTP, recognised by content. */
export function readRequest(text: string): Result<RecordedRequest, string> {
  const trimmed = text.replace(/^\uFEFF/, '');
  if (/^\s*[[{]/.test(trimmed)) {
    return readJsonRequest(trimmed);
  }
  if (/^> [A-Z]+ \S+ HTTP\/[\d.]+/m.test(trimmed)) {
    return readCurlLog(trimmed);
  }
  const raw = readRawRequest(trimmed);
  return raw === undefined ? err('it is no `curl -v` log, HAR, Postman request or raw HTTP request') : ok(raw);
}
