import { describe, expect, test } from 'vitest';
import { awsHost } from '../../src/domain/aws-host.ts';
import { buildRequest } from '../../src/signature/build-request.ts';
import { headerValue } from '../../src/signature/http-request.ts';
import { signRequest } from '../../src/signature/sign-request.ts';
import { signingScope } from '../../src/signature/signing-scope.ts';
import { verifySignature } from '../../src/signature/verify-signature.ts';
import { KEY, SECRET, TOKEN } from './sample.ts';

const URL_ID = 'abcdefghijklmnopqrstuvwxyz012345';
const API = 'a1b2c3d4e5';

// Host, service, region, partition; suffixes from https://docs.aws.amazon.com/general/latest/gr/rande.html and the
// partitions that AWS's SDKs know (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html).
const ROWS: readonly (readonly [host: string, service: string, region: string, partition: string])[] = [
  // Function URLs: https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html
  [`${URL_ID}.lambda-url.eu-west-1.on.aws`, 'lambda', 'eu-west-1', 'aws'],
  [`${URL_ID}.lambda-url.mx-central-1.on.aws`, 'lambda', 'mx-central-1', 'aws'],
  [`${URL_ID}.lambda-url.us-gov-west-1.on.aws`, 'lambda', 'us-gov-west-1', 'aws-us-gov'],
  [`${URL_ID}.lambda-url.ap-southeast-5.on.aws`, 'lambda', 'ap-southeast-5', 'aws'],
  // Web functions: https://docs.aws.amazon.com/lambda/latest/dg/web-functions.html
  ['orders.s1.lambda-web.eu-west-1.on.aws', 'lambda', 'eu-west-1', 'aws'],
  // APIs in every partition: https://docs.aws.amazon.com/general/latest/gr/apigateway.html
  [`${API}.execute-api.eu-west-1.amazonaws.com`, 'execute-api', 'eu-west-1', 'aws'],
  [`${API}.execute-api.us-gov-east-1.amazonaws.com`, 'execute-api', 'us-gov-east-1', 'aws-us-gov'],
  [`${API}.execute-api.cn-north-1.amazonaws.com.cn`, 'execute-api', 'cn-north-1', 'aws-cn'],
  [`${API}.execute-api.cn-northwest-1.amazonaws.com.cn`, 'execute-api', 'cn-northwest-1', 'aws-cn'],
  [`${API}.execute-api.eusc-de-east-1.amazonaws.eu`, 'execute-api', 'eusc-de-east-1', 'aws-eusc'],
  [`${API}.execute-api.us-iso-east-1.c2s.ic.gov`, 'execute-api', 'us-iso-east-1', 'aws-iso'],
  [`${API}.execute-api.us-isob-east-1.sc2s.sgov.gov`, 'execute-api', 'us-isob-east-1', 'aws-iso-b'],
  [`${API}.execute-api.eu-isoe-west-1.cloud.adc-e.uk`, 'execute-api', 'eu-isoe-west-1', 'aws-iso-e'],
  [`${API}.execute-api.us-isof-south-1.csp.hci.ic.gov`, 'execute-api', 'us-isof-south-1', 'aws-iso-f'],
  // Dual stack
  [`${API}.execute-api.eu-west-1.api.aws`, 'execute-api', 'eu-west-1', 'aws'],
  [`${API}.execute-api.us-gov-west-1.api.aws`, 'execute-api', 'us-gov-west-1', 'aws-us-gov'],
  [`${API}.execute-api.cn-north-1.api.amazonwebservices.com.cn`, 'execute-api', 'cn-north-1', 'aws-cn'],
  [`${API}.execute-api.eusc-de-east-1.api.amazonwebservices.eu`, 'execute-api', 'eusc-de-east-1', 'aws-eusc'],
  [`${API}.execute-api.us-iso-east-1.api.aws.ic.gov`, 'execute-api', 'us-iso-east-1', 'aws-iso'],
  [`${API}.execute-api.us-isob-east-1.api.aws.scloud`, 'execute-api', 'us-isob-east-1', 'aws-iso-b'],
  [`${API}.execute-api.eu-isoe-west-1.api.cloud-aws.adc-e.uk`, 'execute-api', 'eu-isoe-west-1', 'aws-iso-e'],
  [`${API}.execute-api.us-isof-south-1.api.aws.hci.ic.gov`, 'execute-api', 'us-isof-south-1', 'aws-iso-f'],
  // FIPS
  [`${API}.execute-api-fips.us-east-1.amazonaws.com`, 'execute-api', 'us-east-1', 'aws'],
  [`${API}.execute-api-fips.us-gov-west-1.api.aws`, 'execute-api', 'us-gov-west-1', 'aws-us-gov'],
  ['lambda-fips.us-gov-west-1.amazonaws.com', 'lambda', 'us-gov-west-1', 'aws-us-gov'],
  ['lambda-fips.us-east-1.api.aws', 'lambda', 'us-east-1', 'aws'],
  // Private APIs: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-test-invoke-url.html
  [`${API}-vpce-0123456789abcdef0.execute-api.eu-west-1.amazonaws.com`, 'execute-api', 'eu-west-1', 'aws'],
  [`${API}-vpce-0123456789abcdef0.execute-api.cn-north-1.amazonaws.com.cn`, 'execute-api', 'cn-north-1', 'aws-cn'],
  ['vpce-0123456789abcdef0-abcd1234.execute-api.eu-west-1.vpce.amazonaws.com', 'execute-api', 'eu-west-1', 'aws'],
  [
    'vpce-0123456789abcdef0-abcd1234-eu-west-1a.execute-api.eu-west-1.vpce.amazonaws.com',
    'execute-api',
    'eu-west-1',
    'aws',
  ],
  [
    'vpce-0123456789abcdef0-abcd1234.execute-api.cn-north-1.vpce.amazonaws.com.cn',
    'execute-api',
    'cn-north-1',
    'aws-cn',
  ],
  // The Lambda API: https://docs.aws.amazon.com/general/latest/gr/lambda-service.html
  ['lambda.eu-west-1.amazonaws.com', 'lambda', 'eu-west-1', 'aws'],
  ['lambda.eu-west-1.api.aws', 'lambda', 'eu-west-1', 'aws'],
  ['lambda.cn-north-1.amazonaws.com.cn', 'lambda', 'cn-north-1', 'aws-cn'],
  ['lambda.us-iso-east-1.c2s.ic.gov', 'lambda', 'us-iso-east-1', 'aws-iso'],
];

