import { expect, test } from 'vitest';
import { echoDifference } from '../../src/app/echo-difference.ts';
import { canonical, get, HOST, signedOver, TIME } from '../signature/sample.ts';

const DATE = `x-amz-date:${TIME}`;
const request = signedOver(get('/prod/orders'), canonical({}));
const answer = (echo: string): string =>
  JSON.stringify({
    message: `The request signature we calculated does not match.\n\nThe Canonical String for this request should have been\n'${echo}'\n`,
  });

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
test.each([
  ['none', canonical({})],
  ['method', canonical({ method: 'POST' })],
  ['path', canonical({ path: '/orders' })],
  ['query', canonical({ query: 'a=1' })],
  ['header host', canonical({ headers: ['host:origin.example.com', DATE] })],
  ['payload hash', canonical({ payload: 'x' })],
  ['header x-amz-date', canonical({ headers: [`host:${HOST}`] })],
])('an echo that differs in %s is named so', (part, echo) => {
  expect(echoDifference(request, answer(echo))).toBe(part);
});

test('without an echo, or for an unsigned request, nothing is said', () => {
  expect(echoDifference(request, '{"message":"Forbidden"}')).toBeUndefined();
  expect(echoDifference(get('/prod/orders'), answer(canonical({})))).toBeUndefined();
});
