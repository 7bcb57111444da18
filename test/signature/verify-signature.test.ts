import { describe, expect, test } from 'vitest';
import type { HttpRequest } from '../../src/signature/http-request.ts';
import { sha256Hex } from '../../src/signature/string-to-sign.ts';
import { type VerificationInput, verifySignature } from '../../src/signature/verify-signature.ts';
import { canonical, get, HOST, KEY, SECRET, signedOver, TIME, TOKEN } from './sample.ts';

function check(request: HttpRequest, more: Partial<VerificationInput> = {}) {
  return verifySignature({ recorded: { format: 'raw HTTP', request }, secret: SECRET, expectation: {}, ...more });
}

const DATE = `x-amz-date:${TIME}`;
const post = (body: string, headers = get('/').headers): HttpRequest => ({
  method: 'POST',
  target: '/prod/orders',
  headers,
  body: new TextEncoder().encode(body),
});
const header = (name: string, value: string) => ({ name, value });

test('a right signature has no problem', () => {
  const checked = check(signedOver(get('/prod/orders'), canonical({})));
  expect(checked.signature).toBe('right');
  expect(checked.problems).toEqual([]);
});

// Each row: what is on the wire, and the canonical request of a signer that makes exactly one mistake.
// Sub-causes as reported in public: awscurl#216, curl#18423, aws4#83, postman#1734, amplify-js#1339, kndt84#24.
const MISTAKES: readonly (readonly [cause: string, part: string, wire: HttpRequest, signed: string])[] = [
  ['query-double-encoded', 'query', get('/prod/orders?t=abc%3D%3D'), canonical({ query: 't=abc%253D%253D' })],
  ['query-unsorted', 'query', get('/prod/orders?b=2&a=1'), canonical({ query: 'b=2&a=1' })],
  ['query-not-re-encoded', 'query', get('/prod/orders?t=12:30'), canonical({ query: 't=12:30' })],
  ['query-not-re-encoded', 'query', get('/prod/orders?t=9:1&a=1'), canonical({ query: 'a=1&t=9:1' })],
  ['query-lower-case-escapes', 'query', get('/prod/orders?t=a%2fb'), canonical({ query: 't=a%2fb' })],
  ['query-plus', 'query', get('/prod/orders?q=a%20b'), canonical({ query: 'q=a+b' })],
  ['query-empty-value', 'query', get('/prod/orders?a=1&flag'), canonical({ query: 'a=1&flag' })],
  ['query-empty-value', 'query', get('/prod/orders?a=1&flag'), canonical({ query: 'a=1' })],
  ['query-repeated-key', 'query', get('/prod/orders?a=1&a=2'), canonical({ query: 'a=2' })],
  ['query-not-signed', 'query', get('/prod/orders?a=1'), canonical({})],
  ['path-encoded-once', 'path', get('/prod/my%20orders'), canonical({ path: '/prod/my%20orders' })],
  ['path-not-encoded', 'path', get('/prod/urn:1'), canonical({ path: '/prod/urn:1' })],
  ['path-encoded-too-often', 'path', get('/prod/a%20b'), canonical({ path: '/prod/a%252520b' })],
  ['path-not-normalized', 'path', get('/prod//orders'), canonical({ path: '/prod//orders' })],
  ['path-trailing-slash', 'path', get('/prod/orders/'), canonical({})],
  ['path-without-stage', 'path', get('/prod/orders'), canonical({ path: '/orders' })],
  ['path-not-signed', 'path', get('/prod/orders'), canonical({ path: '/' })],
  ['other-method', 'method', get('/prod/orders', [], 'HEAD'), canonical({ method: 'GET' })],
  ['payload-changed', 'payload hash', post('{"a":1}'), canonical({ method: 'POST', payload: '{"a": 1}' })],
  ['payload-changed', 'payload hash', post('{"a":1}'), canonical({ method: 'POST', payload: '{"a":1}\n' })],
  ['payload-empty', 'payload hash', post('{"a":1}'), canonical({ method: 'POST' })],
  ['payload-unsigned', 'payload hash', post('{"a":1}'), canonical({ method: 'POST', payload: 'UNSIGNED-PAYLOAD' })],
];

