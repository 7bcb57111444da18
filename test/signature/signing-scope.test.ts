import { expect, test } from 'vitest';
import { buildRequest } from '../../src/signature/build-request.ts';
import { renderSigned, shellQuote } from '../../src/signature/render-signed.ts';
import { signRequest } from '../../src/signature/sign-request.ts';
import { signingScope } from '../../src/signature/signing-scope.ts';
import { verifySignature } from '../../src/signature/verify-signature.ts';
import { wireUrl } from '../../src/signature/wire-target.ts';
import { KEY, SECRET, TOKEN } from './sample.ts';

const URL_HOST = 'abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-west-1.on.aws';

// https://docs.aws.amazon.com/general/latest/gr/rande.html and the partitions of AWS
test.each([
  [URL_HOST, 'lambda', 'eu-west-1', 'v4'],
  ['a1b2c3d4e5.execute-api.us-gov-west-1.amazonaws.com', 'execute-api', 'us-gov-west-1', 'v4'],
  ['a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn', 'execute-api', 'cn-north-1', 'v4'],
  ['a1b2c3d4e5.execute-api.eusc-de-east-1.amazonaws.eu', 'execute-api', 'eusc-de-east-1', 'v4'],
  ['a1b2c3d4e5-vpce-0123456789abcdef0.execute-api.eu-west-1.amazonaws.com', 'execute-api', 'eu-west-1', 'v4'],
  ['lambda.eu-west-1.amazonaws.com', 'lambda', 'eu-west-1', 'v4'],
  ['orders.lambda-web.global.on.aws', 'lambda', '*', 'v4a'],
])('%s is signed for %s in %s with %s', (...[host, service, region, algorithm]) => {
  const scope = signingScope(host, {});
  expect(scope).toMatchObject({ ok: true, value: { service, region, algorithm } });
});

test('a custom domain needs a region, and counts as API Gateway', () => {
  expect(signingScope('orders.example.com', {})).toMatchObject({ ok: false, error: { code: 'noRegion' } });
  const scope = signingScope('orders.example.com', { region: 'eu-west-1' });
  expect(scope).toMatchObject({ ok: true, value: { service: 'execute-api', region: 'eu-west-1' } });
});

test('what the user states goes before the host, with a warning', () => {
  const scope = signingScope(URL_HOST, { service: 'execute-api', region: 'us-east-1' });
  expect(scope).toMatchObject({
    ok: true,
    value: {
      service: 'execute-api',
      region: 'us-east-1',
      note: 'the host says service lambda, not execute-api and region eu-west-1, not us-east-1: AWS will refuse this scope',
    },
  });
});

test.each([
  ['https://H.example.com:443/A?x=1', 'h.example.com', '/A?x=1'],
  ['https://h.example.com.:8443/', 'h.example.com:8443', '/'],
  ['wss://h.example.com/prod?a', 'h.example.com', '/prod?a='],
])('%s goes to %s%s', (...[url, host, target]) => {
  expect(wireUrl(url, 'space')).toMatchObject({ ok: true, value: { host, target } });
});

test('a multi-region host is signed with SigV4a, and the own verifier takes it', async () => {
  const built = buildRequest({
    url: 'https://orders.lambda-web.global.on.aws/a b?c=d',
    method: 'GET',
    headers: [],
    plus: 'space',
  });
  if (!built.ok) throw built.error;
  const credentials = { accessKeyId: KEY, secretAccessKey: SECRET, sessionToken: TOKEN };
  const at = new Date('2026-11-21T12:00:00Z');
  const request = await signRequest(built.value.request, {
    credentials,
    service: 'lambda',
    region: '*',
    algorithm: 'v4a',
    at,
  });
  const check = (secret: string) =>
    verifySignature({ recorded: { format: 'raw HTTP', request }, secret, expectation: {} });
  expect([check(SECRET).signature, check(SECRET).problems]).toEqual(['right', []]);
  expect(check(`${SECRET}x`)).toMatchObject({ signature: 'wrong' });
});

test('a body that is no text is printed as Base64 in JSON', () => {
  const request = { method: 'POST', target: '/', headers: [], body: Uint8Array.from([0xff, 0x00]) };
  const scope = { service: 'lambda', region: 'eu-west-1', algorithm: 'v4' } as const;
  const json = JSON.parse(renderSigned({ request, scope, connectTo: URL_HOST, scheme: 'https' }, 'json'));
  expect(json).toMatchObject({ bodyBase64: '/wA=' });
  expect(json).not.toHaveProperty('body');
});

test('a word for the shell is one word, whatever it holds', () => {
  expect(shellQuote(`it's $(id) \`id\` "x" \\`)).toBe(`'it'\\''s $(id) \`id\` "x" \\'`);
});
