import { err, ok, type Result } from '../domain/result.ts';
import { type HttpRequest, headerValue, headerValues } from './http-request.ts';
import { parseHeaders, requestLine, withoutAuthority } from './read-raw-request.ts';
import type { RecordedRequest } from './read-request.ts';

/**
 * Returns the last signed request of a `curl -v` log with its answer. curl does not log request bodies,
 * so the body is known only when the headers say that there is none.
 * https://curl.se/docs/manpage.html#-v
 */
export function readCurlLog(text: string): Result<RecordedRequest, string> {
  const exchanges = splitExchanges(text.split(/\r?\n/));
  const read = exchanges.flatMap((lines) => readExchange(lines) ?? []);
  const last = read.findLast(({ request }) => isSigned(request)) ?? read.at(-1);
  return last === undefined ? err('the curl log holds no request') : ok(last);
}

function splitExchanges(lines: readonly string[]): readonly (readonly string[])[] {
  const exchanges: string[][] = [];
  for (const line of lines) {
    if (/^> [A-Z]+ \S/.test(line) && requestLine(line.slice(2)) !== undefined) {
      exchanges.push([]);
    }
    exchanges.at(-1)?.push(line);
  }
  return exchanges;
}

function readExchange(lines: readonly string[]): RecordedRequest | undefined {
  const sent = marked(lines, '>');
  const line = requestLine(sent[0] ?? '');
  if (line === undefined) {
    return undefined;
  }
  const request = withoutAuthority(line, parseHeaders(sent.slice(1)));
  const length = headerValue(request.headers, 'content-length');
  const hasBody =
    length !== undefined ? length.trim() !== '0' : headerValue(request.headers, 'transfer-encoding') !== undefined;
  const received = marked(lines, '<');
  const date = headerValue(parseHeaders(received), 'date');
  const body = lines.filter((each) => !/^(?:[<>*](?: |$)|[{}] \[\d+ bytes data\])/.test(each)).join('\n');
  return {
    format: 'curl -v',
    request: hasBody ? request : { ...request, body: new Uint8Array() },
    response: { ...(date === undefined ? {} : { date }), text: body },
  };
}

function marked(lines: readonly string[], mark: string): string[] {
  return lines.filter((line) => line.startsWith(`${mark} `)).map((line) => line.slice(2));
}

function isSigned(request: HttpRequest): boolean {
  return headerValues(request.headers, 'authorization').length > 0 || /[?&]X-Amz-Signature=/.test(request.target);
}