describe.each(MISTAKES)('%s', (...[cause, part, wire, signed]) => {
  test(`is proved by the signature: the ${part} of ${wire.target} was signed as ${signed.split('\n').slice(0, 3).join(' ')}`, () => {
    const checked = check(signedOver(wire, signed));
    expect(checked.signature).toBe('wrong');
    expect(checked.problems.map(({ id, certain }) => ({ id, certain }))).toEqual([{ id: cause, certain: true }]);
    const different = checked.lines.filter((line) => line.signed !== line.expected).map((line) => line.part);
    expect(different).toEqual([part]);
  });
});

const BAD_HEADERS: readonly (readonly [cause: string, wire: HttpRequest, signed: string])[] = [
  ['other-host', get('/prod/orders'), canonical({ headers: [`host:${HOST}:443`, DATE] })],
  [
    'other-host',
    get('/prod/orders', [header('X-Forwarded-Host', 'api.example.com')]),
    canonical({ headers: ['host:api.example.com', DATE] }),
  ],
  ['token-added-after-signing', get('/prod/orders', [header('X-Amz-Security-Token', TOKEN)]), canonical({})],
  [
    'header-values-not-evened-out',
    get('/prod/orders', [header('X-Tenant', 'a   b')]),
    canonical({ headers: [`host:${HOST}`, DATE, 'x-tenant:a   b'] }),
  ],
  [
    'header-repeated',
    get('/prod/orders', [header('X-T', 'a'), header('X-T', 'b')]),
    canonical({ headers: [`host:${HOST}`, DATE, 'x-t:a, b'] }),
  ],
  [
    'header-changed-after-signing',
    get('/prod/orders', [header('Accept-Encoding', 'br')]),
    canonical({ headers: ['accept-encoding:identity', `host:${HOST}`, DATE] }),
  ],
];

test.each(BAD_HEADERS)('%s is proved by the signature', (cause, wire, signed) => {
  const list = wire.headers.some(({ name }) => name === 'X-Amz-Security-Token')
    ? 'host;x-amz-date;x-amz-security-token'
    : undefined;
  const checked = check(signedOver(wire, signed, list === undefined ? {} : { list }));
  expect(checked.problems.map((problem) => problem.id)).toEqual([cause]);
});

test('two mistakes at once are both named', () => {
  const checked = check(
    signedOver(get('/prod/my%20orders?b=2&a=1'), canonical({ path: '/prod/my%20orders', query: 'b=2&a=1' })),
  );
  expect(checked.problems.map((problem) => problem.id)).toEqual(['path-encoded-once', 'query-unsorted']);
});

test.each([
  [`${SECRET}\n`, 'secret-white-space'],
  [`"${SECRET}"`, 'secret-white-space'],
])('a secret used with white space or quotes is recognised', (secret, cause) => {
  const checked = check(signedOver(get('/prod/orders'), canonical({}), { secret }));
  expect(checked.problems.map((problem) => problem.id)).toEqual([cause]);
});

test('an unknown mistake is never called certain', () => {
  const checked = check(signedOver(get('/prod/orders'), canonical({}), { secret: 'another secret' }));
  expect(checked.problems).toMatchObject([{ id: 'unexplained', certain: false }]);
});

test('a plus that the signer read either way is right', () => {
  for (const query of ['q=a%2Bb', 'q=a%20b']) {
    expect(check(signedOver(get('/prod/orders?q=a+b'), canonical({ query }))).signature).toBe('right');
  }
});

