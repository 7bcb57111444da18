import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import { isObject, isOpen, type SourceValue } from '../source/open.ts';
import type { CloudFormationResource } from './cloudformation.ts';
import { readMethod } from './cloudformation-method.ts';
import {
  type DeclaredResource,
  draftBase,
  flagSlot,
  policyIn,
  textSlot,
  textSlots,
  valueIn,
} from './declared-resource.ts';
import { hole, textValue } from './known-text.ts';
import { bodyDisablesEndpoint, isOpenApi, readOpenApi } from './openapi.ts';
import type { TemplateDraft } from './template-draft.ts';

/** Reads AWS::ApiGateway::* and AWS::ApiGatewayV2::*. */
export function readApiResource(resource: CloudFormationResource, draft: TemplateDraft): void {
  const read = Object.hasOwn(READERS, resource.type) ? READERS[resource.type] : undefined;
  read?.(resource, draft);
}

const READERS: Readonly<Record<string, (resource: CloudFormationResource, draft: TemplateDraft) => void>> = {
  'AWS::ApiGateway::RestApi': readRestApi,
  'AWS::ApiGateway::Method': readMethod,
  'AWS::ApiGateway::Stage': (resource, draft) => readStage(resource, draft, 'RestApiId'),
  'AWS::ApiGateway::Deployment': readDeployment,
  'AWS::ApiGateway::Authorizer': (resource, draft) => readAuthorizer(resource, draft, 'RestApiId'),
  'AWS::ApiGatewayV2::Api': readHttpApi,
  'AWS::ApiGatewayV2::Route': readRoute,
  'AWS::ApiGatewayV2::Integration': readIntegration,
  'AWS::ApiGatewayV2::Stage': (resource, draft) => readStage(resource, draft, 'ApiId'),
  'AWS::ApiGatewayV2::Authorizer': (resource, draft) => readAuthorizer(resource, draft, 'ApiId'),
};

function readRestApi(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { properties } = resource;
  const base = draftBase(resource, {
    policy: '/Policy',
    endpointTypes: '/EndpointConfiguration',
    name: '/Name',
    disableDefaultEndpoint: '/DisableExecuteApiEndpoint',
  });
  const body = properties['Body'];
  const external = 'BodyS3Location' in properties || isOpen(body ?? null);
  const complete = isOpenApi(body)
    ? readOpenApi(
        {
          api: base,
          body,
          place: (pointer, part) => resource.property(`/Body${pointer}`, part),
          defaultAuth: undefined,
        },
        draft,
      )
    : !external;
  draft.apis.push({
    ...base,
    kind: 'REST',
    name: textSlot(properties['Name']),
    apiId: undefined,
    endpointTypes: textSlots(valueIn(properties, 'EndpointConfiguration', 'Types')),
    ...restPolicy(resource, external),
    routesComplete: complete,
    disableDefaultEndpoint:
      flagSlot(properties['DisableExecuteApiEndpoint']) ?? (isObject(body) ? bodyDisablesEndpoint(body) : undefined),
    defaultAuthorizer: undefined,
  });
}

/** The resource policy of a REST API: the property, or the extension in the body. */
export function restPolicy(
  resource: DeclaredResource,
  external: boolean,
): { readonly policy?: FoundPolicy; readonly policyState: 'present' | 'absent' | 'open' } {
  const about = {
    type: 'rest-api',
    resourceService: 'execute-api',
    attachedTo: { kind: 'rest-api', id: resource.id, name: textSlot(resource.properties['Name']) },
  } as const;
  for (const pointer of ['/Policy', '/Body/x-amazon-apigateway-policy', '/DefinitionBody/x-amazon-apigateway-policy']) {
    const value = valueIn(resource.properties, ...pointer.slice(1).split('/'));
    if (value === undefined) continue;
    const policy = policyIn(resource, pointer, about);
    if (policy === undefined) return { policyState: 'open' };
    return { policy, policyState: isOpen(policy.document) ? 'open' : 'present' };
  }
  return { policyState: external ? 'open' : 'absent' };
}

function readStage(resource: CloudFormationResource, draft: TemplateDraft, key: string): void {
  const { properties, scope } = resource;
  draft.stages.push({
    scope,
    api: textSlot(properties[key]),
    name: textSlot(properties['StageName']),
    at: resource.property('/StageName'),
  });
}

