import { type Header, type HttpRequest, headerValue } from './http-request.ts';
import type { RecordedRequest } from './read-request.ts';

/** Returns a raw HTTP request (what Postman shows under "HTTP", what a proxy records), or undefined when it is none. */
export function readRawRequest(text: string): RecordedRequest | undefined {
  const lines = text.replace(/^\s+/, '').split(/\r?\n/);
  const line = requestLine(lines[0] ?? '');
  if (line === undefined) {
    return undefined;
  }
  const answered = lines.findIndex((each) => /^(?:< )?HTTP\/[\d.]+ \d{3}\b/.test(each));
  const sent = answered === -1 ? lines : lines.slice(0, answered);
  const end = sent.indexOf('');
  const headers = parseHeaders(end === -1 ? sent.slice(1) : sent.slice(1, end));
  const body = end === -1 ? '' : sent.slice(end + 1).join('\n');
  const length = Number(headerValue(headers, 'content-length') ?? 'NaN');
  const bytes = new TextEncoder().encode(body);
  const exact = Number.isInteger(length) && length <= bytes.length;
  const request: HttpRequest = { ...withoutAuthority(line, headers), body: exact ? bytes.slice(0, length) : bytes };
  return { format: 'raw HTTP', request, looseBodyEnd: !exact, ...responseOf(lines.slice(answered), answered) };
}

/** An answer that was pasted below the request. */
function responseOf(lines: readonly string[], at: number): Pick<RecordedRequest, 'response'> {
  if (at === -1) return {};
  const plain = lines.map((line) => line.replace(/^< ?/, ''));
  const date = headerValue(parseHeaders(plain.slice(1)), 'date');
  return { response: { ...(date === undefined ? {} : { date }), text: plain.join('\n') } };
}

/** Returns method and target of a request line; the target may be a whole URL, as proxies write it. */
export function requestLine(line: string): { readonly method: string; readonly target: string } | undefined {
  const found = /^([A-Za-z]+) (.+?)(?: HTTP\/[\d.]+)?\s*$/.exec(line);
  const target = found?.[2];
  const isTarget = target !== undefined && (target.startsWith('/') || /^https?:\/\//i.test(target));
  return isTarget && found?.[1] !== undefined ? { method: found[1], target } : undefined;
}

/** Returns header lines in order; a line that begins with white space continues the one before. */
export function parseHeaders(lines: readonly string[]): readonly Header[] {
  const headers: Header[] = [];
  for (const line of lines) {
    const at = line.indexOf(':', line.startsWith(':') ? 1 : 0);
    const last = headers.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      headers[headers.length - 1] = { name: last.name, value: `${last.value}\n${line}` };
    } else if (at > 0) {
      headers.push({ name: line.slice(0, at), value: line.slice(at + 1).trim() });
    }
  }
  return headers;
}

/** Moves scheme and host of an absolute target into the Host header. */
export function withoutAuthority(
  line: { readonly method: string; readonly target: string },
  headers: readonly Header[],
): HttpRequest {
  const found = /^(?:https?|wss?):\/\/([^/?#]+)([^#]*)/i.exec(line.target);
  const renamed = headers.map((header) => (header.name === ':authority' ? { ...header, name: 'host' } : header));
  const kept = renamed.filter((header) => !header.name.startsWith(':'));
  if (found === null) {
    return { method: line.method, target: line.target, headers: kept };
  }
  const [, host = '', rest = ''] = found;
  const target = rest.startsWith('/') ? rest : `/${rest}`;
  const known = headerValue(kept, 'host') !== undefined;
  return { method: line.method, target, headers: known ? kept : [{ name: 'host', value: host }, ...kept] };
}

/** Returns a request whose target is a whole URL, with its body as text. */
export function requestOf(
  method: string,
  url: string,
  rest: { readonly headers: readonly Header[]; readonly body: string },
): HttpRequest {
  return { ...withoutAuthority({ method, target: url }, rest.headers), body: new TextEncoder().encode(rest.body) };
}
