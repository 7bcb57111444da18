import type { Exchange, Outgoing } from '../probe/exchange.ts';
import type { ProbePlan } from '../probe/probe-plan.ts';
import { scrub } from '../probe/scrub.ts';
import { secretsOf } from '../probe/secrets-of.ts';
import { visible } from '../report/visible.ts';
import { canonicalRequest } from '../signature/canonical-request.ts';
import { type HttpRequest, headerValue } from '../signature/http-request.ts';
import { maskHeader, maskLines, maskQuery } from '../signature/mask.ts';
import { parseAuthorization } from '../signature/parse-authorization.ts';
import { sha256Hex } from '../signature/string-to-sign.ts';

/** Returns one exchange line by line, as `curl -v` would show it, with what was signed; secrets are masked. */
export function probeTrace(plan: ProbePlan, outgoing: Outgoing, exchange: Exchange): string {
  const text = [...sent(outgoing), ...received(exchange)].join('\n');
  return scrub(text, secretsOf(plan, outgoing.request)).split('\n').map(visible).join('\n');
}

function sent({ request, connectHost, port }: Outgoing): string[] {
  const length = request.body?.length ?? 0;
  return [
    `* to ${connectHost}:${port}`,
    `> ${request.method} ${maskQuery(request.target)} HTTP/1.1`,
    ...request.headers.map(({ name, value }) => `> ${name}: ${maskHeader(name, value)}`),
    ...(length === 0 ? [] : [`> (${length} bytes of body)`]),
    ...signed(request).map((line) => `= ${line}`),
  ];
}

/** The canonical request, when the request is signed. */
function signed(request: HttpRequest): string[] {
  const authorization = parseAuthorization(request);
  if (!authorization.ok) return [];
  const { signedHeaders } = authorization.value;
  const payloadHash = headerValue(request.headers, 'x-amz-content-sha256') ?? sha256Hex(request.body ?? '');
  const options = { signedHeaders, payloadHash, plus: 'literal', normalizePath: true } as const;
  return maskLines(canonicalRequest(request, options).text).split('\n');
}

function received(exchange: Exchange): string[] {
  if (exchange.kind === 'failed') return [`< nothing (${exchange.stage}): ${exchange.why}`];
  const { status, headers, body, cut, millis } = exchange;
  return [
    `< ${status} after ${millis} ms`,
    ...headers.map(({ name, value }) => `< ${name}: ${maskHeader(name, value)}`),
    ...(body === '' ? [] : body.slice(0, 4096).split(/\r?\n/)).map((line) => `< ${line}`),
    ...(cut === undefined ? [] : [`* ${cut}`]),
  ];
}
