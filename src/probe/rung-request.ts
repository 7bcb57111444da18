import type { RungId } from '../domain/observation.ts';
import type { Header, HttpRequest } from '../signature/http-request.ts';
import { type Credentials, signRequest } from '../signature/sign-request.ts';
import type { SigningScope } from '../signature/signing-scope.ts';
import { harmlessMethod } from './choose-method.ts';
import { LIMITS, type Limits, type Outgoing } from './exchange.ts';
import type { ProbeCall, ProbePlan } from './probe-plan.ts';

/** A scope that no host of ours has, so that AWS refuses the signature before it looks at permissions. */
const WRONG_SERVICE = 's3';

/** Returns the request that a rung sends, signed when it has to be. */
export async function rungRequest(rung: RungId, plan: ProbePlan, at: Date): Promise<Outgoing | undefined> {
  const { call } = plan;
  const vary = call === undefined ? undefined : VARIATIONS[rung]?.(plan, call);
  if (call === undefined || vary === undefined) return undefined;
  const { request, credentials, scope = call.scope, connectHost = call.url.hostname } = vary;
  const { service, region, algorithm } = scope;
  const signed =
    credentials === undefined ? request : await signRequest(request, { credentials, service, region, algorithm, at });
  return { request: marked(signed, plan), connectHost, port: call.url.port, limits: plan.limits };
}

interface Variation {
  readonly request: HttpRequest;
  readonly credentials?: Credentials | undefined;
  readonly scope?: SigningScope;
  readonly connectHost?: string;
}

const VARIATIONS: { readonly [rung in RungId]?: (plan: ProbePlan, call: ProbeCall) => Variation | undefined } = {
  S2: (_, call) => ({ request: harmless(call) }),
  S3: ({ credentials }, call) => ({
    request: harmless(call),
    credentials,
    scope: { ...call.scope, service: WRONG_SERVICE },
  }),
  S4: ({ credentials }, call) => ({ request: whole(call), credentials }),
  S5: ({ credentials }, call) => ({ request: whole(call), credentials: withoutToken(credentials) }),
  S6: ({ otherRole }, call) => ({ request: whole(call), credentials: otherRole?.credentials }),
  S7: ({ credentials }, call) => direct(call, credentials),
  S8: ({ credentials }, call) => ({ request: withHeader(whole(call), 'x-api-key', call.apiKey ?? ''), credentials }),
};

/** Without body and with a verb that changes nothing. */
function harmless(call: ProbeCall): HttpRequest {
  const headers = call.request.headers.filter(({ name }) => name !== 'content-type');
  return { ...call.request, method: harmlessMethod(call), headers, body: new Uint8Array() };
}

function whole(call: ProbeCall): HttpRequest {
  return { ...call.request, method: call.method ?? call.request.method };
}

function direct(call: ProbeCall, credentials: Credentials | undefined): Variation | undefined {
  const host = call.originHost;
  return host === undefined
    ? undefined
    : { request: withHeader(whole(call), 'host', host), credentials, connectHost: host };
}

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: [...request.headers.filter((header) => header.name !== name), { name, value }] };
}

function withoutToken(credentials: Credentials | undefined): Credentials | undefined {
  if (credentials === undefined) return undefined;
  const { accessKeyId, secretAccessKey } = credentials;
  return { accessKeyId, secretAccessKey };
}

/** Added after signing: what lets owners find the probe in their logs is no part of the signature. */
function marked(request: HttpRequest, plan: ProbePlan): HttpRequest {
  const given = new Set(request.headers.map((header) => header.name.toLowerCase()));
  const marks: readonly Header[] = [
    { name: 'user-agent', value: plan.userAgent },
    { name: 'x-why403-probe', value: plan.probeId },
    { name: 'accept', value: '*/*' },
    { name: 'accept-encoding', value: 'identity' },
  ];
  return { ...request, headers: [...request.headers, ...marks.filter(({ name }) => !given.has(name))] };
}

/** Returns limits with a shorter total time. */
export function limitsOf(totalSeconds: number | undefined): Limits {
  const totalMillis = Math.min(LIMITS.totalMillis, (totalSeconds ?? Infinity) * 1000);
  return { ...LIMITS, totalMillis, connectMillis: Math.min(LIMITS.connectMillis, totalMillis) };
}
