import { describe, expect, test } from 'vitest';
import { probeContext } from '../../src/app/probe-context.ts';
import { readExchange } from '../../src/app/read-exchange.ts';
import { type Answer, lambda, MISSING_TOKEN, rest } from '../front-door/answers.ts';
import { ALICE } from '../front-door/keys.ts';
import { apiSnapshot, routeSnapshot, urlSnapshot } from '../front-door/snapshots.ts';
import { HOST, planFor } from './plan.ts';

type Known = ReturnType<typeof probeContext>;

function read({ status, headers, body }: Answer, context: Known, signed = true) {
  const authorization = { name: 'authorization', value: 'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/x' };
  const request = { method: 'GET', target: '/prod/orders', headers: [{ name: 'host', value: HOST }] };
  const sent = signed ? { ...request, headers: [...request.headers, authorization] } : request;
  const plan = planFor();
  const outgoing = { request: sent, connectHost: HOST, port: 443, limits: plan.limits };
  const lines = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const answered = { kind: 'answered', status, headers: lines, body, millis: 1 } as const;
  return readExchange({ plan, rung: 'S4', context }, outgoing, answered);
}

const FORBIDDEN = rest('ForbiddenException', { message: 'Forbidden' });
const orders = apiSnapshot('/orders', ALICE, []);

describe('what evidence and connection add to the reading of an answer', () => {
  test('a private address makes the VPC endpoint the likeliest, a public one excludes it', () => {
    const at = (address: string) => read(FORBIDDEN, probeContext(orders, address)).candidates;
    expect(at('10.0.3.7')?.[0]).toBe('public-api-via-vpce-private-dns');
    expect(at('::ffff:192.168.1.9')?.[0]).toBe('public-api-via-vpce-private-dns');
    expect(at('203.0.113.7')).not.toContain('public-api-via-vpce-private-dns');
    // Behind loopback stands a tunnel, which hides the address.
    expect(at('127.0.0.1')).toContain('public-api-via-vpce-private-dns');
  });

  test('an API key that the method does not want is no cause', () => {
    const without = routeSnapshot('/orders', ALICE, { route: { apiKeyRequired: false } });
    const wants = routeSnapshot('/orders', ALICE, { route: { apiKeyRequired: true } });
    expect(read(FORBIDDEN, probeContext(without, undefined)).candidates).not.toContain('api-key-missing-or-invalid');
    expect(read(FORBIDDEN, probeContext(wants, undefined)).cause).toBe('api-key-missing-or-invalid');
  });

  test('an endpoint that is switched off settles it', () => {
    const off = routeSnapshot('/orders', ALICE, { api: { disableDefaultEndpoint: true } });
    expect(read(FORBIDDEN, probeContext(off, undefined)).cause).toBe('default-endpoint-disabled');
  });

  test('a route of the evidence need not be deployed: only a signed request tells', () => {
    expect(read(MISSING_TOKEN, probeContext(orders, undefined), false)).toMatchObject({
      cause: 'unsigned-request',
      candidates: ['unsigned-request', 'no-such-route'],
    });
    expect(read(MISSING_TOKEN, probeContext(orders, undefined)).cause).toBe('no-such-route');
  });

  test('a token in an opt-in region may be one of the global endpoint', () => {
    const snapshot = urlSnapshot('/', ALICE, []);
    const target = { ...snapshot.target, region: 'af-south-1' };
    const message = { message: 'The security token included in the request is invalid.' };
    const answer = lambda('UnrecognizedClientException', message);
    expect(probeContext({ ...snapshot, target }, undefined).flags.optInRegion).toBe(true);
    expect(probeContext(snapshot, undefined).flags.optInRegion).toBe(false);
    expect(read(answer, probeContext(snapshot, undefined)).candidates).not.toContain(
      'sts-global-token-in-opt-in-region',
    );
  });
});
