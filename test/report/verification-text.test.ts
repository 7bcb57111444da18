import { expect, test } from 'vitest';
import { verificationJson } from '../../src/report/verification-json.ts';
import { verificationText } from '../../src/report/verification-text.ts';
import { verifySignature } from '../../src/signature/verify-signature.ts';
import { canonical, get, HOST, SECRET, signedOver, TIME, TOKEN } from '../signature/sample.ts';

const headers = [`host:${HOST}`, `x-amz-date:${TIME}`, `x-amz-security-token:${TOKEN}`, 'x-api-key:EXAMPLE0123456789'];
const request = signedOver(
  get('/prod/orders?b=2&a=1', [
    { name: 'X-Amz-Security-Token', value: TOKEN },
    { name: 'X-Api-Key', value: 'EXAMPLE0123456789' },
  ]),
  canonical({ query: 'b=2&a=1', headers }),
);

function checked(echo?: string) {
  const input = { recorded: { format: 'raw HTTP', request }, secret: SECRET, expectation: {} } as const;
  return verifySignature({ ...input, ...(echo === undefined ? {} : { echo: { canonicalRequest: echo } }) });
}

test('the first difference stands side by side, and the cause above', () => {
  const text = verificationText(checked());
  expect(text).toContain('1. the query was not sorted by name\n   certain (query-unsorted)\n');
  expect(text).toContain(
    '≠ query                       right  a=1&b=2\n                              signed b=2&a=1\n',
  );
});

test("AWS's echo is shown where it differs, and named when it does not", () => {
  const same = canonical({ query: 'a=1&b=2', headers });
  expect(verificationText(checked(same))).toContain("(AWS's echo is the same, line by line)");
  const other = canonical({ path: '/orders', query: 'a=1&b=2', headers });
  const text = verificationText(checked(other));
  expect(text).toContain(
    '≠ path                        right  /prod/orders\n                              AWS    /orders\n',
  );
});

test('nothing secret is printed, in either format, also not from the echo', () => {
  const echo = canonical({ path: '/orders', query: 'a=1&b=2', headers });
  for (const text of [verificationText(checked(echo)), verificationJson(checked(echo))]) {
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain('EXAMPLE0123456789');
    expect(text).not.toContain(SECRET);
    expect(text).toContain('sha256');
  }
});

test('an echo with terminal escapes drives no terminal', () => {
  const echo = canonical({ path: '/\u001b[31mred', headers: [...headers, 'x-\u001b]0;owned\u0007:1'] });
  expect(verificationText(checked(echo))).not.toContain('\u001b');
});
