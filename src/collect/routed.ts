import type { Evidence } from '../domain/evidence.ts';
import type { ApiEvidence, RouteEvidence, StageEvidence } from '../snapshot/snapshot.ts';
import { matchRoute, matchSocketRoute } from './match-route.ts';
import { absent, notCollected } from './not-read.ts';

export interface Call {
  readonly type: ApiEvidence['type'];
  readonly stage?: string | undefined;
  readonly path: string;
  readonly method?: string | undefined;
  readonly routes: readonly RouteEvidence[] | undefined;
  /** What to say when there is no table. */
  readonly routesBy: Evidence<unknown>;
  readonly stages: Evidence<readonly StageEvidence[]>;
}

/**
 * Where a call goes inside its API: stage, path after the stage, route. A URL of a REST API begins with the stage; one
 * of an HTTP API only when such a stage exists, else it is for `$default`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-stages.html
 */
export function routed(call: Call): Pick<ApiEvidence, 'stage' | 'path' | 'route' | 'routes'> {
  const { name, path } = stageAndPath(call);
  const keys = call.routes?.map((route) => route.key);
  const by = call.routesBy.status === 'unavailable' ? call.routesBy.operation : call.routesBy.by;
  return {
    stage: stageOf(call, name),
    path,
    route: routeOf(call, path, by),
    routes: keys === undefined ? unread(call.routesBy) : { status: 'collected', value: keys, by },
  };
}

function stageAndPath(call: Call): { readonly name: string | undefined; readonly path: string } {
  const { type, stage, path, stages } = call;
  if (stage !== undefined) return { name: stage, path };
  const [first, rest = '/'] = /^\/([^/]+)(\/.*)?$/.exec(path)?.slice(1) ?? [];
  if (first === undefined) return { name: type === 'HTTP' ? '$default' : undefined, path };
  if (type !== 'HTTP') return { name: first, path: rest };
  const isStage =
    stages.status === 'collected' ? stages.value.some((known) => known.name === first) : fitsAfterStage(call, rest);
  return isStage ? { name: first, path: rest } : { name: '$default', path };
}

/** Nobody may list the stages: the routes tell whether the first segment can be one. */
function fitsAfterStage({ routes, method = 'GET', path }: Call, rest: string): boolean {
  const literal = (routes ?? []).filter((route) => route.key !== '$default');
  return matchRoute(literal, method, path) === undefined && matchRoute(literal, method, rest) !== undefined;
}

function stageOf({ stages }: Call, name: string | undefined): Evidence<StageEvidence> {
  if (stages.status === 'collected') {
    const found = stages.value.find((stage) => stage.name === name);
    return found === undefined ? absent(stages.by) : { status: 'collected', value: found, by: stages.by };
  }
  // The URL or ARN names the stage even when nobody may list the stages.
  return name === undefined ? unread(stages) : { status: 'collected', value: { name }, by: 'target' };
}

function routeOf({ type, routes, routesBy, method }: Call, path: string, by: string): Evidence<RouteEvidence> {
  if (routes === undefined) return unread(routesBy);
  const socket = type === 'WEBSOCKET' && !path.startsWith('/@connections');
  const route = socket ? matchSocketRoute(routes, path) : matchRoute(routes, method ?? 'GET', path);
  if (route !== undefined) return { status: 'collected', value: route, by };
  return type === 'WEBSOCKET' ? notCollected(by, 'a callback to clients has no route') : absent(by);
}

function unread(evidence: Evidence<unknown>): Extract<Evidence<never>, { status: 'unavailable' | 'absent' }> {
  if (evidence.status === 'unavailable') return evidence;
  return evidence.status === 'absent' ? evidence : notCollected(evidence.by, 'not asked for');
}
