import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type VerifyRequest, verifyRequest } from '../../src/app/verify-signature.ts';
import { type HttpRequest, headerValue } from '../../src/signature/http-request.ts';
import { sha256Hex } from '../../src/signature/string-to-sign.ts';
import { canonical, get, HOST, KEY, SECRET, signedOver, TIME, TOKEN } from './sample.ts';

// The usual causes of a wrong signature, in every form in which a request is recorded. What the signer wrote is by hand:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html

interface Cause {
  readonly cause: string;
  /** The cause that must come first, and whether the request itself proves it. */
  readonly id: string;
  readonly certain: boolean;
  /** The line of the canonical request that must differ first; null when the signature is right for what was sent. */
  readonly part: string | null;
  readonly request: HttpRequest;
  readonly answer?: string;
  readonly date?: string;
}

const DATE = `x-amz-date:${TIME}`;
const HASH = sha256Hex('{"id":7}');
const NOW = 'Sat, 21 Nov 2026 12:00:02 GMT';
const MISMATCH =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const header = (name: string, value: string) => ({ name, value });
const right = (request: HttpRequest, scope = {}) => signedOver(request, canonical({}), scope);
const echo = (text: string): string =>
  JSON.stringify({ message: `${MISMATCH}\n\nThe Canonical String for this request should have been\n'${text}'\n` });

function post(body: string): HttpRequest {
  const base = get('/prod/orders').headers;
  const headers = [...base, header('Content-Type', 'application/json'), header('X-Amz-Content-Sha256', HASH)];
  const wire = { method: 'POST', target: '/prod/orders', headers, body: new TextEncoder().encode(body) };
  const lines = [`host:${HOST}`, `x-amz-content-sha256:${HASH}`, DATE];
  return signedOver(wire, canonical({ method: 'POST', headers: lines, payload: '{"id":7}' }));
}

const temporary = (request: HttpRequest): HttpRequest => ({
  ...request,
  headers: request.headers.map(({ name, value }) => header(name, value.replace(KEY, KEY.replace('AKIA', 'ASIA')))),
});

const CAUSES: readonly Cause[] = [
  {
    cause: 'the path was encoded once more after signing',
    id: 'path-double-encoded',
    certain: true,
    part: 'path',
    request: signedOver(get('/prod/my%2520orders'), canonical({ path: '/prod/my%2520orders' })),
  },
  {
    cause: 'the signer encoded the path once too often',
    id: 'path-encoded-too-often',
    certain: true,
    part: 'path',
    request: signedOver(get('/prod/my%20orders'), canonical({ path: '/prod/my%252520orders' })),
  },
  {
    cause: 'the signer encoded the path once, as for S3',
    id: 'path-encoded-once',
    certain: true,
    part: 'path',
    request: signedOver(get('/prod/my%20orders'), canonical({ path: '/prod/my%20orders' })),
  },
  {
    cause: 'the query is not sorted',
    id: 'query-unsorted',
    certain: true,
    part: 'query',
    request: signedOver(get('/prod/orders?z=1&b=2&a=3'), canonical({ query: 'z=1&b=2&a=3' })),
  },
  {
    cause: 'the query was encoded again after signing',
    id: 'query-re-encoded',
    certain: true,
    part: 'query',
    request: signedOver(get('/prod/orders?t=abc%253D%253D'), canonical({ query: 't=abc%3D%3D' })),
  },
  {
    cause: 'the signer encoded the query twice',
    id: 'query-double-encoded',
    certain: true,
    part: 'query',
    request: signedOver(get('/prod/orders?t=abc%3D%3D'), canonical({ query: 't=abc%253D%253D' })),
  },
  {
    cause: 'spaces were signed as +',
    id: 'query-plus',
    certain: true,
    part: 'query',
    request: signedOver(get('/prod/orders?q=red%20shoes'), canonical({ query: 'q=red+shoes' })),
  },
  {
    cause: 'a + went over the wire that signer and AWS may read differently',
    id: 'query-plus',
    certain: false,
    part: null,
    request: signedOver(get('/prod/orders?q=red+shoes'), canonical({ query: 'q=red%20shoes' })),
  },
  {
    cause: 'the session token is missing',
    id: 'token-missing',
    certain: true,
    part: null,
    request: temporary(right(get('/prod/orders'))),
  },
  {
    cause: 'the session token was added after signing',
    id: 'token-added-after-signing',
    certain: true,
    part: 'header x-amz-security-token',
    request: signedOver(get('/prod/orders', [header('X-Amz-Security-Token', TOKEN)]), canonical({}), {
      list: 'host;x-amz-date;x-amz-security-token',
    }),
  },
  {
    cause: 'a proxy changed the Host and says what it was',
    id: 'other-host',
    certain: true,
    part: 'header host',
    request: signedOver(
      get('/prod/orders', [header('X-Forwarded-Host', 'shop.example.com')]),
      canonical({ headers: ['host:shop.example.com', DATE] }),
    ),
  },
  {
    cause: "a proxy changed the Host, as AWS's echo shows",
    id: 'host-changed',
    certain: true,
    part: 'header host',
    request: right(get('/prod/orders')),
    answer: echo(canonical({ headers: ['host:origin.example.com', DATE] })),
  },
  {
    cause: 'something changed on the way, and AWS echoes nothing',
    id: 'changed-on-the-way',
    certain: false,
    part: null,
    request: right(get('/prod/orders')),
    answer: JSON.stringify({ message: MISMATCH }),
  },
  {
    cause: 'the body was changed after signing',
    id: 'payload-changed',
    certain: true,
    part: 'payload hash',
    request: post('{"id":8}'),
  },
  {
    cause: 'the signature is for another service',
    id: 'wrong-service',
    certain: true,
    part: null,
    request: right(get('/prod/orders'), { service: 'lambda' }),
  },
  {
    cause: 'the signature is for another region',
    id: 'wrong-region',
    certain: true,
    part: null,
    request: right(get('/prod/orders'), { region: 'us-east-1' }),
  },
  {
    cause: 'the clock is slow',
    id: 'clock',
    certain: true,
    part: null,
    request: right(get('/prod/orders')),
    date: 'Sat, 21 Nov 2026 12:20:00 GMT',
  },
  {
    cause: 'the clock is slow, as the message of AWS says',
    id: 'clock',
    certain: true,
    part: null,
    request: right(get('/prod/orders')),
    answer: JSON.stringify({
      message: `Signature expired: ${TIME} is now earlier than 20261121T121500Z (20261121T122000Z - 5 min.)`,
    }),
    date: '',
  },
];

