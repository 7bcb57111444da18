import type { Evidence } from '../domain/evidence.ts';
import type { Target } from '../domain/target.ts';
import type { ApiEvidence, FunctionEvidence, Snapshot } from '../snapshot/snapshot.ts';
import { absent, notCollected } from './not-read.ts';
import { routed } from './routed.ts';

const OTHER = notCollected('snapshot', 'the snapshot is of another target');

/** The function's evidence, if the snapshot is of the function that the target calls. */
export function functionFor(snapshot: Snapshot, target: Target): Snapshot['function'] {
  if (target.kind !== 'function' && target.kind !== 'functionUrl') return absent('the target is no function');
  const found = snapshot.function;
  if (found.status !== 'collected') return isSameText(snapshot.target, target) ? found : OTHER;
  const { value } = found;
  if (target.kind === 'function')
    return isNamed(value, target) ? { ...found, value: forQualifier(value, target.qualifier) } : OTHER;
  const url =
    value.urls.status === 'collected'
      ? value.urls.value.find((known) => known.url.includes(`//${target.urlId}.`))
      : undefined;
  const isHinted =
    target.functionName !== undefined && lastPart(target.functionName) === value.name && value.region === target.region;
  if (url !== undefined) return { ...found, value: forQualifier(value, url.qualifier) };
  return isHinted || isSameText(snapshot.target, target) ? found : OTHER;
}

/** The API's evidence with the route of the wanted call, if the snapshot is of that API. */
export function apiFor(snapshot: Snapshot, target: Target): Snapshot['api'] {
  if (target.kind !== 'executeApi' && target.kind !== 'customDomain') return absent('the target is no API');
  const found = snapshot.api;
  if (found.status !== 'collected') return isSameText(snapshot.target, target) ? found : OTHER;
  if (target.kind === 'customDomain') return domainApi(snapshot, found, target);
  const { apiId, region, account } = found.value;
  const isSame = apiId === target.apiId && region === target.region && (target.account ?? account) === account;
  return isSame ? { ...found, value: rerouted(found.value, target) } : OTHER;
}

type Collected = Extract<Evidence<ApiEvidence>, { status: 'collected' }>;

function domainApi(
  snapshot: Snapshot,
  found: Collected,
  target: Extract<Target, { kind: 'customDomain' }>,
): Snapshot['api'] {
  const { target: old } = snapshot;
  if (old.kind !== 'customDomain' || old.domain !== target.domain || !old.path.endsWith(found.value.path)) return OTHER;
  const base = old.path.slice(0, old.path.length - found.value.path.length);
  if (!target.path.startsWith(base)) return OTHER;
  const stage = found.value.stage.status === 'collected' ? found.value.stage.value.name : undefined;
  const path = target.path.slice(base.length);
  return { ...found, value: rerouted(found.value, { path: path === '' ? '/' : path, stage, method: target.method }) };
}

interface Call {
  readonly stage?: string | undefined;
  readonly path: string;
  readonly method?: string | undefined;
}

function rerouted(api: ApiEvidence, { stage, path, method: asked }: Call): ApiEvidence {
  const method = asked ?? api.method;
  const stages: Parameters<typeof routed>[0]['stages'] =
    api.stageNames === undefined
      ? notCollected('snapshot', 'the snapshot does not list the stages')
      : {
          status: 'collected',
          value: api.stageNames.map((name) => stageNamed(api, name)),
          by: api.stage.status === 'unavailable' ? 'snapshot' : api.stage.by,
        };
  const place = routed({ type: api.type, stage, path, method, routes: api.routeTable, routesBy: api.routes, stages });
  const isSameRoute =
    api.route.status === 'collected' &&
    place.route.status === 'collected' &&
    api.route.value.key === place.route.value.key;
  const isSameCall = place.path === api.path && method === api.method;
  // The snapshot knows more of the route that it was collected for: the policy of the function behind it.
  const route = isSameRoute || (isSameCall && api.routeTable === undefined) ? api.route : place.route;
  const { method: _old, ...rest } = api;
  return { ...rest, ...(method === undefined ? {} : { method }), ...place, routes: api.routes, route };
}

function stageNamed(api: ApiEvidence, name: string) {
  return api.stage.status === 'collected' && api.stage.value.name === name ? api.stage.value : { name };
}

function isNamed(value: FunctionEvidence, target: Extract<Target, { kind: 'function' }>): boolean {
  const { name, region, account } = target;
  return (
    value.name === name && (region ?? value.region) === value.region && (account ?? value.account) === value.account
  );
}

function forQualifier(value: FunctionEvidence, qualifier: string | undefined): FunctionEvidence {
  if (value.qualifier === qualifier) return value;
  const { qualifier: _old, ...rest } = value;
  if (qualifier === undefined) return { ...rest, qualifiedPolicy: absent('the call is unqualified') };
  const other =
    qualifier === '$LATEST'
      ? absent('$LATEST has no policy of its own')
      : notCollected('lambda:GetPolicy', `the snapshot does not hold the policy of ${qualifier}`);
  return { ...rest, qualifier, qualifiedPolicy: other };
}

/** Whether two targets are the same function, URL, API or domain by their own text. */
function isSameText(left: Target, right: Target): boolean {
  if (left.kind === 'function' && right.kind === 'function')
    return left.name === right.name && left.qualifier === right.qualifier;
  if (left.kind === 'functionUrl' && right.kind === 'functionUrl')
    return left.urlId === right.urlId && left.region === right.region;
  if (left.kind === 'executeApi' && right.kind === 'executeApi')
    return left.apiId === right.apiId && left.region === right.region;
  return left.kind === 'customDomain' && right.kind === 'customDomain' && left.domain === right.domain;
}

function lastPart(functionName: string): string {
  return functionName.split(':').at(-1) ?? functionName;
}
