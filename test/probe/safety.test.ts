import { describe, expect, test } from 'vitest';
import { refuseInCi } from '../../src/app/refuse-in-ci.ts';
import { chooseMethod, harmlessMethod } from '../../src/probe/choose-method.ts';
import { isPrivateAddress } from '../../src/probe/connect.ts';
import { emulatorSign } from '../../src/probe/emulator.ts';
import { failureOf } from '../../src/probe/failure-of.ts';
import type { TargetKnowledge } from '../../src/probe/probe-plan.ts';
import { limitsOf } from '../../src/probe/rung-request.ts';

const known = (routeMethod?: string): TargetKnowledge => ({
  authorization: 'AWS_IAM',
  harmlessVerbs: [],
  hostMatched: true,
  isRest: true,
  ...(routeMethod === undefined ? {} : { routeMethod }),
});

describe('the method', () => {
  test('is GET only when the evidence says that the route takes it', () => {
    expect(chooseMethod(undefined, known('GET'), false)).toEqual({ method: 'GET' });
    expect(chooseMethod(undefined, known('ANY'), false)).toEqual({ method: 'GET' });
    for (const route of [undefined, 'POST', 'DELETE']) {
      expect(chooseMethod(undefined, known(route), true)).toHaveProperty('noMethod');
    }
  });

  test('that may change data is sent only when forced', () => {
    for (const method of ['POST', 'PUT', 'patch', 'DELETE', 'PURGE']) {
      expect(chooseMethod(method, known('ANY'), false)).toHaveProperty('noMethod');
      expect(chooseMethod(method, known('ANY'), true)).toEqual({ method: method.toUpperCase() });
    }
    expect(chooseMethod('head', known(), false)).toEqual({ method: 'HEAD' });
  });

  test('of a harmless rung is the own one where it is protected, else another that is', () => {
    const among = (method: string | undefined, harmlessVerbs: readonly string[]) =>
      harmlessMethod(method, { ...known('ANY'), harmlessVerbs });
    expect(among('GET', ['GET', 'HEAD', 'OPTIONS'])).toBe('GET');
    expect(among('POST', ['GET', 'HEAD', 'OPTIONS'])).toBe('GET');
    expect(among('HEAD', ['GET', 'HEAD'])).toBe('HEAD');
    expect(among(undefined, ['HEAD', 'OPTIONS'])).toBe('HEAD');
    expect(among('OPTIONS', ['GET', 'OPTIONS'])).toBe('OPTIONS');
    // A CORS configuration answers OPTIONS before anybody asks for permission.
    expect(among('GET', ['OPTIONS'])).toBeUndefined();
    expect(among('POST', [])).toBeUndefined();
  });
});

describe('continuous integration', () => {
  test.each(['true', '1', 'yes', 'woodpecker'])('CI=%s refuses a probe', (CI) => {
    expect(() => refuseInCi({ env: { CI }, inCi: false })).toThrow('a probe sends live requests, and this is a CI run');
    expect(() => refuseInCi({ env: { CI }, inCi: true })).not.toThrow();
  });

  test.each(['CODEBUILD_BUILD_ID', 'TF_BUILD', 'JENKINS_URL', 'TEAMCITY_VERSION'])(
    'a builder that sets %s and no CI is one too',
    (name) => {
      expect(() => refuseInCi({ env: { [name]: '1' }, inCi: false })).toThrow('this is a CI run');
      expect(() => refuseInCi({ env: { [name]: '1', CI: 'false' }, inCi: false })).not.toThrow();
    },
  );

  test.each([undefined, '', 'false', '0'])('CI=%s does not', (CI) => {
    expect(() => refuseInCi({ env: { CI }, inCi: false })).not.toThrow();
  });
});

test.each([
  [{ host: 'localhost:4566' }, '`localhost:4566` is a local name'],
  [
    { host: 'abc.lambda-url.us-east-1.localhost.localstack.cloud:4566' },
    '`abc.lambda-url.us-east-1.localhost.localstack.cloud:4566` is a local name',
  ],
  [{ endpointUrl: 'http://127.0.0.1:5000' }, "the endpoint `127.0.0.1` is not AWS's"],
  [{ account: '000000000000' }, 'account 000000000000 is that of an emulator'],
  [{ account: '123456789012' }, 'account 123456789012 is that of an emulator'],
  [
    { headers: [{ name: 'Server', value: 'Werkzeug/3.0 Python/3.12' }] },
    'the answer says `Server: Werkzeug/3.0 Python/3.12`',
  ],
  [{ headers: [{ name: 'X-Localstack', value: 'true' }] }, 'the answer says `X-Localstack: true`'],
  // A function behind a web adapter names its own server; AWS marks the answer.
  [
    {
      headers: [
        { name: 'server', value: 'uvicorn' },
        { name: 'x-amzn-RequestId', value: '1' },
      ],
    },
    undefined,
  ],
  [
    {
      host: 'a.execute-api.eu-west-1.amazonaws.com',
      account: '111122223333',
      endpointUrl: 'https://sts.eu-west-1.amazonaws.com',
      headers: [{ name: 'server', value: 'Server' }],
    },
    undefined,
  ],
  [{ endpointUrl: 'https://lambda.cn-north-1.amazonaws.com.cn' }, undefined],
])('an emulator is recognised: %j', (signs, says) => {
  expect(emulatorSign(signs)).toBe(says);
});

test.each([
  ['ENOTFOUND', 'dns'],
  ['ECONNREFUSED', 'connect'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['HPE_HEADER_OVERFLOW', 'answer'],
  ['HPE_INVALID_CONSTANT', 'answer'],
  ['ECONNRESET', 'answer'],
  ['SOMETHING_ELSE', 'connect'],
])('%s ends at stage %s', (code, stage) => {
  expect(failureOf(Object.assign(new Error('secret'), { code }))).toMatchObject({ kind: 'failed', stage });
  expect(failureOf(Object.assign(new Error('secret'), { code })).why).not.toContain('secret');
});

test('private addresses are told from public ones', () => {
  expect(
    ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '::ffff:10.1.2.3', 'fd00::1'].filter(
      (each) => !isPrivateAddress(each),
    ),
  ).toEqual([]);
  expect(
    ['8.8.8.8', '172.32.0.1', '172.15.0.1', '192.169.0.1', '2001:db8::1', '127.0.0.1'].filter(isPrivateAddress),
  ).toEqual([]);
});

test('the time limit can only be made shorter', () => {
  expect(limitsOf(undefined)).toMatchObject({ connectMillis: 5_000, totalMillis: 15_000 });
  expect(limitsOf(100)).toMatchObject({ totalMillis: 15_000 });
  expect(limitsOf(2)).toMatchObject({ connectMillis: 2_000, totalMillis: 2_000 });
});
