import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type HttpRequest, headerValue } from '../../src/signature/http-request.ts';

type Behaviour = (request: HttpRequest, response: ServerResponse) => void;

/** How a token, and the whole header around it, may be written back. */
export const WRITINGS: Readonly<Record<string, (token: string, all: string) => string>> = {
  plain: (token) => `{"message":"${token}"}`,
  'in-json': (_, all) => JSON.stringify({ message: JSON.stringify({ headers: all }) }),
  'canonical-request': (_, all) =>
    JSON.stringify({
      message: `The Canonical String for this request should have been\n'GET\n/\n\n${all}\n\nhost\ne3b0'`,
    }),
  capitals: (token) => token.toUpperCase(),
  pieces: (token) => token.replace(/.{7}/g, '$& '),
  lines: (token) => token.replace(/.{9}/g, '$&\r\n\t'),
  strings: (token) => JSON.stringify(token.match(/.{1,10}/g)),
  percent: (token) => [...token].map((each) => `%${each.charCodeAt(0).toString(16)}`).join(''),
  twice: (token) => encodeURIComponent(encodeURIComponent(token)),
  unicode: (token) => [...token].map((each) => `\\u00${each.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  html: (token) => [...token].map((each) => `&#${each.charCodeAt(0)};`).join(''),
  hex: (token) => Buffer.from(token).toString('hex'),
  base64: (_, all) => Buffer.from(all).toString('base64'),
  base64url: (token) => Buffer.from(`ab${token}`).toString('base64url'),
  utf16: (token) => Buffer.from(token, 'utf16le').toString('latin1'),
  start: (token) => `the token begins with ${token.slice(0, 30)}`,
  end: (token) => `the token ends with ${token.slice(-30)}`,
  xml: (token) => `<Error><Message>bad</Message><Token>${token.replaceAll('/', '&#x2f;')}</Token></Error>`,
};

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
  '/hostile/redirect-301': (_, response) => {
    response.writeHead(301, { location: '//elsewhere.example.com/steal' });
    response.end('<html>');
  },
  '/hostile/redirect-303': (_, response) => {
    response.writeHead(303, { location: 'http://elsewhere.example.com:8080/steal' });
    response.end();
  },
  '/hostile/hints': (_, response) => {
    const timer = setInterval(() => {
      if (response.destroyed) clearInterval(timer);
      else response.writeEarlyHints({ link: '</a.css>; rel=preload' });
    }, 1);
  },
  '/hostile/slow-headers': (_, response) => {
    response.socket?.write('HTTP/1.1 403 Forbidden\r\n');
    const timer = setInterval(() => {
      if (response.socket?.destroyed !== false) clearInterval(timer);
      else response.socket.write('x-more: 1\r\n');
    }, 200);
  },
  '/hostile/many-headers': (_, response) => {
    const more = Array.from({ length: 5_000 }, (__, at) => `x-${at}: 1\r\n`).join('');
    response.socket?.end(`HTTP/1.1 403 Forbidden\r\n${more}\r\n`);
  },
  '/hostile/garbage': (_, response) => {
    response.socket?.end(`\0\x1b]0;owned\x07 not HTTP ${'x'.repeat(1000)}`);
  },
  '/hostile/two-lengths': (_, response) => {
    response.socket?.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 5\r\ncontent-length: 900\r\n\r\nhello');
  },
  '/hostile/brotli': (_, response) => {
    response.writeHead(403, { 'content-type': 'application/json', 'content-encoding': 'br', ...MARK });
    response.end(Buffer.alloc(100_000, 1));
  },
  '/hostile/trailers': (_, response) => {
    response.socket?.write('HTTP/1.1 403 Forbidden\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n');
    const timer = setInterval(() => {
      if (response.socket?.destroyed !== false) clearInterval(timer);
      else response.socket.write(`x-trailer: ${'y'.repeat(1_000)}\r\n`);
    }, 1);
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
    const token = headerValue(request.headers, 'x-amz-security-token') ?? '';
    response.writeHead(403, 'Forbidden', {
      'content-type': 'application/json',
      'x-amzn-errortype': `IncompleteSignatureException:${token}`,
      server: token,
      'x-cache': Buffer.from(token).toString('base64'),
      'x-amzn-requestid': token.toUpperCase(),
      location: `https://elsewhere.example.com/?t=${encodeURIComponent(token)}`,
    });
    response.end(JSON.stringify({ message: echoOf(request) }));
  },
  ...Object.fromEntries(
    Object.entries(WRITINGS).map(([name, write]): [string, Behaviour] => [
      `/hostile/echo-${name}`,
      (request, response) => {
        const all = request.headers.map(({ name: header, value }) => `${header}: ${value}`).join('\n');
        response.writeHead(403, { 'content-type': 'application/json', 'x-amzn-errortype': 'X', ...MARK });
        response.end(write(headerValue(request.headers, 'x-amz-security-token') ?? 'no token', all));
      },
    ]),
  ),
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
export function echoOf({ headers }: HttpRequest): string {
  const all = headers.map(({ name, value }) => `${name}: ${value}`).join(' ');
  const token = headerValue(headers, 'x-amz-security-token') ?? '';
  return `'${all}' not a valid key=value pair (missing equal-sign) in Authorization header ${encodeURIComponent(token)} ${Buffer.from(token).toString('base64')}`;
}
