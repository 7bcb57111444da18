import { isObject, isOpen } from '../source/open.ts';
import { readQuickRoute } from './cloudformation-api.ts';
import { type DeclaredResource, draftBase, flagSlot, policyIn, textSlot, textSlots } from './declared-resource.ts';
import { referenceOf } from './draft-index.ts';
import { isOpenApi, readOpenApi } from './openapi.ts';
import { resourcesOfType } from './resources-of-type.ts';
import type { DraftApi, DraftBase, TemplateDraft } from './template-draft.ts';
import { firstBlock } from './terraform-lambda.ts';
import { readTerraformMethod } from './terraform-method.ts';

type All = ReadonlyMap<string, DeclaredResource>;

/** Reads aws_api_gateway_* and aws_apigatewayv2_*. */
export function readTerraformApi(resource: DeclaredResource, draft: TemplateDraft, all: All): void {
  const read = Object.hasOwn(READERS, resource.type) ? READERS[resource.type] : undefined;
  read?.(resource, draft, all);
}

const READERS: Readonly<Record<string, (resource: DeclaredResource, draft: TemplateDraft, all: All) => void>> = {
  aws_api_gateway_rest_api: readRestApi,
  aws_api_gateway_rest_api_policy: readStrayPolicy,
  aws_api_gateway_method: readTerraformMethod,
  aws_api_gateway_deployment: readDeployment,
  aws_api_gateway_stage: (resource, draft) => readStage(resource, draft, { api: 'rest_api_id', name: 'stage_name' }),
  aws_api_gateway_authorizer: (resource, draft) => readAuthorizer(resource, draft, 'rest_api_id'),
  aws_apigatewayv2_api: readHttpApi,
  aws_apigatewayv2_route: readRoute,
  aws_apigatewayv2_integration: readIntegration,
  aws_apigatewayv2_stage: (resource, draft) => readStage(resource, draft, { api: 'api_id', name: 'name' }),
  aws_apigatewayv2_authorizer: (resource, draft) => readAuthorizer(resource, draft, 'api_id'),
};

function readRestApi(resource: DeclaredResource, draft: TemplateDraft, all: All): void {
  const { properties } = resource;
  const base = draftBase(resource, {
    policy: '/policy',
    endpointTypes: '/endpoint_configuration',
    name: '/name',
    disableDefaultEndpoint: '/disable_execute_api_endpoint',
  });
  draft.apis.push({
    ...base,
    kind: 'REST',
    name: textSlot(properties['name']),
    apiId: undefined,
    endpointTypes: textSlots(firstBlock(properties['endpoint_configuration'])?.['types']),
    ...restPolicy(resource, all),
    routesComplete: readBody(resource, base, draft),
    disableDefaultEndpoint: flagSlot(properties['disable_execute_api_endpoint']),
    defaultAuthorizer: undefined,
  });
}

function readBody(resource: DeclaredResource, api: DraftBase, draft: TemplateDraft): boolean {
  const { body } = resource.properties;
  if (!isOpenApi(body)) return body === undefined;
  const place = (pointer: string, part?: 'key') => resource.property(`/body${pointer}`, part);
  return readOpenApi({ api, body, place, defaultAuth: undefined }, draft);
}

/** The policy attribute of the API itself, or the resource that attaches one. */
function restPolicy(resource: DeclaredResource, all: All): Pick<DraftApi, 'policy' | 'policyState'> {
  const separate = resourcesOfType(all, 'aws_api_gateway_rest_api_policy').find(
    (other) => referenceOf(textSlot(other.properties['rest_api_id'])) === resource.id,
  );
  const attachedTo = { kind: 'rest-api', id: resource.id, name: textSlot(resource.properties['name']) } as const;
  const policy = policyIn(separate ?? resource, '/policy', {
    type: 'rest-api',
    resourceService: 'execute-api',
    attachedTo,
  });
  if (policy !== undefined && !isOpen(policy.document)) return { policy, policyState: 'present' };
  const open = separate !== undefined || 'policy' in resource.properties || isOpen(resource.properties['body'] ?? null);
  return { policyState: open ? 'open' : 'absent' };
}

