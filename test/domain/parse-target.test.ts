import { describe, expect, test } from 'vitest';
import { parseTarget } from '../../src/domain/parse-target.ts';
import type { Target } from '../../src/domain/target.ts';
import type { TargetOptions } from '../../src/domain/target-options.ts';

const URL_ID = 'abcdefghijklmnopqrstuvwxyz012345';

function target(text: string, options: TargetOptions = {}): Target {
  const parsed = parseTarget(text, options);
  if (!parsed.ok) throw parsed.error;
  return parsed.value;
}

function refusal(text: string, options: TargetOptions = {}): string {
  const parsed = parseTarget(text, options);
  if (parsed.ok) throw new Error(`accepted as ${parsed.value.kind}`);
  expect(parsed.error.name).toBe('UserError');
  expect(parsed.error.hint).not.toBe('');
  expect(parsed.error.message).not.toMatch(/^[A-Z].*|\.$/);
  return parsed.error.message;
}

describe('functions', () => {
  // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html: name, full ARN, partial ARN, each with a qualifier
  test.each([
    ['orders', { kind: 'function', name: 'orders' }],
    ['orders:live', { kind: 'function', name: 'orders', qualifier: 'live' }],
    ['orders:$LATEST', { kind: 'function', name: 'orders', qualifier: '$LATEST' }],
    ['111122223333:function:orders', { kind: 'function', name: 'orders', account: '111122223333' }],
    ['111122223333:function:orders:7', { kind: 'function', name: 'orders', account: '111122223333', qualifier: '7' }],
    [
      'arn:aws-cn:lambda:cn-north-1:111122223333:function:orders:live',
      {
        kind: 'function',
        name: 'orders',
        partition: 'aws-cn',
        region: 'cn-north-1',
        account: '111122223333',
        qualifier: 'live',
      },
    ],
    [
      'https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/orders/invocations?Qualifier=live',
      { kind: 'function', name: 'orders', qualifier: 'live', region: 'eu-west-1', partition: 'aws' },
    ],
  ])('%s', (text, expected) => {
    expect(target(text)).toEqual(expected);
  });

  test('--qualifier is taken when the text names none', () => {
    expect(target('orders', { qualifier: 'live' })).toEqual({ kind: 'function', name: 'orders', qualifier: 'live' });
  });

  test('a qualifier of the text and another one of the option are a conflict', () => {
    expect(refusal('orders:live', { qualifier: 'dev' })).toContain('`dev`');
  });
});

describe('function URLs', () => {
  test('path and query are kept, host is evened out', () => {
    expect(
      target(`https://${URL_ID.toUpperCase()}.lambda-url.eu-west-1.on.aws:443/a/b?x=1`, { method: 'post' }),
    ).toEqual({
      kind: 'functionUrl',
      url: `https://${URL_ID}.lambda-url.eu-west-1.on.aws/a/b?x=1`,
      urlId: URL_ID,
      region: 'eu-west-1',
      path: '/a/b',
      method: 'POST',
    });
  });

  test('the scheme may be left out', () => {
    expect(target(`${URL_ID}.lambda-url.eusc-de-east-1.on.aws`).kind).toBe('functionUrl');
  });

  test('a look-alike host is not a function URL', () => {
    expect(target(`https://${URL_ID}.lambda-url.eu-west-1.on.aws.example.com/`).kind).toBe('customDomain');
  });

  test('a host in front of @ is refused', () => {
    expect(refusal(`https://${URL_ID}.lambda-url.eu-west-1.on.aws@example.com/`)).toContain('user name');
  });
});