test.each(ROWS)('%s is signed for %s in %s (%s)', (...[host, service, region, partition]) => {
  for (const written of [host, host.toUpperCase(), `${host}.`, `${host}:443`]) {
    expect(signingScope(written, {})).toMatchObject({ ok: true, value: { service, region, algorithm: 'v4' } });
    expect(awsHost(written)).toMatchObject({ service, region, partition });
  }
  expect(signingScope(host, {})).not.toHaveProperty('value.note');
});

test('a web function of several regions takes SigV4a for the regions that are stated, else for all', () => {
  const host = 'orders.lambda-web.global.on.aws';
  expect(signingScope(host, {})).toMatchObject({ value: { service: 'lambda', region: '*', algorithm: 'v4a' } });
  expect(signingScope(host, { region: 'eu-west-1' })).toMatchObject({
    value: { region: 'eu-west-1', algorithm: 'v4a' },
  });
});

describe('a host that only looks like one of AWS', () => {
  test.each([
    `${URL_ID}.lambda-url.eu-west-1.on.aws.evil.example`,
    `${URL_ID}.lambda-url.eu-west-1.on-aws.com`,
    `${URL_ID}.lambda-url.eu-west-1.on.aws.com`,
    `${URL_ID}.lambda-url.evil.on.aws`,
    `${API}.execute-api.eu-west-1.amazonaws.com.evil.example`,
    `${API}.execute-api.eu-west-1.amazonaws.com.de`,
    `${API}.execute-api.eu-west-1.amazonaws.evil`,
    `${API}.execute-api.eu-west-1.amazonaws.co`,
    `${API}.execute-api.eu-west-1.notamazonaws.com`,
    `${API}.execute-api.evil.example`,
    `evil.example.${API}.execute-api.eu-west-1.amazonaws.com`,
    'execute-api.eu-west-1.amazonaws.com.evil.example',
    `lambda.eu-west-1.amazonaws.com.evil.example`,
  ])('%s names no service and no region', (host) => {
    expect(awsHost(host)).not.toHaveProperty('region');
    expect(signingScope(host, {})).toMatchObject({ ok: false, error: { code: 'noRegion' } });
  });
});

