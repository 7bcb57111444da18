import { type HttpRequest, headerValue } from './http-request.ts';
import type { SigningScope } from './signing-scope.ts';

export type SignedFormat = 'curl' | 'headers' | 'json';

/** A signed request with what is needed to print it. */
export interface SignedRequest {
  readonly request: HttpRequest;
  readonly scope: SigningScope;
  /** Host and port that the connection goes to; the Host header may differ. */
  readonly connectTo: string;
  readonly scheme: 'https' | 'wss';
  /** File that the body came from, for `curl --data-binary @file`. */
  readonly bodyFile?: string;
}

/** Returns the signed request as a curl command, as raw headers or as JSON. It holds the session token: that is its purpose. */
export function renderSigned(signed: SignedRequest, format: SignedFormat): string {
  switch (format) {
    case 'curl':
      return curlCommand(signed);
    case 'headers':
      return rawRequest(signed.request);
    case 'json':
      return `${JSON.stringify(toJson(signed), null, 2)}\n`;
  }
}

/** For POSIX shells; every foreign word stands in single quotes, globbing and path squeezing of curl are off. */
function curlCommand(signed: SignedRequest): string {
  const { request, connectTo, scheme } = signed;
  const hostIsOther = headerValue(request.headers, 'host') !== connectTo;
  const headers = request.headers.filter((header) => hostIsOther || header.name !== 'host');
  const words = [
    ['curl', '--globoff', '--path-as-is', '--no-location', '--include'].join(' '),
    ...(request.method === 'HEAD' ? ['--head'] : [`--request ${shellQuote(request.method)}`]),
    // curl sends an empty header only when the line ends in a semicolon
    ...headers.map(({ name, value }) => `--header ${shellQuote(value === '' ? `${name};` : `${name}: ${value}`)}`),
    ...bodyWords(signed),
    shellQuote(`${scheme}://${connectTo}${request.target}`),
  ];
  return `${words.join(' \\\n  ')}\n`;
}

function bodyWords({ request, bodyFile }: SignedRequest): string[] {
  const body = request.body ?? new Uint8Array();
  if (body.length === 0) {
    return [];
  }
  return bodyFile === undefined
    ? [`--data-raw ${shellQuote(new TextDecoder().decode(body))}`]
    : [`--data-binary ${shellQuote(`@${bodyFile}`)}`];
}

/** Returns one word for a POSIX shell, whatever it holds. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function rawRequest(request: HttpRequest): string {
  const lines = [
    `${request.method} ${request.target} HTTP/1.1`,
    ...request.headers.map(({ name, value }) => `${name}: ${value}`),
  ];
  const body = request.body ?? new Uint8Array();
  const length = body.length > 0 ? [`content-length: ${body.length}`] : [];
  return `${[...lines, ...length].join('\n')}\n\n${new TextDecoder().decode(body)}${body.length > 0 ? '\n' : ''}`;
}

function toJson({ request, scope, connectTo, scheme }: SignedRequest): unknown {
  const body = request.body ?? new Uint8Array();
  return {
    schema: 'why403.signed-request/1',
    method: request.method,
    url: `${scheme}://${connectTo}${request.target}`,
    headers: Object.fromEntries(request.headers.map(({ name, value }) => [name, value])),
    ...bodyFields(body),
    service: scope.service,
    region: scope.region,
    algorithm: scope.algorithm,
  };
}

/** Bytes that are no UTF-8 text go out as Base64. */
function bodyFields(body: Uint8Array): { readonly body?: string; readonly bodyBase64?: string } {
  if (body.length === 0) return {};
  const text = new TextDecoder().decode(body);
  const isText = Buffer.from(text).equals(Buffer.from(body));
  return isText ? { body: text } : { bodyBase64: Buffer.from(body).toString('base64') };
}
