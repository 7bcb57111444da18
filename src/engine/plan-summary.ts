import type { Caller } from '../domain/caller.ts';
import type { Decision } from '../domain/decision.ts';
import type { Plan } from '../domain/plan.ts';
import type { CallSummary, ExplainReport } from '../domain/report.ts';
import type { ApiEvidence, Snapshot } from '../snapshot/snapshot.ts';

/** Returns the verdict and its exit code; a call that every possible completion refuses counts as denied. */
export function judge(plan: Plan, decision: Decision | undefined): Pick<ExplainReport, 'verdict' | 'exitCode'> {
  if (plan.kind === 'notPermission')
    return { verdict: 'notPermission', exitCode: plan.passes ? 0 : plan.cause === 'web-function' ? 3 : 1 };
  if (decision === undefined) return { verdict: 'undetermined', exitCode: 3 };
  if (decision.kind !== 'undetermined')
    return { verdict: decision.kind, exitCode: decision.kind === 'allowed' ? 0 : 1 };
  if (decision.possible.length === 0 || decision.possible.includes('allowed'))
    return { verdict: 'undetermined', exitCode: 3 };
  return { verdict: decision.possible.includes('implicitDeny') ? 'implicitDeny' : 'explicitDeny', exitCode: 1 };
}

/** Returns the call in a few words, from the evidence where there is some. */
export function summarizeCall(snapshot: Snapshot): CallSummary {
  const { target } = snapshot;
  const caller = snapshot.caller.status === 'collected' ? snapshot.caller.value : undefined;
  const who = {
    caller: caller === undefined ? 'unknown caller' : nameCaller(caller),
    ...(caller?.arn === undefined ? {} : { callerArn: caller.arn }),
  };
  const called = snapshot.function.status === 'collected' ? snapshot.function.value : undefined;
  switch (target.kind) {
    case 'function': {
      const region = called?.region ?? target.region;
      const qualifier = target.qualifier ?? called?.qualifier;
      const title = `function ${called?.name ?? target.name}${qualifier === undefined ? '' : `:${qualifier}`}`;
      return { ...who, kind: 'invoke', title, ...(region === undefined ? {} : { region }) };
    }
    case 'functionUrl':
      return {
        ...who,
        kind: 'functionUrl',
        title: `function URL of ${called?.name ?? target.functionName ?? target.urlId}`,
        region: target.region,
      };
    case 'executeApi':
      return { ...who, kind: 'executeApi', title: apiTitle(snapshot, target.apiId, target), region: target.region };
    case 'customDomain':
      return { ...who, kind: 'customDomain', title: apiTitle(snapshot, target.domain, target) };
    case 'webFunction':
      return { ...who, kind: 'webFunction', title: `web function ${target.host}`, region: target.region };
  }
}

/** `role/app`, `user/alice`, `root of 111122223333`, `s3.amazonaws.com`, `anonymous`. */
export function nameCaller(caller: Caller): string {
  if (caller.kind === 'service') return caller.servicePrincipal ?? 'AWS service';
  if (caller.kind === 'root') return `root of ${caller.account ?? 'the account'}`;
  if (caller.kind === 'iam-user') return `user/${caller.userName ?? caller.arn?.split(':user/')[1] ?? '?'}`;
  if (caller.kind === 'anonymous') return 'anonymous';
  if (caller.kind === 'federated-user') return `federated-user/${caller.arn?.split(':federated-user/')[1] ?? '?'}`;
  const role = caller.roleArn?.split(':role/')[1] ?? /:assumed-role\/([^/]+)/.exec(caller.arn ?? '')?.[1] ?? '?';
  return `role/${role}`;
}

function apiTitle(
  snapshot: Snapshot,
  name: string,
  target: { readonly method?: string; readonly path: string },
): string {
  const api: ApiEvidence | undefined = snapshot.api.status === 'collected' ? snapshot.api.value : undefined;
  const method = (api?.method ?? target.method ?? 'GET').toUpperCase();
  const stage = api?.stage.status === 'collected' ? `, stage ${api.stage.value.name}` : '';
  const via = snapshot.target.kind === 'customDomain' ? ` through ${name}` : '';
  return `${method} ${api?.path ?? target.path} of API ${api?.apiId ?? name}${stage}${via}`;
}
