import { expect, test } from 'vitest';
import { findEcho } from '../../src/signature/echo.ts';
import { maskHeader, maskLines } from '../../src/signature/mask.ts';
import { readRequest } from '../../src/signature/read-request.ts';
import { HOST, TOKEN } from './sample.ts';

const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261121/eu-west-1/execute-api/aws4_request, SignedHeaders=host, Signature=0123456789abcdef';

function read(text: string) {
  const result = readRequest(text);
  if (!result.ok) {
    throw new Error(result.error);
  }
  const { request, ...rest } = result.value;
  const body = request.body === undefined ? undefined : new TextDecoder().decode(request.body);
  return { ...rest, ...request, body };
}

test('the last signed request of a curl log is read with its answer', () => {
  const log = [
    '*   Trying 203.0.113.7:443...',
    '> GET /first HTTP/1.1',
    `> Host: ${HOST}`,
    '> ',
    '< HTTP/1.1 200 OK',
    '< ',
    'ok',
    '> GET /prod/orders?a=1 HTTP/2',
    `> Host: ${HOST}`,
    `> Authorization: ${AUTHORIZATION}`,
    '> ',
    '* We are completely uploaded and fine',
    '< HTTP/2 403 ',
    '< date: Sat, 21 Nov 2026 12:00:01 GMT',
    '< ',
    '{ [58 bytes data]',
    '{"message":"no"}',
    '* Connection #0 to host left intact',
  ].join('\r\n');
  expect(read(log)).toMatchObject({
    format: 'curl -v',
    method: 'GET',
    target: '/prod/orders?a=1',
    headers: [
      { name: 'Host', value: HOST },
      { name: 'Authorization', value: AUTHORIZATION },
    ],
    body: '',
    response: { date: 'Sat, 21 Nov 2026 12:00:01 GMT', text: '{"message":"no"}' },
  });
});

test('a curl log with a request body does not show it', () => {
  const log = `> POST / HTTP/1.1\n> Host: ${HOST}\n> Content-Length: 7\n> \n< HTTP/1.1 403\n`;
  expect(read(log).body).toBeUndefined();
});

test('a HAR file gives its last signed entry, with the HTTP/2 pseudo headers turned into Host', () => {
  const entry = (path: string, signed: boolean) => ({
    request: {
      method: 'POST',
      url: `https://${HOST}${path}`,
      headers: [
        { name: ':authority', value: HOST },
        { name: ':method', value: 'POST' },
        ...(signed ? [{ name: 'authorization', value: AUTHORIZATION }] : []),
      ],
      postData: { mimeType: 'application/json', text: '{"größe":1}' },
    },
    response: {
      status: 403,
      headers: [{ name: 'Date', value: 'Sat, 21 Nov 2026 12:00:01 GMT' }],
      content: { text: '{}' },
    },
  });
  const har = JSON.stringify({ log: { entries: [entry('/a', true), entry('/b?x=%20y', true), entry('/c', false)] } });
  const found = read(har);
  expect(found).toMatchObject({
    format: 'HAR',
    target: '/b?x=%20y',
    body: '{"größe":1}',
    response: { date: 'Sat, 21 Nov 2026 12:00:01 GMT' },
  });
  expect(found.headers.map(({ name }) => name)).toEqual(['host', 'authorization']);
  expect(read(JSON.stringify(entry('/only', true))).target).toBe('/only');
});

test('a Postman request is read from an item, a collection and with disabled headers left out', () => {
  const request = {
    method: 'PUT',
    header: [
      { key: 'Authorization', value: AUTHORIZATION },
      { key: 'X-Off', value: '1', disabled: true },
    ],
    url: { raw: `https://${HOST}/prod/orders?a=1` },
    body: { mode: 'raw', raw: '[]' },
  };
  for (const value of [request, { name: 'put', request }, { info: {}, item: [{ item: [{ request }] }] }]) {
    const found = read(JSON.stringify(value));
    expect(found).toMatchObject({ format: 'Postman', method: 'PUT', target: '/prod/orders?a=1', body: '[]' });
    expect(found.headers.map(({ name }) => name)).toEqual(['host', 'Authorization']);
  }
});

