import { quote } from '../domain/quote.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Target } from '../domain/target.ts';
import { UserError } from '../domain/user-error.ts';
import { chooseMethod } from '../probe/choose-method.ts';
import { emulatorSign } from '../probe/emulator.ts';
import type { ProbeCall } from '../probe/probe-plan.ts';
import { type BuiltRequest, buildRequest } from '../signature/build-request.ts';
import { headerValue } from '../signature/http-request.ts';
import { type SigningScope, signingScope } from '../signature/signing-scope.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { probeHosts } from './probe-hosts.ts';
import { probeKnowledge } from './probe-knowledge.ts';
import type { ProbeOptions } from './probe-request.ts';
import { requestBody } from './request-body.ts';
import { targetUrl } from './target-url.ts';

/** The HTTP call of a target, what to warn of, or undefined for a function that is invoked through the Lambda API. */
export function probeCall(
  asked: { readonly text: string; readonly snapshot: Snapshot; readonly target: Target },
  options: ProbeOptions,
): Result<{ readonly call: ProbeCall; readonly warnings: readonly string[] } | undefined, UserError> {
  const address = targetUrl(asked.text, asked.target);
  if (!address.ok || address.value === undefined) return address.ok ? ok(undefined) : address;
  const built = unsigned(address.value, options);
  if (!built.ok) return built;
  const { request, url, warnings } = built.value;
  const scope = probeScope(headerValue(request.headers, 'host') ?? url.host, asked.snapshot, options);
  if (!scope.ok) return scope;
  const hosts = probeHosts(url, scope.value, options);
  if (!hosts.ok) return hosts;
  const knowledge = probeKnowledge(asked.snapshot, url.hostname);
  const { isNamed, origin } = hosts.value;
  const call: ProbeCall = {
    url,
    request,
    scope: scope.value,
    knowledge,
    ...chooseMethod(options.method ?? methodOf(asked.target), knowledge, options.forceUnsafeMethod),
    isTrusted: knowledge.hostMatched || isNamed,
    ...(options.apiKey === undefined ? {} : { apiKey: options.apiKey }),
    ...(origin === undefined ? {} : { origin }),
  };
  const note = scope.value.note === undefined ? [] : [scope.value.note];
  return ok({ call, warnings: [...warnings, ...note] });
}

function unsigned(url: string, { data, method = 'GET', headers, plus }: ProbeOptions): Result<BuiltRequest, UserError> {
  const body = requestBody(data);
  if (!body.ok) return body;
  const bytes = body.value.bytes === undefined ? {} : { body: body.value.bytes };
  const built = buildRequest({ url, method, headers, plus, ...bytes });
  return built.ok ? built : err(unprobeable(url, built.error));
}

/**
 * `--region` is the home of the AWS calls; it counts for the signature only where the host does not tell. The evidence
 * tells the region of the API behind a custom domain.
 */
function probeScope(host: string, { api }: Snapshot, options: ProbeOptions): Result<SigningScope, UserError> {
  const { service } = options;
  const alone = signingScope(host, { service });
  const found = api.status === 'collected' ? api.value.region : undefined;
  return alone.ok ? alone : signingScope(host, { service, region: options.region ?? found });
}

function methodOf(target: Target): string | undefined {
  return 'method' in target ? target.method : undefined;
}

/** Only https is probed; an emulator is named as what it is. */
function unprobeable(url: string, error: UserError): UserError {
  const sign = emulatorSign({ host: URL.canParse(url) ? new URL(url).host : undefined });
  if (sign === undefined) return error;
  const hint = 'an emulator does not decide as AWS does: a probe of it proves nothing about AWS';
  return new UserError('emulator', `${quote(url)} is not probed: ${sign}`, hint);
}
