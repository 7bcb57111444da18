import { quote } from '../domain/quote.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';
import { type Header, type HttpRequest, headerValue } from './http-request.ts';
import type { PlusReading } from './uri-encoding.ts';
import { type WireUrl, wireUrl } from './wire-target.ts';

/** What a person states about a request. */
export interface RequestInput {
  readonly url: string;
  readonly method: string;
  /** `name: value` lines. */
  readonly headers: readonly string[];
  readonly body?: Uint8Array;
  readonly plus: PlusReading;
}

/** A request ready to be signed, and where it goes. */
export interface BuiltRequest {
  readonly request: HttpRequest;
  readonly url: WireUrl;
  readonly warnings: readonly string[];
}

const MADE_BY_SIGNER = new Set([
  'authorization',
  'x-amz-date',
  'date',
  'x-amz-security-token',
  'content-length',
  'transfer-encoding',
  'connection',
]);

/** Returns the unsigned request, or a UserError naming the header, method or URL that cannot be sent as it is. */
export function buildRequest(input: RequestInput): Result<BuiltRequest, UserError> {
  const url = wireUrl(input.url, input.plus);
  if (!url.ok) {
    return err(badUrl(input.url, url.error));
  }
  if (!/^[A-Za-z][A-Za-z0-9-]{0,31}$/.test(input.method)) {
    const hint = 'use GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS';
    return err(new UserError('badMethod', `${quote(input.method)} is not an HTTP method`, hint));
  }
  const headers = allHeaders(input, url.value.host);
  if (!headers.ok) {
    return headers;
  }
  const { target, hadPlus } = url.value;
  const request = {
    method: input.method.toUpperCase(),
    target,
    headers: headers.value,
    body: input.body ?? new Uint8Array(),
  };
  return ok({ request, url: url.value, warnings: hadPlus ? [plusWarning(input.plus)] : [] });
}

function badUrl(url: string, problem: string): UserError {
  const hint = 'give a URL such as https://<api-id>.execute-api.<region>.amazonaws.com/<stage>/<path>';
  const shown = url.replace(/^([a-z][a-z0-9+.-]*:[/\\]*)[^/?#]*@/i, '$1…@');
  return new UserError('badUrl', `${quote(shown)} cannot be signed: ${problem}`, hint);
}

/** Host first; a body without a declared type gets one, because it has to be signed or left to the client's whim. */
function allHeaders(input: RequestInput, urlHost: string): Result<readonly Header[], UserError> {
  const parsed = input.headers.map(parseHeader);
  const wrong = parsed.find((each) => !each.ok);
  if (wrong !== undefined && !wrong.ok) {
    return wrong;
  }
  const given = parsed.flatMap((each) => (each.ok ? [each.value] : []));
  const others = given.filter((header) => header.name !== 'host');
  const typed = input.body === undefined || headerValue(others, 'content-type') !== undefined;
  const type = typed || input.body === undefined ? [] : [contentType(input.body)];
  return ok([{ name: 'host', value: headerValue(given, 'host') ?? urlHost }, ...others, ...type]);
}

function parseHeader(line: string): Result<Header, UserError> {
  const at = line.indexOf(':');
  const name = line.slice(0, Math.max(at, 0)).trim();
  const value = line.slice(at + 1).trim();
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) {
    return err(
      new UserError(
        'badHeader',
        `${quote(name === '' ? line.slice(0, 40) : name)} is not a header line`,
        "write it as --header 'name: value'",
      ),
    );
  }
  if (!/^[\t\x20-\x7e]*$/.test(value)) {
    return err(
      new UserError(
        'badHeader',
        `the value of header ${quote(name)} holds a character that HTTP cannot carry`,
        'use printable ASCII; encode anything else',
      ),
    );
  }
  if (MADE_BY_SIGNER.has(name.toLowerCase())) {
    return err(new UserError('badHeader', `header ${quote(name)} is made by the signer`, 'leave it out'));
  }
  return ok({ name: name.toLowerCase(), value });
}

function contentType(body: Uint8Array): Header {
  const text = new TextDecoder().decode(body).trim();
  return { name: 'content-type', value: /^[[{]/.test(text) ? 'application/json' : 'application/octet-stream' };
}

function plusWarning(plus: PlusReading): string {
  return plus === 'space'
    ? 'the query holds `+`, which AWS reads as a space or as a plus, nobody has documented which: it is sent and signed as %20; --plus=literal sends %2B'
    : 'the query holds `+`: it is sent and signed as %2B';
}
