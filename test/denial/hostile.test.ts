import { describe, expect, test } from 'vitest';
import { readDenial } from '../../src/denial/read-denial.ts';
import { readInput } from '../../src/denial/read-input.ts';
import { denialJson, denialsJson } from '../../src/report/denial-json.ts';
import { denialMarkdown } from '../../src/report/denial-markdown.ts';
import { denialText } from '../../src/report/denial-text.ts';

const style = { colour: false, width: 80, unicode: true };

function printed(text: string): string {
  const denials = readInput(text).map(readDenial);
  return denialsJson(denials) + denials.map(denialJson).join('') + denialText(denials, style) + denialMarkdown(denials);
}

describe('secrets in what was pasted are never printed', () => {
  const token = 'IQoJb3JpZ2luX2VjEXAMPLEtokenEXAMPLEtokenEXAMPLEtoken';
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJleGFtcGxlIn0.c2lnbmF0dXJlZXhhbXBsZQ';
  const signature = 'fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024';
  const message = (text: string) =>
    JSON.stringify({ status: 403, headers: {}, body: JSON.stringify({ message: text }) });
  const echo = `The Canonical String for this request should have been\n'GET\n/\n\nhost:a\nx-amz-security-token:${token}\nx-api-key:${signature}\n\nhost'`;
  const mismatch = 'The request signature we calculated does not match the signature you provided. ';

  test.each([
    [
      'a bearer token',
      message(`Authorization header requires 'Credential' parameter. Authorization=Bearer ${jwt}`),
      jwt,
    ],
    ['a JWT alone', message(`'${jwt}' not a valid key=value pair`), jwt],
    ['a session token in an echo', message(mismatch + echo), token],
    ['an API key in an echo', message(mismatch + echo), signature],
    ['a signature', message(`Authorization=AWS4-HMAC-SHA256 Credential=x, Signature=${signature} is wrong`), signature],
    ['an access key', message('AKIAIOSFODNN7EXAMPLE is not known'), 'AKIAIOSFODNN7EXAMPLE'],
    [
      'a token of curl -v',
      `> GET / HTTP/2\n> Host: a\n> x-amz-security-token: ${token}\n> \n< HTTP/2 403 \n< x-amzn-errortype: X\n< \n{"message":"no"}`,
      token,
    ],
    ['a presigned URL', message(`no: https://a/?X-Amz-Signature=${signature}&X-Amz-Security-Token=${token}`), token],
    [
      'a session token broken by a terminal',
      `x-amz-security-token: ${token}\n${'Zz9/'.repeat(20)}\n< HTTP/2 403`,
      'Zz9/'.repeat(20),
    ],
    ['a session token alone', token.repeat(6), token],
    ['a JWT alone in a text', jwt.repeat(3).replaceAll('.', ''), jwt.slice(0, 30)],
    ['a secret', message('AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY'), 'wJalrXUtnFEMI'],
  ])('%s', (_, text, secret) => {
    expect(readInput(text)).toHaveLength(1);
    expect(printed(text)).not.toContain(secret);
    expect(printed(text)).not.toContain(secret.slice(0, 20));
  });
});

test('control characters and bidirectional overrides are made visible', () => {
  const text = printed(
    JSON.stringify({ id: 'a\u001b[2J', status: 403, headers: {}, body: 'no \u001b]0;x\u0007 \u202e way' }),
  );
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
});

describe('long hostile texts are read in one pass', () => {
  const size = 1_048_576;
  test.each([
    ['blanks', ' '.repeat(size)],
    ['one word', 'a'.repeat(size)],
    ['colons', ': '.repeat(size / 2)],
    ['quotes', '"'.repeat(size)],
    ['braces', '{'.repeat(size)],
    ['nested lists', '['.repeat(size)],
    ['box signs', '│ '.repeat(size / 2)],
    ['bars', '|'.repeat(size)],
    ['dots', 'a.'.repeat(size / 2)],
    ['hosts', 'a.execute-api.'.repeat(size / 14)],
    ['beginnings of the sentence', 'User: '.repeat(size / 6)],
    ['phrases', 'is not authorized to perform: '.repeat(size / 30)],
    ['whole sentences', 'User: a is not authorized to perform: a:B on resource: '.repeat(size / 54)],
    ['slashes', '/'.repeat(size)],
    ['capitals', 'A'.repeat(size)],
    ['keys', 'AKIA'.repeat(size / 4)],
    ['JWTs', 'eyJ'.repeat(size / 3)],
    ['bearers', 'Bearer '.repeat(size / 7)],
    ['status lines', 'HTTP/1.1 403 x\n'.repeat(size / 15)],
    ['curl lines', '< HTTP/1.1 403 x\n> GET / HTTP/1.1\n'.repeat(size / 34)],
    ['escapes', '\u001b['.repeat(size / 2)],
    ['WebSocket', 'WebSocket '.repeat(size / 10)],
    ['apostrophes', "'AKIA".repeat(size / 5)],
    ['credentials', 'Credential= '.repeat(size / 12)],
    ['profiles', 'config profile ('.repeat(size / 16)],
    ['tokens', 'x-api-key: '.repeat(size / 11)],
  ])(
    '%s',
    (_, text) => {
      expect(printed(text)).toBeTypeOf('string');
      expect(printed(JSON.stringify({ status: 403, headers: {}, body: text }))).toBeTypeOf('string');
    },
    3_000,
  );
});

test('nothing is lost when the input is no message at all', () => {
  expect(readInput('  \n ')).toEqual([]);
  expect(readDenial(readInput('hello')[0] ?? expect.fail())).toMatchObject({
    layer: null,
    cause: null,
    candidates: [],
  });
});