describe('execute-api', () => {
  test.each([
    ['https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders', 'aws', 'eu-west-1'],
    ['https://a1b2c3d4e5.execute-api.us-gov-west-1.amazonaws.com/prod/orders', 'aws-us-gov', 'us-gov-west-1'],
    ['https://a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn/prod/orders', 'aws-cn', 'cn-north-1'],
    ['https://a1b2c3d4e5.execute-api.eusc-de-east-1.amazonaws.eu/prod/orders', 'aws-eusc', 'eusc-de-east-1'],
    ['https://a1b2c3d4e5.execute-api.us-isob-east-1.sc2s.sgov.gov/prod/orders', 'aws-iso-b', 'us-isob-east-1'],
    ['https://a1b2c3d4e5.execute-api.mx-central-1.api.aws/prod/orders', 'aws', 'mx-central-1'],
  ])('%s', (text, partition, region) => {
    expect(target(text)).toEqual({
      kind: 'executeApi',
      apiId: 'a1b2c3d4e5',
      region,
      partition,
      path: '/prod/orders',
      url: text,
    });
  });

  test('alias of a VPC endpoint', () => {
    expect(target('https://a1b2c3d4e5-vpce-0123456789abcdef0.execute-api.eu-west-1.amazonaws.com/prod')).toMatchObject({
      apiId: 'a1b2c3d4e5',
      vpcEndpointId: 'vpce-0123456789abcdef0',
    });
  });

  test('the name of a VPC endpoint does not name an API', () => {
    expect(refusal('https://vpce-0123-abcd.execute-api.eu-west-1.vpce.amazonaws.com/prod')).toContain('VPC endpoint');
  });

  test('--path after a URL that ends with the stage', () => {
    expect(
      target('https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod', { path: '/orders', method: 'GET' }),
    ).toMatchObject({ stage: 'prod', path: '/orders', method: 'GET' });
  });

  test('ARN with stage, method and path', () => {
    expect(target('arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders/7')).toEqual({
      kind: 'executeApi',
      apiId: 'a1b2c3d4e5',
      region: 'eu-west-1',
      partition: 'aws',
      account: '111122223333',
      stage: 'prod',
      method: 'GET',
      path: '/orders/7',
    });
  });

  test('ARN of a WebSocket route', () => {
    const found = target('arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/$connect');
    expect(found).toMatchObject({ stage: 'prod', path: '/$connect' });
    expect(found).not.toHaveProperty('method');
  });

  test('an ARN with a star names many calls', () => {
    expect(refusal('arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/*/POST/*')).toContain('wildcard');
  });

  test('custom domain', () => {
    expect(target('https://api.example.com/v1/orders?x=1', { method: 'GET' })).toEqual({
      kind: 'customDomain',
      domain: 'api.example.com',
      path: '/v1/orders',
      url: 'https://api.example.com/v1/orders?x=1',
      method: 'GET',
    });
  });
});

describe('Lambda Web Functions', () => {
  test.each([
    'https://x7.s1.lambda-web.eu-west-1.on.aws/',
    'x7.lambda-web.global.on.aws',
    'arn:aws:lambda:eu-west-1:111122223333:web-function/orders/endpoint/main',
  ])('%s', (text) => {
    expect(target(text).kind).toBe('webFunction');
  });
});

describe('refusals say what was found', () => {
  test.each([
    ['', 'empty'],
    ['or ders', 'white space'],
    ['orders\u001b[31m', '\\u{1b}'],
    ['orders\u202e', '\\u{202e}'],
    ['orders/../x', 'not a function name'],
    ['a'.repeat(65), 'longer than 64'],
    ['http://api.example.com/', 'http://'],
    ['ftp://api.example.com/', '`ftp:`'],
    ['https://', 'not a URL'],
    ['https://localhost/x', 'localhost'],
    ['https://10.0.0.1/x', '10.0.0.1'],
    ['api.example.com/x', 'neither a function name nor a URL'],
    ['https://bucket.s3.eu-west-1.amazonaws.com/x', '`s3`'],
    ['https://d111111abcdef8.cloudfront.net/x', '`cloudfront`'],
    ['arn:aws:s3:::bucket', '`s3`'],
    ['arn:aws:iam::111122223333:role/app', '`iam`'],
    ['arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5', 'control plane'],
    ['arn:aws:lambda:eu-west-1:111122223333:layer:x:1', '`layer`'],
    ['arn:aws:lambda:eu-west-1:1111:function:orders', '12-digit'],
    ['arn:aws:lambda::111122223333:function:orders', 'no region'],
    ['arn:aws', 'names no service'],
    ['arn:', 'partition'],
  ])('%j', (text, part) => {
    const message = refusal(text);
    expect(message).toContain(part);
    expect(message).not.toMatch(/[\p{Cc}\u202e]/u);
  });

  test('a method that is no verb', () => {
    expect(refusal('orders', { method: 'GET /x' })).toContain('HTTP verb');
  });
});
