import { matchRoute } from '../collect/match-route.ts';
import { awsHost } from '../domain/aws-host.ts';
import type { TargetKnowledge } from '../probe/probe-plan.ts';
import type { ApiEvidence, FunctionEvidence, RouteEvidence, Snapshot } from '../snapshot/snapshot.ts';

/** Returns what the evidence says about the host and the route that a probe is to call. */
export function probeKnowledge(snapshot: Snapshot, host: string): TargetKnowledge {
  if (snapshot.target.kind === 'functionUrl') {
    return snapshot.function.status === 'collected' ? ofFunctionUrl(snapshot.function.value, host) : NOTHING;
  }
  const isApi = snapshot.target.kind === 'executeApi' || snapshot.target.kind === 'customDomain';
  return isApi && snapshot.api.status === 'collected' ? ofApi(snapshot.api.value, snapshot, host) : NOTHING;
}

const NOTHING: TargetKnowledge = { authorization: 'unknown', harmlessVerbs: [], hostMatched: false, isRest: false };

/** They change nothing by the definition of HTTP: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1 */
const SAFE_VERBS = ['GET', 'HEAD', 'OPTIONS'] as const;

/** Every verb reaches a function URL. https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html */
function ofFunctionUrl(found: FunctionEvidence, host: string): TargetKnowledge {
  const urls = found.urls.status === 'collected' ? found.urls.value : [];
  const own = urls.find(({ url }) => URL.canParse(url) && new URL(url).hostname === host);
  return own === undefined
    ? NOTHING
    : {
        authorization: own.authType,
        routeMethod: 'ANY',
        harmlessVerbs: own.authType === 'AWS_IAM' ? SAFE_VERBS : [],
        hostMatched: true,
        runs: `function ${found.name}`,
        isRest: false,
      };
}

/** A custom domain counts as matched when the evidence led from it to the API. */
function ofApi(api: ApiEvidence, { target }: Snapshot, host: string): TargetKnowledge {
  const known = awsHost(host);
  const isOwn = known.kind === 'executeApi' && known.id === api.apiId && known.region === api.region;
  const isMapped = target.kind === 'customDomain' && target.domain === host;
  if (!isOwn && !isMapped) return NOTHING;
  const route = api.route.status === 'collected' ? api.route.value : undefined;
  const type = route?.authorizationType;
  const verb = route === undefined ? undefined : verbOf(route.key);
  const emptyPath = isOwn ? emptyPathOf(api) : undefined;
  return {
    authorization: type === undefined ? 'unknown' : type === 'AWS_IAM' || type === 'NONE' ? type : 'other',
    ...(verb === undefined ? {} : { routeMethod: verb }),
    harmlessVerbs: SAFE_VERBS.filter((each) => reachesNoCode(api, each)),
    hostMatched: true,
    ...(emptyPath === undefined ? {} : { emptyPath }),
    runs: `route ${route?.key ?? api.path} of API ${api.apiId}`,
    isRest: api.type === 'REST',
  };
}

/** A connection to a WebSocket API is opened with GET. */
function verbOf(key: string): string | undefined {
  if (key === '$default') return 'ANY';
  return key === '$connect' ? 'GET' : key.split(' ')[0];
}

/** Another verb of the same path may be another route, with another authorization. */
function reachesNoCode(api: ApiEvidence, verb: string): boolean {
  const { route, routeTable, routes } = api;
  if (api.type === 'WEBSOCKET') return verb === 'GET' && route.status === 'collected' && isIam(route.value);
  if (routeTable !== undefined) {
    const found = matchRoute(routeTable, verb, api.path);
    return found === undefined ? true : isIam(found);
  }
  if (route.status !== 'collected' || !isIam(route.value)) return false;
  if (routes.status !== 'collected') return verb === (api.method ?? 'GET');
  const keys = routes.value.map((key) => ({ key }));
  return matchRoute(keys, verb, api.path)?.key === route.value.key;
}

function isIam({ authorizationType }: RouteEvidence): boolean {
  return authorizationType === 'AWS_IAM';
}

function emptyPathOf({ type, stage, routes }: ApiEvidence): string | undefined {
  if (type !== 'REST' || stage.status !== 'collected' || routes.status !== 'collected') return undefined;
  const keys = routes.value.map((key) => ({ key }));
  const path = ['/why403-no-such-route', '/why403/no/such/route'].find((each) => {
    return matchRoute(keys, 'GET', each) === undefined;
  });
  return path === undefined ? undefined : `/${stage.value.name}${path}`;
}