describe('what AWS refuses before it compares signatures', () => {
  const right = (request: HttpRequest, scope = {}) => signedOver(request, canonical({}), scope);
  const ids = (request: HttpRequest, expectation = {}) =>
    check(request, { expectation }).problems.map((problem) => problem.id);

  test('a scope for another service or region than the host', () => {
    expect(ids(right(get('/prod/orders'), { service: 'lambda' }))).toEqual(['wrong-service']);
    expect(ids(right(get('/prod/orders'), { region: 'us-east-1' }))).toEqual(['wrong-region']);
    expect(ids(right(get('/prod/orders'), { region: 'us-east-1' }), { region: 'us-east-1' })).toEqual([]);
  });

  test('a clock that is more than five minutes off', () => {
    expect(ids(right(get('/prod/orders')), { answeredAt: 'Sat, 21 Nov 2026 12:04:00 GMT' })).toEqual([]);
    const late = check(right(get('/prod/orders')), { expectation: { answeredAt: 'Sat, 21 Nov 2026 12:20:00 GMT' } });
    expect(late.problems).toMatchObject([
      { id: 'clock', what: "the request time is 20 minutes behind AWS's clock; 5 are allowed" },
    ]);
  });

  test('a temporary key without its token', () => {
    const temporary = right(get('/prod/orders'));
    const headers = temporary.headers.map(({ name, value }) => header(name, value.replace('AKIA', 'ASIA')));
    expect(ids({ ...temporary, headers })).toEqual(['token-missing']);
    // A long-term key has no token, whatever else is in the environment.
    expect(ids(right(get('/prod/orders')), { sessionToken: TOKEN })).toEqual([]);
  });

  test('a signed header that is not on the wire, and a Host that is not signed', () => {
    const signed = signedOver({ ...get('/prod/orders') }, canonical({ headers: [DATE, 'x-tenant:a'] }));
    expect(ids(signed)).toContain('host-not-signed');
    expect(ids(signed)).toContain('signed-header-missing');
  });

  test('an x-amz header that is not signed', () => {
    expect(ids(right(get('/prod/orders', [header('X-Amz-Meta', 'a')])))).toEqual(['x-amz-header-not-signed']);
  });

  test('a secret of another key is said', () => {
    expect(ids(right(get('/prod/orders')), { accessKeyId: 'AKIAI44QH8DHBEXAMPLE' })).toEqual(['secret-of-other-key']);
    expect(ids(right(get('/prod/orders')), { accessKeyId: KEY })).toEqual([]);
  });

  test.each([
    ['Bearer abc', 'the Authorization header is not a SigV4 signature'],
    [
      'Authorization: AWS4-HMAC-SHA256 Credential=a',
      'the Authorization header repeats the header name inside its value',
    ],
    ['AWS4-HMAC-SHA256 Credential=a/b/c/d/e', 'the Authorization header lacks SignedHeaders, Signature'],
  ])('Authorization `%s` cannot be read', (value, what) => {
    expect(check(get('/', [header('Authorization', value)])).problems).toMatchObject([
      { id: 'unreadable-authorization', what },
    ]);
  });
});

describe("AWS's echo", () => {
  test('names the first line that changed on the way', () => {
    const request = signedOver(get('/prod/orders'), canonical({}));
    const echo = (text: string) =>
      check(request, { echo: { canonicalRequest: text } }).problems.map((problem) => problem.id);
    expect(echo(canonical({ path: '/orders' }))).toEqual(['path-changed']);
    expect(echo(canonical({ query: 'a=1' }))).toEqual(['query-changed']);
    expect(echo(canonical({ headers: ['host:origin.example.com', DATE] }))).toEqual(['host-changed']);
    expect(echo(canonical({ payload: 'x' }))).toEqual(['body-changed']);
  });

  test('that equals the recorded request leaves the secret as the cause', () => {
    const request = signedOver(get('/prod/orders'), canonical({}));
    expect(check(request, { echo: { canonicalRequest: canonical({}) } }).problems.map((problem) => problem.id)).toEqual(
      ['arrived-as-signed'],
    );
  });
});

test("a string to sign of AWS's that belongs to another request is said", () => {
  const request = signedOver(get('/prod/orders'), canonical({}));
  const right = check(request).stringToSign ?? '';
  const ids = (stringToSign: string) =>
    check(request, { echo: { stringToSign } }).problems.map((problem) => problem.id);
  expect(ids(right)).toEqual([]);
  expect(ids(right.replace('eu-west-1', 'us-east-1'))).toEqual(['other-string-to-sign']);
  expect(ids(right.replace(TIME, '20261121T120500Z'))).toEqual(['other-string-to-sign']);
});

test('a body that the record does not show leaves the answer open', () => {
  const { body: _, ...request } = signedOver(post('{"a":1}'), canonical({ method: 'POST', payload: '{"a":1}' }));
  expect(check(request)).toMatchObject({ signature: 'undetermined', problems: [{ id: 'body-unknown' }] });
});

test('a body that does not fit x-amz-content-sha256 was changed after signing', () => {
  const hash = sha256Hex('{"a":1}');
  const headers = [...get('/').headers, header('X-Amz-Content-Sha256', hash)];
  const signed = canonical({
    method: 'POST',
    headers: [`host:${HOST}`, `x-amz-content-sha256:${hash}`, DATE],
    payload: '{"a":1}',
  });
  expect(check(signedOver(post('{"a":2}', headers), signed)).problems.map((problem) => problem.id)).toEqual([
    'payload-changed',
  ]);
  expect(check(signedOver(post('{"a":1}', headers), signed)).signature).toBe('right');
});
