import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Header, HttpRequest } from '../../src/signature/http-request.ts';
import { headerValue } from '../../src/signature/http-request.ts';
import { type Answer, lambda, MISSING_TOKEN, rest, URL_FORBIDDEN } from './answers.ts';
import { answerDryRun, answerSts, refuseSts } from './aws-apis.ts';
import type { Certificates } from './certificates.ts';
import { checkSignature } from './check-signature.ts';
import { behaveBadly, echoOf } from './hostile.ts';
import { HTTP_HOST, LAMBDA_HOST, OPT_IN_HOST, STS_HOST, URL_HOST } from './hosts.ts';
import { type Key, KNOWN, OTHER } from './keys.ts';
import { CLIENT_SCENARIOS, SCENARIOS } from './verdicts.ts';

/** A running stand-in for AWS on loopback. */
export interface FrontDoor {
  readonly port: number;
  /** Everything that arrived, in order. */
  readonly received: HttpRequest[];
  /** What made a request handler throw: the verifiers disagreed, or a function was really invoked. */
  readonly faults: string[];
  close(): Promise<void>;
}

/** Opens the front door: real host names, real signatures, AWS's answers by a hand-written table. */
export async function openFrontDoor(certificates: Certificates): Promise<FrontDoor> {
  const received: HttpRequest[] = [];
  const faults: string[] = [];
  const server = createServer({ key: certificates.key, cert: certificates.cert }, async (message, response) => {
    const request = await readAll(message);
    received.push(request);
    try {
      if (!behaveBadly(request, response)) write(response, answer(request));
    } catch (thrown) {
      faults.push(String(thrown));
      response.destroy();
    }
  });
  server.on('upgrade', (message: IncomingMessage, socket: Duplex) => {
    const request = { ...bare(message), body: new Uint8Array() };
    received.push(request);
    try {
      socket.end(handshake(answer(request)));
    } catch (thrown) {
      faults.push(String(thrown));
      socket.destroy();
    }
  });
  const port = await listen(server);
  return { port, received, faults, close: () => close(server) };
}

function answer(request: HttpRequest): Answer {
  const host = headerValue(request.headers, 'host') ?? '';
  const path = request.target.split('?')[0] ?? '';
  if (host === STS_HOST || host === LAMBDA_HOST) return answerApi(request, host, path);
  const client = CLIENT_SCENARIOS.find((each) => each.host === host && each.path === path);
  if (client !== undefined) return client.answer(request);
  const scenario = SCENARIOS.find((each) => each.host === host && each.path === path);
  const early = typeof scenario?.before === 'function' ? scenario.before(request) : scenario?.before;
  if (early !== undefined) return early;
  const isUrl = host === URL_HOST;
  const isSigned =
    headerValue(request.headers, 'authorization') !== undefined || request.target.includes('X-Amz-Signature=');
  if (!isSigned)
    return scenario?.unsigned ?? (isUrl ? URL_FORBIDDEN : host === HTTP_HOST ? HTTP_FORBIDDEN : MISSING_TOKEN);
  const now = new Date(Date.now() + (scenario?.clockMinutes ?? 0) * 60_000);
  const service = isUrl ? 'lambda' : 'execute-api';
  const region = host === OPT_IN_HOST ? 'af-south-1' : 'eu-west-1';
  const checked = checkSignature(request, { service, region, now }, KNOWN);
  if ('refusal' in checked) {
    const { errorType, message } = checked.refusal;
    if (host === HTTP_HOST) return HTTP_FORBIDDEN;
    return isUrl ? lambda(errorType, { message }) : rest(errorType, { message });
  }
  if (scenario === undefined) return isUrl ? URL_FORBIDDEN : MISSING_TOKEN;
  return scenario.verdict(checked.key, request);
}

const HTTP_FORBIDDEN: Answer = {
  status: 403,
  headers: { 'content-type': 'application/json', 'apigw-requestid': 'a1b2c3d4e5f6g7h=' },
  body: '{"message":"Forbidden"}',
};

/** https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
const STS_CODES: Readonly<Record<string, string>> = {
  InvalidSignatureException: 'SignatureDoesNotMatch',
  IncompleteSignatureException: 'IncompleteSignature',
  UnrecognizedClientException: 'InvalidClientTokenId',
  ExpiredTokenException: 'ExpiredToken',
};

function answerApi(request: HttpRequest, host: string, path: string): Answer {
  const service = host === STS_HOST ? 'sts' : 'lambda';
  const checked = checkSignature(request, { service, region: 'eu-west-1', now: new Date() }, KNOWN);
  const body = new TextDecoder().decode(request.body);
  // A service that writes back what it got, as AWS does when a signature does not match.
  if (body.includes('echo')) return refuseSts('SignatureDoesNotMatch', echoOf(request));
  if ('refusal' in checked) return refuseSts(STS_CODES[checked.refusal.errorType] ?? '', checked.refusal.message);
  const key: Key = checked.key;
  return host === STS_HOST
    ? answerSts(body, key, OTHER)
    : answerDryRun(path, headerValue(request.headers, 'x-amz-invocation-type'), key);
}

/** What a client of a WebSocket sees: a refusal has no body that it would show. */
function handshake({ status, headers }: Answer): string {
  const opened = {
    upgrade: 'websocket',
    connection: 'Upgrade',
    'sec-websocket-accept': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=',
  };
  const lines = Object.entries(status === 101 ? opened : { ...headers, connection: 'close', 'content-length': '0' });
  return [`HTTP/1.1 ${status} ${status === 101 ? 'Switching Protocols' : 'Forbidden'}`]
    .concat(lines.map(([name, value]) => `${name}: ${value}`))
    .concat('', '')
    .join('\r\n');
}

async function readAll(message: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return { ...bare(message), body: Buffer.concat(chunks) };
}

function bare(message: IncomingMessage): HttpRequest {
  const { rawHeaders } = message;
  const headers: Header[] = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [{ name, value: rawHeaders[index + 1] ?? '' }] : [],
  );
  return { method: message.method ?? '', target: message.url ?? '', headers };
}

function write(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, date: new Date().toUTCString() });
  response.end(body);
}

/** Listens on a free port of loopback. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

/** Closes a server with whatever is still open on it. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function')
      server.closeAllConnections();
    server.close(() => resolve());
  });
}