function readDeployment(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { properties, scope } = resource;
  const api = textSlot(properties['RestApiId']);
  draft.deployments.push({ scope, api, at: resource.at, dependsOn: [], triggers: resource.id });
  if ('StageName' in properties)
    draft.stages.push({ scope, api, name: textSlot(properties['StageName']), at: resource.property('/StageName') });
}

function readAuthorizer(resource: CloudFormationResource, draft: TemplateDraft, key: string): void {
  const { properties, scope, id } = resource;
  draft.authorizers.push({
    scope,
    id,
    api: textSlot(properties[key]),
    uri: textSlot(properties['AuthorizerUri']),
    credentials: textSlot(properties['AuthorizerCredentials'] ?? properties['AuthorizerCredentialsArn']),
    at: resource.at,
  });
}

function readHttpApi(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { properties } = resource;
  const base = draftBase(resource, { name: '/Name', disableDefaultEndpoint: '/DisableExecuteApiEndpoint' });
  const body = properties['Body'];
  const external = 'BodyS3Location' in properties || isOpen(body ?? null);
  const place = (pointer: string, part?: 'key') => resource.property(`/Body${pointer}`, part);
  const complete = isOpenApi(body) ? readOpenApi({ api: base, body, place, defaultAuth: undefined }, draft) : !external;
  readQuickRoute(resource, { target: properties['Target'], key: properties['RouteKey'] }, draft);
  const policy = isObject(body)
    ? policyIn(resource, '/Body/x-amazon-apigateway-policy', { type: 'rest-api', resourceService: 'execute-api' })
    : undefined;
  draft.apis.push({
    ...base,
    kind: properties['ProtocolType'] === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP',
    name: textSlot(properties['Name']),
    apiId: undefined,
    endpointTypes: [],
    ...(policy === undefined ? {} : { policy }),
    policyState: policy === undefined ? 'absent' : 'present',
    routesComplete: complete,
    disableDefaultEndpoint: flagSlot(properties['DisableExecuteApiEndpoint']),
    defaultAuthorizer: undefined,
  });
}

/** `Target` makes a route, an integration and a stage. https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis.html */
export function readQuickRoute(
  api: DeclaredResource,
  quick: { readonly target: SourceValue | undefined; readonly key: SourceValue | undefined },
  draft: TemplateDraft,
): void {
  const uri = textSlot(quick.target);
  if (uri === undefined) return;
  const key = textSlot(quick.key) ?? '$default';
  const [method, path] = typeof key === 'string' && key.includes(' ') ? key.split(' ') : [undefined, key];
  const own = textSlot(textValue(hole({ kind: 'resource', name: api.id }), 'api'));
  const integration = { type: 'AWS_PROXY', uri, credentials: undefined, at: api.at };
  draft.routes.push({
    ...{ ...draftBase(api), id: `${api.id} ${String(path)}`, api: own, method, path, integration },
    ...{ authorizationType: 'NONE', apiKeyRequired: undefined },
  });
  draft.stages.push({ scope: api.scope, api: own, name: '$default', at: api.at });
}

function readRoute(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { properties } = resource;
  const key = textSlot(properties['RouteKey']);
  const [method, path] = typeof key === 'string' && key.includes(' ') ? key.split(' ') : [undefined, key];
  const { id, dialect, scope, at, of, conditional } = draftBase(resource, ROUTE_PLACES);
  draft.routes.push({
    id,
    dialect,
    scope,
    at,
    of,
    conditional,
    api: textSlot(properties['ApiId']),
    method,
    path,
    authorizationType: textSlot(properties['AuthorizationType']) ?? 'NONE',
    apiKeyRequired: flagSlot(properties['ApiKeyRequired']),
    integrationRef: textSlot(properties['Target']),
  });
}

const ROUTE_PLACES = { authorizationType: '/AuthorizationType', path: '/RouteKey', method: '/RouteKey' };

function readIntegration(resource: CloudFormationResource, draft: TemplateDraft): void {
  const { properties, scope, id } = resource;
  draft.integrations.push({
    scope,
    id,
    api: textSlot(properties['ApiId']),
    type: textSlot(properties['IntegrationType']),
    uri: textSlot(properties['IntegrationUri']),
    credentials: textSlot(properties['CredentialsArn']),
    at: resource.property('/IntegrationUri'),
  });
}
