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
  const { request, credentials, scope = call.scope, place = call.url } = vary;
  const { service, region, algorithm } = scope;
  const signed =
    credentials === undefined ? request : await signRequest(request, { credentials, service, region, algorithm, at });
  return { request: marked(signed, plan), connectHost: place.hostname, port: place.port, limits: plan.limits };
}

interface Variation {
  readonly request: HttpRequest;
  readonly credentials?: Credentials | undefined;
  readonly scope?: SigningScope;
  /** Where the connection goes. */
  readonly place?: { readonly hostname: string; readonly port: number };
}

const VARIATIONS: {
  readonly [rung in RungId]?: (plan: ProbePlan, call: ProbeCall) => Variation | undefined;
} = {
  S2: (_, call) => harmless(call),
  S3: ({ credentials }, call) => {
    const variation = harmless(call);
    return variation && { ...variation, credentials, scope: { ...call.scope, service: WRONG_SERVICE } };
  },
  S3b: ({ credentials }, call) => nowhere(call, credentials),
  S4: ({ credentials }, call) => ({ request: whole(call), credentials }),
  S5: ({ credentials }, call) => ({ request: whole(call), credentials: withoutToken(credentials) }),
  S6: ({ otherRole }, call) => ({ request: whole(call), credentials: otherRole?.credentials }),
  S7: ({ credentials }, call) => direct(call, credentials),
  S8: ({ credentials }, call) => ({ request: withHeader(whole(call), 'x-api-key', call.apiKey ?? ''), credentials }),
};

/** Without body and with a verb that changes nothing. */
function harmless(call: ProbeCall): Variation | undefined {
  const method = harmlessMethod(call.method, call.knowledge);
  return method === undefined ? undefined : { request: bare(call, method) };
}

function bare({ request }: ProbeCall, method: string): HttpRequest {
  const headers = request.headers.filter(({ name }) => name !== 'content-type');
  return { ...request, method, headers, body: new Uint8Array() };
}

/** As simple as a request can be, and right: a path that no route answers, without query and body. */
function nowhere(call: ProbeCall, credentials: Credentials | undefined): Variation | undefined {
  const { emptyPath } = call.knowledge;
  if (emptyPath === undefined) return undefined;
  const { method, headers, body } = bare(call, 'GET');
  const host = headers.filter(({ name }) => name === 'host');
  return {
    request: { method, target: emptyPath, headers: host, ...(body === undefined ? {} : { body }) },
    credentials,
  };
}

function whole(call: ProbeCall): HttpRequest {
  return { ...call.request, method: call.method ?? call.request.method };
}

function direct(call: ProbeCall, credentials: Credentials | undefined): Variation | undefined {
  const { origin } = call;
  if (origin === undefined) return undefined;
  return { request: withHeader(whole(call), 'host', origin.host), credentials, scope: origin.scope, place: origin };
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
  const handshake = plan.call?.url.scheme === 'wss' ? handshakeOf(plan.probeId) : [];
  const marks: readonly Header[] = [
    { name: 'user-agent', value: plan.userAgent },
    { name: 'x-why403-probe', value: plan.probeId },
    { name: 'accept', value: '*/*' },
    { name: 'accept-encoding', value: 'identity' },
    ...handshake,
  ];
  return { ...request, headers: [...request.headers, ...marks.filter(({ name }) => !given.has(name))] };
}

/** Opens a WebSocket: https://www.rfc-editor.org/rfc/rfc6455#section-4.1 */
function handshakeOf(probeId: string): readonly Header[] {
  return [
    { name: 'connection', value: 'Upgrade' },
    { name: 'upgrade', value: 'websocket' },
    { name: 'sec-websocket-version', value: '13' },
    { name: 'sec-websocket-key', value: Buffer.from(probeId.replaceAll('-', ''), 'hex').toString('base64') },
  ];
}

/** Returns limits with a shorter total time. */
export function limitsOf(totalSeconds: number | undefined): Limits {
  const totalMillis = Math.min(LIMITS.totalMillis, (totalSeconds ?? Infinity) * 1000);
  return { ...LIMITS, totalMillis, connectMillis: Math.min(LIMITS.connectMillis, totalMillis) };
}