/** The policy of an API that is declared in another module, or known by its id only. */
function readStrayPolicy(resource: DeclaredResource, draft: TemplateDraft, all: All): void {
  const api = referenceOf(textSlot(resource.properties['rest_api_id']));
  if (api !== undefined && all.has(api)) return;
  const policy = policyIn(resource, '/policy', { type: 'rest-api', resourceService: 'execute-api' });
  if (policy !== undefined) draft.policies.push(policy);
}

function readDeployment(resource: DeclaredResource, draft: TemplateDraft): void {
  const { properties, scope, file } = resource;
  const api = textSlot(properties['rest_api_id']);
  const place = resource.property('/triggers');
  const range = 'triggers' in properties ? file.rangeAt(place.pointer) : undefined;
  const triggers = range === undefined ? undefined : file.text.slice(range.start, range.end);
  draft.deployments.push({ scope, api, at: triggers === undefined ? resource.at : place, dependsOn: [], triggers });
  if ('stage_name' in properties)
    draft.stages.push({ scope, api, name: textSlot(properties['stage_name']), at: resource.property('/stage_name') });
}

function readStage(
  resource: DeclaredResource,
  draft: TemplateDraft,
  keys: { readonly api: string; readonly name: string },
): void {
  const { properties, scope } = resource;
  draft.stages.push({
    scope,
    api: textSlot(properties[keys.api]),
    name: textSlot(properties[keys.name]),
    at: resource.property(`/${keys.name}`),
  });
}

function readAuthorizer(resource: DeclaredResource, draft: TemplateDraft, key: string): void {
  const { properties, scope, id } = resource;
  const credentials = textSlot(properties['authorizer_credentials'] ?? properties['authorizer_credentials_arn']);
  draft.authorizers.push({
    scope,
    id,
    api: textSlot(properties[key]),
    uri: textSlot(properties['authorizer_uri']),
    credentials,
    at: resource.at,
  });
}

function readHttpApi(resource: DeclaredResource, draft: TemplateDraft): void {
  const { properties } = resource;
  const base = draftBase(resource, { name: '/name', disableDefaultEndpoint: '/disable_execute_api_endpoint' });
  const { body } = properties;
  const place = (pointer: string, part?: 'key') => resource.property(`/body${pointer}`, part);
  const complete = isOpenApi(body)
    ? readOpenApi({ api: base, body, place, defaultAuth: undefined }, draft)
    : body === undefined;
  readQuickRoute(resource, { target: properties['target'], key: properties['route_key'] }, draft);
  const policy = isObject(body)
    ? policyIn(resource, '/body/x-amazon-apigateway-policy', { type: 'rest-api', resourceService: 'execute-api' })
    : undefined;
  draft.apis.push({
    ...base,
    kind: properties['protocol_type'] === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP',
    name: textSlot(properties['name']),
    apiId: undefined,
    endpointTypes: [],
    ...(policy === undefined ? {} : { policy }),
    policyState: policy === undefined ? 'absent' : 'present',
    routesComplete: complete,
    disableDefaultEndpoint: flagSlot(properties['disable_execute_api_endpoint']),
    defaultAuthorizer: undefined,
  });
}

function readRoute(resource: DeclaredResource, draft: TemplateDraft): void {
  const { properties } = resource;
  const key = textSlot(properties['route_key']);
  const [method, path] = typeof key === 'string' && key.includes(' ') ? key.split(' ') : [undefined, key];
  draft.routes.push({
    ...draftBase(resource, { authorizationType: '/authorization_type', path: '/route_key', method: '/route_key' }),
    api: textSlot(properties['api_id']),
    method,
    path,
    authorizationType: textSlot(properties['authorization_type']) ?? 'NONE',
    apiKeyRequired: flagSlot(properties['api_key_required']),
    integrationRef: textSlot(properties['target']),
  });
}

function readIntegration(resource: DeclaredResource, draft: TemplateDraft): void {
  const { properties, scope, id } = resource;
  draft.integrations.push({
    scope,
    id,
    api: textSlot(properties['api_id']),
    type: textSlot(properties['integration_type']),
    uri: textSlot(properties['integration_uri']),
    credentials: textSlot(properties['credentials_arn']),
    at: resource.property('/integration_uri'),
  });
}
