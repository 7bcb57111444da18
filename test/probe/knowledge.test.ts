import { describe, expect, test } from 'vitest';
import { probeKnowledge } from '../../src/app/probe-knowledge.ts';
import { targetUrl } from '../../src/app/target-url.ts';
import { REST_HOST, URL_HOST } from '../front-door/hosts.ts';
import { ALICE } from '../front-door/keys.ts';
import { apiSnapshot, functionSnapshot, urlSnapshot } from '../front-door/snapshots.ts';

describe('what the evidence says about a host', () => {
  test('a function URL of the evidence is matched, any other is not', () => {
    const snapshot = urlSnapshot('/', ALICE, []);
    expect(probeKnowledge(snapshot, URL_HOST)).toMatchObject({
      authorization: 'AWS_IAM',
      routeMethod: 'ANY',
      hostMatched: true,
    });
    expect(probeKnowledge(snapshot, URL_HOST.replace('a', 'z'))).toMatchObject({
      authorization: 'unknown',
      hostMatched: false,
    });
  });

  test('an API of the evidence is matched by its id, not by a name that looks like it', () => {
    const snapshot = apiSnapshot('/orders', ALICE, []);
    expect(probeKnowledge(snapshot, REST_HOST)).toMatchObject({
      authorization: 'AWS_IAM',
      routeMethod: 'GET',
      hostMatched: true,
    });
    for (const host of [
      'z1b2c3d4e5.execute-api.eu-west-1.amazonaws.com',
      `${REST_HOST}.example.com`,
      'orders.example.com',
    ]) {
      expect(probeKnowledge(snapshot, host).hostMatched).toBe(false);
    }
  });

  test('a custom domain is matched when it is the target that the evidence belongs to', () => {
    const target = {
      kind: 'customDomain',
      domain: 'orders.example.com',
      path: '/',
      url: 'https://orders.example.com/',
    } as const;
    const snapshot = { ...apiSnapshot('/orders', ALICE, []), target };
    expect(probeKnowledge(snapshot, 'orders.example.com').hostMatched).toBe(true);
    expect(probeKnowledge(snapshot, 'other.example.com').hostMatched).toBe(false);
  });

  test('nothing is known of the URL of a function that is invoked directly', () => {
    expect(probeKnowledge(functionSnapshot('orders', ALICE, []), URL_HOST)).toMatchObject({
      authorization: 'unknown',
      hostMatched: false,
    });
  });
});

describe('the URL of a target', () => {
  const place = {
    kind: 'executeApi',
    apiId: 'a1b2c3d4e5',
    region: 'eu-west-1',
    partition: 'aws',
    stage: 'prod',
    path: '/orders',
  } as const;

  test('is the text itself, with its query', () => {
    expect(targetUrl(`https://${REST_HOST}/prod/orders?a=1`, place)).toEqual({
      ok: true,
      value: `https://${REST_HOST}/prod/orders?a=1`,
    });
  });

  test('is made from an ARN in every partition', () => {
    expect(targetUrl('arn:…', place)).toEqual({ ok: true, value: `https://${REST_HOST}/prod/orders` });
    const china = { ...place, partition: 'aws-cn', region: 'cn-north-1' };
    expect(targetUrl('arn:…', china)).toEqual({
      ok: true,
      value: 'https://a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn/prod/orders',
    });
  });

  test('cannot be made from an ARN with a wildcard', () => {
    expect(targetUrl('arn:…', { ...place, path: '/*' }).ok).toBe(false);
  });

  test('is none for a function', () => {
    expect(targetUrl('orders', { kind: 'function', name: 'orders' })).toEqual({ ok: true, value: undefined });
  });
});

