import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type HttpRequest, headerValue } from '../../src/signature/http-request.ts';

type Behaviour = (request: HttpRequest, response: ServerResponse) => void;

const MARK = { 'x-amzn-requestid': '1' };

/** Servers that mean no good, by path. */
const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  '/hostile/endless': (_, response) => {
    response.writeHead(403, { 'content-type': 'application/json', ...MARK });
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  '/hostile/drip': (_, response) => {
    response.writeHead(403, { 'content-type': 'application/json', ...MARK });
    const timer = setInterval(() => (response.destroyed ? clearInterval(timer) : response.write(' ')), 100);
  },
  '/hostile/silent': () => undefined,
  '/hostile/headers': (_, response) => {
    response.writeHead(403, { 'x-long': 'x'.repeat(60_000) });
    response.end();
  },
  '/hostile/redirect': (_, response) => {
    response.writeHead(307, { location: 'https://elsewhere.example.com/steal' });
    response.end();
  },
  '/hostile/html': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<html><script>alert(1)</script>\u001b]0;owned\u0007\u001b[31mred</html>');
  },
  '/hostile/bomb': (_, response) => {
    response.writeHead(403, { 'content-type': 'application/json', 'content-encoding': 'gzip', ...MARK });
    response.end(BOMB);
  },
  '/hostile/echo': (request, response) => {
    response.writeHead(403, {
      'content-type': 'application/json',
      'x-amzn-errortype': 'IncompleteSignatureException',
      ...MARK,
    });
    response.end(JSON.stringify({ message: echoOf(request) }));
  },
  '/hostile/type': (_, response) => {
    response.writeHead(403, { 'content-type': 'image/png', ...MARK });
    response.end(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]));
  },
  '/hostile/cut': (_, response) => {
    response.writeHead(403, { 'content-length': '1000', ...MARK });
    response.write('{"message":');
    setTimeout(() => response.destroy(), 50);
  },
};

const BOMB = gzipSync(Buffer.alloc(50 * 1024 * 1024));

/** Answers when the path belongs to a hostile server. */
export function behaveBadly(request: HttpRequest, response: ServerResponse): boolean {
  const behaviour = BEHAVIOURS[request.target.split('?')[0] ?? ''];
  behaviour?.(request, response);
  return behaviour !== undefined;
}

/** Everything that the client sent, in several spellings. */
function echoOf({ headers }: HttpRequest): string {
  const all = headers.map(({ name, value }) => `${name}: ${value}`).join(' ');
  const token = headerValue(headers, 'x-amz-security-token') ?? '';
  return `'${all}' not a valid key=value pair (missing equal-sign) in Authorization header ${encodeURIComponent(token)} ${Buffer.from(token).toString('base64')}`;
}