test('behind a VPC endpoint the Host header names the API, and is what is signed', async () => {
  const built = buildRequest({
    url: 'https://vpce-0123456789abcdef0-abcd1234.execute-api.eu-west-1.vpce.amazonaws.com/prod/orders',
    method: 'GET',
    headers: [`Host: ${API}.execute-api.eu-west-1.amazonaws.com`],
    plus: 'space',
  });
  if (!built.ok) throw built.error;
  const host = headerValue(built.value.request.headers, 'host') ?? '';
  const scope = signingScope(host, {});
  if (!scope.ok) throw scope.error;
  const credentials = { accessKeyId: KEY, secretAccessKey: SECRET, sessionToken: TOKEN };
  const at = new Date('2026-11-21T12:00:00Z');
  const request = await signRequest(built.value.request, { credentials, ...scope.value, at });
  const checked = verifySignature({ recorded: { format: 'raw HTTP', request }, secret: SECRET, expectation: {} });
  expect([checked.signature, checked.problems]).toEqual(['right', []]);
  expect(checked.canonical?.headers).toContain(`host:${API}.execute-api.eu-west-1.amazonaws.com`);
  expect(built.value.url.hostname).toMatch(/^vpce-/);
});

test.each([
  ['api.example.com', 'eu-west-1'],
  ['api.example.com', 'cn-north-1'],
  ['api.example.com:8443', 'us-iso-east-1'],
  ['d111111abcdef8.cloudfront.net', 'eu-west-1'],
])('%s is a domain of an API in the region that is stated: %s', (host, region) => {
  expect(signingScope(host, { region })).toMatchObject({ value: { service: 'execute-api', region, algorithm: 'v4' } });
  expect(signingScope(host, { region, service: 'lambda' })).toMatchObject({ value: { service: 'lambda', region } });
});

test('a port is part of what is signed unless it is 443', () => {
  const host = (url: string) => {
    const built = buildRequest({ url, method: 'GET', headers: [], plus: 'space' });
    return built.ok ? headerValue(built.value.request.headers, 'host') : built.error.message;
  };
  expect(host('https://API.example.com.:443/')).toBe('api.example.com');
  expect(host('https://api.example.com:8443/')).toBe('api.example.com:8443');
});

describe('a multi-region host', () => {
  const credentials = { accessKeyId: KEY, secretAccessKey: SECRET };
  const at = new Date('2026-11-21T12:00:00Z');
  const signed = async (url: string, algorithm: 'v4' | 'v4a') => {
    const built = buildRequest({ url, method: 'GET', headers: [], plus: 'space' });
    if (!built.ok) throw built.error;
    const region = algorithm === 'v4' ? 'eu-west-1' : '*';
    return signRequest(built.value.request, { credentials, service: 'lambda', region, algorithm, at });
  };
  const first = (request: Awaited<ReturnType<typeof signed>>) =>
    verifySignature({ recorded: { format: 'raw HTTP', request }, secret: SECRET, expectation: {} }).problems[0]?.id;

  test('is not signed with SigV4', async () => {
    expect(first(await signed('https://orders.lambda-web.global.on.aws/', 'v4'))).toBe('needs-sigv4a');
    expect(first(await signed('https://orders.lambda-web.global.on.aws/', 'v4a'))).toBeUndefined();
  });

  test('has its mistakes named like any other', async () => {
    const request = await signed('https://orders.lambda-web.global.on.aws/a?b=1&c=2', 'v4a');
    expect(first({ ...request, method: 'HEAD' })).toBe('other-method');
    expect(first({ ...request, target: '/a/?b=1&c=2' })).toBe('path-trailing-slash');
    expect(first({ ...request, target: '/other' })).toBe('unexplained');
  });
});