test('what `why403 sign --format json` prints is read back', () => {
  const printed = {
    schema: 'why403.signed-request/1',
    method: 'GET',
    url: `https://${HOST}/?a=1`,
    headers: { host: HOST, 'x-a': 'b' },
  };
  expect(read(JSON.stringify(printed))).toMatchObject({
    format: 'JSON',
    target: '/?a=1',
    headers: [
      { name: 'host', value: HOST },
      { name: 'x-a', value: 'b' },
    ],
  });
});

test('a raw request keeps exactly as many body bytes as it declares', () => {
  const raw = `POST https://${HOST}/prod/orders HTTP/1.1\r\nContent-Length: 7\r\nX-Folded: a\r\n  b\r\n\r\n{"a":1}\r\n\r\n`;
  expect(read(raw)).toMatchObject({ format: 'raw HTTP', target: '/prod/orders', body: '{"a":1}', looseBodyEnd: false });
  expect(read(raw).headers).toEqual([
    { name: 'host', value: HOST },
    { name: 'Content-Length', value: '7' },
    { name: 'X-Folded', value: 'a\n  b' },
  ]);
  expect(read(`GET / HTTP/1.1\nHost: ${HOST}`)).toMatchObject({ body: '', looseBodyEnd: true });
});

test.each(['', 'hello', '{', '{"a":1}', '[]', 'null', '{"log":{"entries":[]}}', '> nothing'])(
  '`%s` is refused with a sentence',
  (text) => {
    const result = readRequest(text);
    expect(result.ok ? '' : result.error).toMatch(/^(it is|the JSON is|the curl log)/);
  },
);

test("AWS's echo is found in JSON and in XML", () => {
  const canonical = `GET\n/prod/orders\n\nhost:${HOST}\n\nhost\ne3b0`;
  const message = `The request signature we calculated does not match the signature you provided.\n\nThe Canonical String for this request should have been\n'${canonical}'\n\nThe String-to-Sign should have been\n'AWS4-HMAC-SHA256\n20261121T120000Z\nscope\nabcd'\n`;
  const expected = { canonicalRequest: canonical, stringToSign: 'AWS4-HMAC-SHA256\n20261121T120000Z\nscope\nabcd' };
  expect(findEcho(JSON.stringify({ message }))).toEqual(expected);
  expect(findEcho(message)).toEqual(expected);
  expect(findEcho(`<Error><CanonicalRequest>${canonical}</CanonicalRequest></Error>`)).toEqual({
    canonicalRequest: canonical,
  });
  expect(findEcho('{"message":"Forbidden"}')).toBeUndefined();
});

test('an apostrophe inside the echo does not end it', () => {
  const canonical = "GET\n/it's\nq=it's\nhost:x\n\nhost\ne3b0";
  expect(findEcho(`The Canonical String for this request should have been '${canonical}'\n`)).toEqual({
    canonicalRequest: canonical,
  });
});

test('tokens, API keys, cookies and signatures are masked', () => {
  const text = maskLines(
    `x-amz-security-token:${TOKEN}\nx-api-key:EXAMPLE0123\ncookie:sid=1234\na=1&X-Amz-Security-Token=${TOKEN}&X-Amz-Signature=0123456789abcdef`,
  );
  for (const secret of [TOKEN, 'EXAMPLE0123', '1234\n', '0123456789abcdef']) {
    expect(text).not.toContain(secret);
  }
  expect(text).toContain('x-amz-security-token:<40 characters, sha256 ');
  expect(maskHeader('Authorization', AUTHORIZATION)).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIA…MPLE/20261121/eu-west-1/execute-api/aws4_request, SignedHeaders=host, Signature=012345…',
  );
  expect(maskHeader('authorization', 'Bearer eyJhbGciOi')).toMatch(/^Bearer <17 characters, sha256 [0-9a-f]{8}>$/);
});
