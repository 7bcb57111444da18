import { describe, expect, test } from 'vitest';
import { keyId, secret } from '../../src/probe/hidden.ts';
import { scrub } from '../../src/probe/scrub.ts';
import { secretsOf } from '../../src/probe/secrets-of.ts';
import { CREDENTIALS } from './plan.ts';

const SECRET = 'wJalr/XUtnFEMI+K7MDENG=bPxRfiCYEXAMPLEKEY';
const TOKEN = 'IQoJb3JpZ2luX2VjEXAMPLETOKEN/app+role/0123456789ABCDEFabcdef==';

const percent = (text: string): string =>
  [...text].map((each) => `%${each.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
const unicode = (text: string): string =>
  [...text].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

/** How the other side may write a value back. */
const WRITINGS: readonly (readonly [string, (value: string) => string])[] = [
  ['plain', (value) => value],
  ['percent-encoded', encodeURIComponent],
  ['percent-encoded twice', (value) => encodeURIComponent(encodeURIComponent(value))],
  [
    'percent-encoded in small letters',
    (value) => encodeURIComponent(value).replace(/%../g, (hex) => hex.toLowerCase()),
  ],
  ['with every character percent-encoded', percent],
  ['in Base64', (value) => Buffer.from(value).toString('base64')],
  ['in Base64 for URLs', (value) => Buffer.from(value).toString('base64url')],
  ['in hex', (value) => Buffer.from(value).toString('hex')],
  ['in hex, in capitals', (value) => Buffer.from(value).toString('hex').toUpperCase()],
  ['JSON with escaped slashes', (value) => value.replaceAll('/', '\\/')],
  ['JSON with every character escaped', unicode],
  ['as HTML', (value) => value.replaceAll('/', '&#x2F;').replaceAll('+', '&#43;')],
  ['in capitals', (value) => value.toUpperCase()],
  ['in small letters', (value) => value.toLowerCase()],
  ['cut into pieces', (value) => value.replace(/.{6}/g, '$& ')],
  ['cut with commas and quotes', (value) => value.replace(/.{5}/g, "$&','")],
  ['with NUL bytes between', (value) => [...value].join('\0')],
];

/** What stays of a value when its writing is taken apart again. */
function longestShown(clean: string, value: string): number {
  const letters = (text: string): string => text.replace(/[^a-z0-9]/gi, '').toLowerCase();
  const shown = letters(clean);
  const asked = letters(value);
  let longest = 0;
  for (let from = 0; from < asked.length; from += 1) {
    while (shown.includes(asked.slice(from, from + longest + 1)) && from + longest < asked.length) longest += 1;
  }
  return longest;
}

describe.each([
  ['a secret key', SECRET],
  ['a session token', TOKEN],
])('%s in an answer', (_, value) => {
  test.each(WRITINGS)('is cut when it is written %s', (_name, write) => {
    const clean = scrub(`before ${write(value)} after`, [secret(value)]);
    expect(clean).toMatch(/^before .*<\d+ characters, sha256 [0-9a-f]{8}>/);
    expect(clean.endsWith(' after')).toBe(true);
    for (const written of [value, write(value)]) expect(longestShown(clean, written)).toBeLessThan(12);
  });

  test('is cut inside of something longer that is in Base64, wherever it begins', () => {
    for (const before of ['', 'a', 'ab', 'abc', 'x-amz-security-token: ']) {
      const written = Buffer.from(`${before}${value} and more`).toString('base64');
      const clean = scrub(written, [secret(value)]);
      for (let from = 0; from + 20 < clean.length; from += 1) {
        const shown = Buffer.from(clean.slice(from, from + 20), 'base64').toString('latin1');
        expect(value.includes(shown.slice(0, 14))).toBe(false);
      }
      expect(clean).toContain('sha256');
    }
  });

  test('is cut when only a part of it is written back', () => {
    const clean = scrub(`Token starts with ${value.slice(0, 20)} and ends with ${value.slice(-20)}.`, [secret(value)]);
    expect(longestShown(clean, value)).toBeLessThan(12);
  });

  test('is cut over several lines and strings, which stay lines and strings', () => {
    const text = JSON.stringify({ a: value.slice(0, 15), b: value.slice(15) });
    expect(JSON.parse(scrub(text, [secret(value)]))).toHaveProperty('b');
    const lines = `${value.slice(0, 15)}\n${value.slice(15)}`;
    expect(scrub(lines, [secret(value)]).split('\n')).toHaveLength(2);
  });
});

test('what is no secret stays', () => {
  const text = `{"message":"The Canonical String for this request should have been 'GET\n/prod/orders\n\nhost:a.example.com'"}`;
  expect(scrub(text, [secret(SECRET), secret(TOKEN), keyId('AKIAIOSFODNN7EXAMPLE')])).toBe(text);
});

test('signatures, bearer tokens, key ids and tokens of others are shortened', () => {
  const text = scrub(
    `Credential=AKIAIOSFODNN7EXAMPLE/x, Signature=${'0123456789abcdef'.repeat(4)} Bearer eyJhbGciOiJIUzI1 x-amz-security-token:IQoJb3JpZ2luX2VjOTHER`,
    [],
  );
  expect(text).toMatch(
    /^Credential=AKIA…MPLE\/x, Signature=012345… Bearer … x-amz-security-token:<21 characters, sha256 [0-9a-f]{8}>$/,
  );
});

test('a long text of one kind takes no time that grows with its square', () => {
  for (const text of ['%25'.repeat(30_000), '\\u0041'.repeat(15_000), '&#'.repeat(40_000), 'a'.repeat(64_000)]) {
    expect(scrub(text, [secret(SECRET), secret(TOKEN)])).toBe(text);
  }
});

test('everything that a request carries and nobody may read is known', () => {
  const request = {
    method: 'GET',
    target: '/',
    headers: [
      {
        name: 'authorization',
        value: `AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=${'ab'.repeat(32)}`,
      },
      { name: 'x-tenant-token', value: 'tenant-secret-1' },
      { name: 'cookie', value: 'sid=0123456789' },
      { name: 'content-type', value: 'application/json' },
    ],
  };
  const values = secretsOf({ credentials: CREDENTIALS }, request).map(({ value }) => value);
  expect(values).toEqual([
    CREDENTIALS.secretAccessKey,
    CREDENTIALS.sessionToken,
    CREDENTIALS.accessKeyId,
    '',
    'ab'.repeat(32),
    'tenant-secret-1',
    'sid=0123456789',
  ]);
});