describe('verbs that reach no code', () => {
  const api = (routes: Readonly<Record<string, 'AWS_IAM' | 'NONE'>>, type: 'REST' | 'HTTP' = 'HTTP') => {
    const snapshot = apiSnapshot('/orders', ALICE, []);
    if (snapshot.api.status !== 'collected') throw new Error('no API');
    const routeTable = Object.entries(routes).map(([key, authorizationType]) => ({
      key,
      authorizationType,
      apiKeyRequired: false,
      integration: { status: 'absent', by: 'written by hand' } as const,
    }));
    const list = { status: 'collected', value: Object.keys(routes), by: 'written by hand' } as const;
    const value = { ...snapshot.api.value, type, routes: list };
    const first = routeTable[0] ?? { key: '', authorizationType: 'NONE', apiKeyRequired: false, integration: list };
    const route = {
      status: 'collected',
      value: { ...first, integration: { status: 'absent', by: '' } },
      by: '',
    } as const;
    return {
      withTable: { ...snapshot, api: { ...snapshot.api, value: { ...value, route, routeTable } } },
      withKeys: { ...snapshot, api: { ...snapshot.api, value: { ...value, route } } },
    };
  };
  const verbs = (snapshot: Parameters<typeof probeKnowledge>[0]) => probeKnowledge(snapshot, REST_HOST).harmlessVerbs;

  test('are not those of an open route at the same path', () => {
    const { withTable, withKeys } = api({ 'POST /orders': 'AWS_IAM', $default: 'NONE' });
    expect([verbs(withTable), verbs(withKeys)]).toEqual([[], []]);
    expect(verbs(api({ 'ANY /orders': 'AWS_IAM', 'OPTIONS /orders': 'NONE' }).withTable)).toEqual(['GET', 'HEAD']);
    expect(verbs(api({ 'ANY /orders': 'AWS_IAM', 'OPTIONS /orders': 'NONE' }).withKeys)).toEqual(['GET', 'HEAD']);
  });

  test('are those without any route, when every route is known', () => {
    expect(verbs(api({ 'POST /orders': 'AWS_IAM' }).withTable)).toEqual(['GET', 'HEAD', 'OPTIONS']);
    expect(verbs(api({ 'POST /orders': 'AWS_IAM', 'GET /{proxy+}': 'NONE' }).withTable)).toEqual(['HEAD', 'OPTIONS']);
  });

  test('a path without route is named only where no route of a REST API takes it', () => {
    const path = (routes: Readonly<Record<string, 'AWS_IAM'>>, type?: 'REST' | 'HTTP') =>
      probeKnowledge(api(routes, type).withTable, REST_HOST).emptyPath;
    expect(path({ 'GET /orders': 'AWS_IAM' }, 'REST')).toBe('/prod/why403-no-such-route');
    expect(path({ 'GET /{id}': 'AWS_IAM' }, 'REST')).toBe('/prod/why403/no/such/route');
    expect(path({ 'ANY /{proxy+}': 'AWS_IAM' }, 'REST')).toBeUndefined();
    expect(path({ 'GET /orders': 'AWS_IAM' }, 'HTTP')).toBeUndefined();
  });
});

test('the path of --path is the path that is sent', () => {
  const place = { kind: 'executeApi', apiId: 'a1b2c3d4e5', region: 'eu-west-1', partition: 'aws' } as const;
  const written = `https://${REST_HOST}/prod?a=1`;
  expect(targetUrl(written, { ...place, stage: 'prod', path: '/orders', url: written })).toEqual({
    ok: true,
    value: `https://${REST_HOST}/prod/orders?a=1`,
  });
  const url = {
    kind: 'functionUrl',
    url: `https://${URL_HOST}/`,
    urlId: 'a',
    region: 'eu-west-1',
    path: '/x',
  } as const;
  expect(targetUrl(`https://${URL_HOST}`, url)).toEqual({ ok: true, value: `https://${URL_HOST}/x` });
});

test('an API of another region with the same id is a stranger', () => {
  const other = REST_HOST.replace('eu-west-1', 'us-east-1');
  expect(probeKnowledge(apiSnapshot('/orders', ALICE, []), other)).toMatchObject({
    hostMatched: false,
    authorization: 'unknown',
  });
});
