import { quote } from '../domain/quote.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Target } from '../domain/target.ts';
import { UserError } from '../domain/user-error.ts';
import { chooseMethod } from '../probe/choose-method.ts';
import { emulatorSign } from '../probe/emulator.ts';
import type { ProbeCall } from '../probe/probe-plan.ts';
import { buildRequest } from '../signature/build-request.ts';
import { headerValue } from '../signature/http-request.ts';
import { type SigningScope, signingScope } from '../signature/signing-scope.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { probeKnowledge } from './probe-knowledge.ts';
import type { ProbeOptions } from './probe-request.ts';
import { requestBody } from './request-body.ts';
import { targetUrl } from './target-url.ts';

/** The HTTP call of a target, what to warn of, or undefined for a function that is invoked through the Lambda API. */
export function probeCall(
  asked: { readonly text: string; readonly snapshot: Snapshot; readonly target: Target },
  options: ProbeOptions,
): Result<{ readonly call: ProbeCall; readonly warnings: readonly string[] } | undefined, UserError> {
  const url = targetUrl(asked.text, asked.target);
  if (!url.ok || url.value === undefined) return url.ok ? ok(undefined) : url;
  const body = requestBody(options.data);
  if (!body.ok) return body;
  const { headers, plus } = options;
  const bytes = body.value.bytes === undefined ? {} : { body: body.value.bytes };
  const built = buildRequest({ url: url.value, method: options.method ?? 'GET', headers, plus, ...bytes });
  if (!built.ok) return err(unprobeable(url.value, built.error));
  const { request, warnings } = built.value;
  const scope = probeScope(headerValue(request.headers, 'host') ?? built.value.url.host, options);
  if (!scope.ok) return scope;
  const wrongHost = [options.originHost ?? '', ...options.signForHosts].find(
    (host) => !/^[\w.-]*(?::\d+)?$/.test(host),
  );
  if (wrongHost !== undefined) return err(notAHost(wrongHost));
  const knowledge = probeKnowledge(asked.snapshot, built.value.url.hostname);
  const named = options.signForHosts.some((host) => host.toLowerCase() === built.value.url.hostname);
  const { apiKey, originHost } = options;
  const call: ProbeCall = {
    url: built.value.url,
    request,
    scope: scope.value,
    knowledge,
    ...chooseMethod(options.method ?? methodOf(asked.target), knowledge, options.forceUnsafeMethod),
    isTrusted: knowledge.hostMatched || named,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(originHost === undefined ? {} : { originHost: originHost.toLowerCase() }),
  };
  const note = scope.value.note === undefined ? [] : [scope.value.note];
  return ok({ call, warnings: [...warnings, ...note] });
}

/** `--region` is the home of the AWS calls; it counts for the signature only where the host does not tell. */
function probeScope(host: string, { service, region }: ProbeOptions): Result<SigningScope, UserError> {
  const alone = signingScope(host, { service });
  return alone.ok ? alone : signingScope(host, { service, region });
}

function notAHost(text: string): UserError {
  return new UserError(
    'badHost',
    `${quote(text)} is not a host name`,
    'write the name alone, without https:// and path',
  );
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
