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
