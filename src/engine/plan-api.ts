import type { Caller } from '../domain/caller.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Plan } from '../domain/plan.ts';
import type { LayerPolicies, QuestionTarget } from '../domain/question.ts';
import type { ApiEvidence, RouteEvidence, Snapshot } from '../snapshot/snapshot.ts';
import { unknown } from './derive-context-caller.ts';
import { noSuchApi, notReached, openRoute } from './plan-api-refusals.ts';
import { READ } from './plan-blind-spots.ts';
import type { QuestionDraft } from './plan-draft.ts';
import { unresolved } from './plan-function.ts';
import { oneLayer, unavailableText } from './plan-policies.ts';

/** Returns the question of a call through API Gateway, or why IAM is not asked. */
export function planApi(snapshot: Snapshot, caller: Caller): QuestionDraft | Plan {
  const { api, target } = snapshot;
  if (target.kind !== 'executeApi' && target.kind !== 'customDomain')
    return unresolved('target', 'the target is no API');
  if (api.status === 'absent') return noSuchApi(target);
  if (api.status === 'unavailable') return planUnseenApi(snapshot, caller, unavailableText(api));
  const refused = notReached(snapshot, api.value);
  if (refused !== undefined) return refused;
  const route = api.value.route.status === 'collected' ? api.value.route.value : undefined;
  const policy = apiPolicy(api.value);
  const open = route === undefined ? undefined : openRoute(api.value, route, policy !== null);
  return open ?? draft({ snapshot, caller, api: api.value, route, policy });
}

interface ApiCall {
  readonly snapshot: Snapshot;
  readonly caller: Caller;
  readonly api: ApiEvidence;
  readonly route: RouteEvidence | undefined;
  readonly policy: LayerPolicies | null;
}

function draft({ snapshot, caller, api, route, policy }: ApiCall): QuestionDraft {
  const { target } = snapshot;
  const endpointId = target.kind === 'executeApi' ? target.vpcEndpointId : undefined;
  const authorizationType = route?.authorizationType ?? 'unknown';
  const connections = isConnections(api);
  const custom = authorizationType === 'CUSTOM' || authorizationType === 'COGNITO_USER_POOLS';
  return {
    kind: 'draft',
    target: { path: 'execute-api', apiType: api.type, authorizationType, ...endpointType(api) },
    caller: connections || signs(authorizationType) ? caller : { kind: 'anonymous' },
    actions: [connections ? 'execute-api:ManageConnections' : 'execute-api:Invoke'],
    resource: executeApiArn(api),
    resourceAccount: api.account,
    region: api.region,
    resourcePolicy: policy,
    vpcEndpoint: api.endpointType === 'PRIVATE' ? oneLayer(snapshot.vpcEndpoint) : null,
    ...(endpointId === undefined ? {} : { vpcEndpointId: endpointId }),
    network: api.endpointType === 'PRIVATE' || api.endpointType === undefined ? 'open' : 'public',
    resourceTags: { status: 'unavailable', operation: 'apigateway:GetTags', reason: 'notCollected', detail: '' },
    ...(custom
      ? { authorizer: { policies: [], complete: false, why: 'what the authorizer answers is not visible' } }
      : {}),
    keys: viaDomain(snapshot),
    assumptions: methodAssumption(snapshot),
    blindSpots: unseenRoute(api),
    notes: apiKeyNote(route),
  };
}

/**
 * The ARN that is authorized, from the path as requested: `arn:…:execute-api:{region}:{account}:{api}/{stage}/{METHOD}/{path}`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function executeApiArn(api: ApiEvidence): string {
  const stage = api.stage.status === 'collected' ? api.stage.value.name : '*';
  const base = `arn:${api.partition}:execute-api:${api.region}:${api.account}:${api.apiId}/${stage}`;
  if (api.type !== 'WEBSOCKET' || isConnections(api))
    return `${base}/${(api.method ?? 'GET').toUpperCase()}/${api.path.replace(/^\//, '')}`;
  const key = api.route.status === 'collected' ? api.route.value.key : '$connect';
  return `${base}/${key}`;
}

/** Only where IAM is asked, the caller is somebody. */
function signs(authorizationType: RouteEvidence['authorizationType'] | 'unknown'): boolean {
  return authorizationType === 'AWS_IAM' || authorizationType === 'unknown';
}

function unseenRoute({ route }: ApiEvidence): QuestionDraft['blindSpots'] {
  if (route.status !== 'unavailable') return [];
  return [{ what: 'authorization type of the route', because: unavailableText(route), remedy: READ }];
}

function apiKeyNote(route: RouteEvidence | undefined): readonly string[] {
  if (route?.apiKeyRequired !== true) return [];
  return ['the method also needs an API key (x-api-key); without it the answer is 403 `Forbidden`'];
}

/** Calls back to WebSocket clients: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html */
function isConnections(api: ApiEvidence): boolean {
  return api.type === 'WEBSOCKET' && /^\/@connections(\/|$)/.test(api.path);
}

/** HTTP and WebSocket APIs have no resource policy. */
function apiPolicy(api: ApiEvidence): LayerPolicies | null {
  return api.type === 'REST' ? oneLayer(api.policy) : null;
}

function endpointType(api: ApiEvidence): Pick<Extract<QuestionTarget, { path: 'execute-api' }>, 'endpointType'> {
  return api.endpointType === undefined ? {} : { endpointType: api.endpointType };
}

function viaDomain(snapshot: Snapshot): QuestionDraft['keys'] {
  if (snapshot.target.kind !== 'customDomain') return {};
  return { 'execute-api:viadomainarn': unknown('the id of the custom domain name was not read') };
}

function methodAssumption(snapshot: Snapshot): QuestionDraft['assumptions'] {
  const { target, api } = snapshot;
  if (target.kind === 'function' || target.kind === 'functionUrl' || target.kind === 'webFunction') return [];
  const stated = target.method ?? (api.status === 'collected' ? api.value.method : undefined);
  return stated === undefined ? [{ id: 'method-get', says: 'the request is a GET', unless: '--method' }] : [];
}

/** Without any evidence of the API the caller's own policies still answer a part. */
function planUnseenApi(snapshot: Snapshot, caller: Caller, why: string): QuestionDraft | Plan {
  const { target } = snapshot;
  if (target.kind !== 'executeApi') return unresolved('api', `the API behind the domain is not known (${why})`);
  const account = target.account ?? caller.account;
  if (account === undefined || target.stage === undefined)
    return unresolved('api', `account and stage of the API are not known (${why})`);
  const unread = (operation: string): Evidence<never> => ({
    status: 'unavailable',
    operation,
    reason: 'failed',
    detail: why,
  });
  const api: ApiEvidence = {
    apiId: target.apiId,
    account,
    region: target.region,
    partition: target.partition,
    type: 'REST',
    stage: { status: 'collected', value: { name: target.stage }, by: 'target' },
    path: target.path,
    ...(target.method === undefined ? {} : { method: target.method }),
    policy: unread('apigateway:GetRestApi'),
    route: unread('apigateway:GetMethod'),
    routes: unread('apigateway:GetResources'),
  };
  const policy: LayerPolicies = { policies: [], complete: false, why };
  const built = draft({ snapshot, caller, api, route: undefined, policy });
  return { ...built, target: { path: 'execute-api', apiType: 'unknown', authorizationType: 'unknown' } };
}
