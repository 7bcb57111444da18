import { LIMITS } from '../../src/probe/exchange.ts';
import type { ProbeCall, ProbePlan } from '../../src/probe/probe-plan.ts';

export const HOST = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';
export const CREDENTIALS = {
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLETOKENEXAMPLETOKEN',
};

/** A plan for GET /prod/orders of a REST API whose route is known to be protected by IAM. */
export function planFor(call: Partial<ProbeCall> = {}, plan: Partial<ProbePlan> = {}): ProbePlan {
  const url = {
    hostname: HOST,
    host: HOST,
    port: 443,
    scheme: 'https',
    target: '/prod/orders?id=1',
    hadPlus: false,
  } as const;
  const headers = [
    { name: 'host', value: HOST },
    { name: 'content-type', value: 'application/json' },
  ];
  const knowledge = {
    authorization: 'AWS_IAM',
    routeMethod: 'GET',
    harmlessVerbs: ['GET', 'HEAD', 'OPTIONS'],
    hostMatched: true,
    runs: 'function orders',
    isRest: true,
  } as const;
  return {
    mode: 'full',
    call: {
      url,
      request: { method: 'POST', target: url.target, headers, body: new TextEncoder().encode('{"a":1}') },
      scope: { service: 'execute-api', region: 'eu-west-1', algorithm: 'v4' },
      knowledge,
      method: 'GET',
      isTrusted: true,
      ...call,
    },
    credentials: CREDENTIALS,
    probeId: '00000000-0000-4000-8000-000000000000',
    userAgent: 'why403/0.1.0',
    limits: LIMITS,
    ...plan,
  };
}