const text = (request: HttpRequest): string => new TextDecoder().decode(request.body);
const url = (request: HttpRequest): string => `https://${headerValue(request.headers, 'host')}${request.target}`;
const dateLine = (mark: string, date: string): string => (date === '' ? '' : `${mark}date: ${date}\r\n`);

/** The same exchange as it is recorded by different tools. */
const RECORDS: Readonly<Record<string, (cause: Required<Pick<Cause, 'request' | 'answer' | 'date'>>) => string>> = {
  'curl -v': ({ request, answer, date }) =>
    [
      '*   Trying 203.0.113.7:443...',
      `> ${request.method} ${request.target} HTTP/1.1`,
      ...request.headers.map(({ name, value }) => `> ${name}: ${value}`),
      ...(text(request) === '' ? [] : [`> Content-Length: ${text(request).length}`]),
      '> ',
      '< HTTP/1.1 403 Forbidden',
      ...(date === '' ? [] : [`< date: ${date}`]),
      '< ',
      answer,
    ].join('\n'),
  HAR: ({ request, answer, date }) => {
    const headers = request.headers.filter(({ name }) => name !== 'Host');
    const postData = text(request) === '' ? {} : { postData: { mimeType: 'application/json', text: text(request) } };
    const sent = { method: request.method, url: url(request), headers, ...postData };
    const answered = { headers: date === '' ? [] : [header('Date', date)], content: { text: answer } };
    return JSON.stringify({ log: { entries: [{ request: sent, response: answered }] } });
  },
  'a raw request': ({ request, answer, date }) =>
    [
      `${request.method} ${request.target} HTTP/1.1`,
      ...request.headers.map(({ name, value }) => `${name}: ${value}`),
      ...(text(request) === '' ? [] : [`Content-Length: ${text(request).length}`]),
      '',
      text(request),
      `HTTP/1.1 403 Forbidden\r\n${dateLine('', date)}\r\n${answer}`,
    ].join('\r\n'),
  Postman: ({ request, answer, date }) => {
    const pairs = request.headers.map(({ name, value }) => ({ key: name, value }));
    const body = text(request) === '' ? {} : { body: { mode: 'raw', raw: text(request) } };
    const sent = { method: request.method, header: pairs, url: { raw: url(request) }, ...body };
    const answered = { header: date === '' ? [] : [{ key: 'Date', value: date }], body: answer };
    return JSON.stringify({ info: {}, item: [{ item: [{ name: 'call', request: sent, response: [answered] }] }] });
  },
};

const ROWS = CAUSES.flatMap((cause) => Object.keys(RECORDS).map((format) => ({ ...cause, format })));

describe('the first thing that is named', () => {
  test.each(ROWS)('in $format, when $cause', ({ format, request, answer = '{}', date = NOW, ...wanted }) => {
    const record = RECORDS[format]?.({ request, answer, date }) ?? '';
    const checked = run(record, text(request));
    expect({
      id: checked.problems[0]?.id,
      certain: checked.problems[0]?.certain,
      part: checked.firstDifference,
    }).toEqual({ id: wanted.id, certain: wanted.certain, part: wanted.part });
  });

  test.each(Object.keys(RECORDS))('in %s is nothing when nothing is wrong', (format) => {
    for (const request of [right(get('/prod/orders')), post('{"id":7}')]) {
      const record = RECORDS[format]?.({ request, answer: '{"ok":true}', date: NOW }) ?? '';
      expect(run(record, text(request))).toMatchObject({ signature: 'right', problems: [] });
    }
  });
});

/** curl does not log the body: it is given beside the log. */
function run(record: string, body: string) {
  const asked: VerifyRequest = {
    file: '-',
    stdin: record,
    answerFile: undefined,
    data: record.startsWith('*') && body !== '' ? body : undefined,
    secret: SECRET,
    sessionToken: undefined,
    accessKeyId: undefined,
    service: undefined,
    region: undefined,
    format: 'json',
  };
  const checked = verifyRequest(asked);
  if (!checked.ok) throw checked.error;
  return JSON.parse(checked.value.text);
}

test('every id that the sources know stands in docs/signature.md', () => {
  const root = resolve(import.meta.dirname, '../..');
  const page = readFileSync(resolve(root, 'docs/signature.md'), 'utf8');
  const ids = readdirSync(resolve(root, 'src/signature')).flatMap((name) => {
    const source = readFileSync(resolve(root, 'src/signature', name), 'utf8');
    const written =
      /\bid: '([a-z0-9-]+)'|\['((?:path|query)-[a-z-]+)'|(?:certain|possible|mutation)\(\s*'([a-z0-9-]+)'/g;
    return [...source.matchAll(written)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
  });
  expect(ids.length).toBeGreaterThan(50);
  expect([...new Set(ids)].filter((id) => !page.includes(`\`${id}\``))).toEqual([]);
});
