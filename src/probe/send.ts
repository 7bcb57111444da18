import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import type { Header } from '../signature/http-request.ts';
import type { Exchange, Outgoing } from './exchange.ts';
import { failureOf } from './failure-of.ts';

/**
 * Sends one request over TLS and returns what came back; never throws. The redirect is not followed (the session
 * token would go with it), no proxy is used, nothing is decompressed, and time, headers and body are bounded.
 * `node:https` and not `fetch`, because fetch silently ignores a Host header.
 */
export function send(outgoing: Outgoing): Promise<Exchange> {
  const started = performance.now();
  const millis = (): number => Math.round(performance.now() - started);
  const { limits } = outgoing;
  return new Promise((resolve) => {
    const clientRequest = open(outgoing);
    const end = (exchange: Exchange): void => {
      clearTimeout(connecting);
      clearTimeout(total);
      resolve(exchange);
      clientRequest.destroy();
    };
    const fail = (thrown: unknown): void => end({ ...failureOf(thrown), millis: millis() });
    const connecting = setTimeout(() => fail({ code: 'CONNECT_TIMEOUT' }), limits.connectMillis);
    const total = setTimeout(() => fail({ code: 'TOTAL_TIMEOUT' }), limits.totalMillis);
    clientRequest.on('socket', (socket) => socket.once('secureConnect', () => clearTimeout(connecting)));
    clientRequest.on('error', fail);
    const answered = (message: IncomingMessage, { body, cut }: Body): void =>
      end({
        kind: 'answered',
        status: message.statusCode ?? 0,
        headers: headersOf(message),
        body,
        ...(cut === undefined ? {} : { cut }),
        millis: millis(),
      });
    // A WebSocket that opens is closed again: nothing is ever sent over it.
    clientRequest.on('upgrade', (message) => answered(message, { body: '' }));
    clientRequest.on('response', (message) => {
      clearTimeout(connecting);
      readBody(message, limits.bodyBytes, (read) => answered(message, read));
    });
    clientRequest.end(outgoing.request.body);
  });
}

/** An agent of its own: the global one may read a proxy from the environment, and keeps connections. */
function open({ request, connectHost, port, limits }: Outgoing): ClientRequest {
  const body = request.body?.length ?? 0;
  const isOpened = request.headers.some(({ name }) => name === 'connection');
  const length = body > 0 || /^(?:POST|PUT|PATCH)$/.test(request.method) ? ['content-length', String(body)] : [];
  return httpsRequest({
    agent: new Agent({ keepAlive: false, maxCachedSessions: 0 }),
    host: connectHost,
    servername: connectHost,
    port,
    method: request.method,
    path: request.target,
    headers: [...request.headers.flatMap(({ name, value }) => [name, value]), ...length, ...(isOpened ? [] : CLOSE)],
    setHost: false,
    maxHeaderSize: limits.headerBytes,
    rejectUnauthorized: true,
  });
}

const CLOSE = ['connection', 'close'];

interface Body {
  readonly body: string;
  readonly cut?: string;
}

function readBody(message: IncomingMessage, most: number, done: (read: Body) => void): void {
  const encoding = message.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    done({ body: '', cut: `the body is ${encoding.slice(0, 20)} and was not unpacked` });
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size > most) done({ body: textOf(chunks, most), cut: `the body is longer than ${most / 1024} KiB` });
  });
  message.on('end', () => done({ body: textOf(chunks, most) }));
  // `close` follows and says the same.
  message.on('error', () => undefined);
  message.on('close', () =>
    done({ body: textOf(chunks, most), cut: 'the connection was closed before the body ended' }),
  );
}

function textOf(chunks: readonly Buffer[], most: number): string {
  return Buffer.concat(chunks).subarray(0, most).toString('utf8');
}

function headersOf(message: IncomingMessage): Header[] {
  const raw = message.rawHeaders;
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [{ name: name.toLowerCase(), value: raw[index + 1] ?? '' }] : [],
  );
}
