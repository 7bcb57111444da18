import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secret as hidden } from '../../src/probe/hidden.ts';
import { scrub } from '../../src/probe/scrub.ts';
import { buildRequest } from '../../src/signature/build-request.ts';
import { findEcho } from '../../src/signature/echo.ts';
import { readRequest } from '../../src/signature/read-request.ts';
import { renderSigned } from '../../src/signature/render-signed.ts';
import { signRequest } from '../../src/signature/sign-request.ts';
import { verifySignature } from '../../src/signature/verify-signature.ts';
import { WRITINGS } from '../front-door/hostile.ts';
import { longestLeak, spellingsOf } from '../front-door/leaks.ts';
import { HOST, KEY, SECRET, TOKEN } from './sample.ts';

const AT = new Date('2026-11-21T12:00:00Z');
const SCOPE = { service: 'execute-api', region: 'eu-west-1', algorithm: 'v4' } as const;
const CREDENTIALS = { accessKeyId: KEY, secretAccessKey: SECRET, sessionToken: TOKEN };

const word = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('toString', 'constructor', '+', '%', '%2B', '%zz', '..', '.', '//', '=', '&', "'", ' ', 'X-Amz-Date'),
);

const url = fc
  .record({
    path: fc.array(word, { maxLength: 4 }),
    query: fc.array(fc.tuple(word, word), { maxLength: 5 }),
    raw: fc.boolean(),
  })
  .map(({ path, query, raw }) => {
    const write = (text: string): string => (raw ? text.replace(/[#?]/g, '') : encodeURIComponent(text));
    const pairs = query.map(([name, value]) => `${write(name)}=${write(value)}`).join('&');
    return `https://${HOST}/${path.map(write).join('/')}${pairs === '' ? '' : `?${pairs}`}`;
  });

async function signed(address: string, body: Uint8Array, presign?: number) {
  const built = buildRequest({ url: address, method: 'POST', headers: ['x-tenant: a  b'], plus: 'space', body });
  if (!built.ok) throw built.error;
  const extra = presign === undefined ? {} : { presign };
  return signRequest(built.value.request, { credentials: CREDENTIALS, ...SCOPE, at: AT, ...extra });
}

test('what the signer signs, the verifier takes, whatever the URL and the body', async () => {
  await fc.assert(
    fc.asyncProperty(url, fc.uint8Array({ maxLength: 40 }), async (address, body) => {
      const request = await signed(address, body);
      const checked = verifySignature({ recorded: { format: 'raw HTTP', request }, secret: SECRET, expectation: {} });
      expect([checked.signature, checked.problems]).toEqual(['right', []]);
    }),
    { numRuns: 300 },
  );
});

test('what is printed as JSON is read back as the same request', async () => {
  await fc.assert(
    fc.asyncProperty(url, fc.uint8Array({ maxLength: 40 }), async (address, body) => {
      const request = await signed(address, body);
      const text = renderSigned({ request, scope: SCOPE, connectTo: HOST, scheme: 'https' }, 'json');
      const read = readRequest(text);
      expect(read.ok && read.value.request).toEqual(request);
    }),
    { numRuns: 100 },
  );
});

test('no text makes the readers throw', () => {
  const line = fc.constantFrom(
    '> GET / HTTP/1.1',
    '< HTTP/1.1 403',
    '{"log":',
    'Host: x',
    '',
    'Authorization: AWS4-HMAC-SHA256 Credential=a/b/c/d/e',
    "The Canonical String for this request should have been '",
  );
  const text = fc
    .array(fc.oneof(line, fc.string({ unit: 'binary' }), fc.json()), { maxLength: 8 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, (record) => {
      findEcho(record);
      const read = readRequest(record);
      if (read.ok) verifySignature({ recorded: read.value, secret: SECRET, expectation: { sessionToken: TOKEN } });
    }),
    { numRuns: 500 },
  );
});

test('a secret never survives the cleaning of an answer', () => {
  const around = fc.string({ unit: 'binary', maxLength: 20 });
  const secret = fc.string({ unit: 'grapheme-ascii', minLength: 12, maxLength: 60 });
  fc.assert(
    fc.property(around, secret, around, (before, value, after) => {
      const clean = scrub(`${before}${value}${after} ${encodeURIComponent(value)}`, [hidden(value)]);
      expect(clean.includes(value) || clean.includes(encodeURIComponent(value))).toBe(false);
    }),
  );
});

test('no twelve letters of a token in a row survive, however a server writes it back', () => {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
  const token = fc.string({ unit: fc.constantFrom(...digits), minLength: 40, maxLength: 300 });
  const around = fc.string({ unit: 'binary', maxLength: 30 });
  const writing = fc.constantFrom(...Object.values(WRITINGS));
  fc.assert(
    fc.property(token, around, fc.tuple(writing, writing), (value, text, [one, other]) => {
      const all = `x-amz-security-token: ${value}\nhost: a.example.com`;
      const clean = scrub(`${text}${one(value, all)}${text}${other(value, all)}`, [hidden(value)]);
      for (const written of spellingsOf(value)) expect(longestLeak(clean, written)).toBeLessThan(15);
    }),
    { numRuns: 200 },
  );
});

test('a parameter that the signer would silently leave out is refused', () => {
  for (const name of ['__proto__', '%5F_proto__']) {
    const built = buildRequest({ url: `https://${HOST}/?${name}=1`, method: 'GET', headers: [], plus: 'space' });
    expect(built).toMatchObject({ ok: false, error: { code: 'badUrl' } });
  }
});
