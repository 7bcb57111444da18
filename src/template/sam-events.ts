import { pointerTo } from '../source/json-value.ts';
import { HOLE, isObject, openValue, type Slot, type SourceObject } from '../source/open.ts';
import type { CloudFormationResource } from './cloudformation.ts';
import { type DeclaredResource, draftBase, flagSlot, textSlot, textSlots, valueIn } from './declared-resource.ts';
import { hole, joinTexts, knownText, textValue } from './known-text.ts';
import { declaredArn } from './resource-names.ts';
import { samDefinition } from './sam-definition.ts';
import type { DraftBase, TemplateDraft } from './template-draft.ts';

/** Service that SAM lets invoke the function, by event type; event types that poll or use a role of their own have none. */
const SERVICES: Readonly<Record<string, string>> = {
  Api: 'apigateway.amazonaws.com',
  HttpApi: 'apigateway.amazonaws.com',
  S3: 's3.amazonaws.com',
  SNS: 'sns.amazonaws.com',
  Schedule: 'events.amazonaws.com',
  CloudWatchEvent: 'events.amazonaws.com',
  EventBridgeRule: 'events.amazonaws.com',
  CloudWatchLogs: 'logs.amazonaws.com',
  IoTRule: 'iot.amazonaws.com',
  AlexaSkill: 'alexa-appkit.amazon.com',
  Cognito: 'cognito-idp.amazonaws.com',
};

/** Events of a SAM function: implicit permissions, and routes with the API that they make. */
export function readSamEvents(resource: CloudFormationResource, draft: TemplateDraft, template: SourceObject): void {
  const events = resource.properties['Events'];
  if (!isObject(events)) return;
  for (const [name, event] of Object.entries(events)) {
    if (!isObject(event)) continue;
    const type = event['Type'];
    const service = typeof type === 'string' && Object.hasOwn(SERVICES, type) ? SERVICES[type] : undefined;
    // State machines are started with a role, never by a permission.
    const machine = resource.type === 'AWS::Serverless::StateMachine';
    if (service === undefined || (machine && type !== 'Api')) continue;
    const pointer = pointerTo('/Events', name);
    const base = {
      ...draftBase(resource),
      id: `${resource.id}${name}Permission`,
      at: resource.property(pointer, 'key'),
      of: () => resource.property(pointer, 'key'),
    };
    const api =
      type === 'Api' || type === 'HttpApi'
        ? readApiEvent({ resource, event, base, type, pointer, template }, draft)
        : undefined;
    if (!machine)
      draft.permissions.push(implicitPermission(resource, base, { service, sourceArn: api ?? sourceOf(event) }));
  }
}

function implicitPermission(
  resource: CloudFormationResource,
  base: DraftBase,
  from: { service: string; sourceArn: Slot<string> },
): TemplateDraft['permissions'][number] {
  return {
    ...base,
    target: textSlot(textValue(hole({ kind: 'resource', name: resource.id }), 'function')),
    qualifier: textSlot(resource.properties['AutoPublishAlias']),
    action: 'lambda:InvokeFunction',
    principal: from.service,
    sourceArn: from.sourceArn,
    sourceAccount: undefined,
    principalOrgId: undefined,
    functionUrlAuthType: undefined,
    invokedViaFunctionUrl: undefined,
    eventSourceToken: undefined,
    statementId: undefined,
    implicit: true,
  };
}

function sourceOf(event: SourceObject): Slot<string> {
  return textSlot(valueIn(event, 'Properties', 'Topic')) ?? openValue('event source');
}

interface ApiEvent {
  readonly resource: CloudFormationResource;
  readonly event: SourceObject;
  readonly base: DraftBase;
  readonly type: 'Api' | 'HttpApi';
  readonly pointer: string;
  readonly template: SourceObject;
}

/** The route of an API event, on the API it names or on the one that SAM makes. */
function readApiEvent(found: ApiEvent, draft: TemplateDraft): Slot<string> {
  const { resource, event, base, type, pointer } = found;
  const implied = type === 'Api' ? 'ServerlessRestApi' : 'ServerlessHttpApi';
  const stated = textSlot(valueIn(event, 'Properties', type === 'Api' ? 'RestApiId' : 'ApiId'));
  const api = stated ?? textSlot(textValue(hole({ kind: 'resource', name: implied }), 'api'));
  if (stated === undefined) impliedApi(found, implied, draft);
  const method = textSlot(valueIn(event, 'Properties', 'Method'));
  // An HTTP API takes what no other route takes when nothing is said.
  const path = textSlot(valueIn(event, 'Properties', 'Path')) ?? (type === 'HttpApi' ? '$default' : undefined);
  const authorizer = textSlot(valueIn(event, 'Properties', 'Auth', 'Authorizer'));
  const verb = typeof method === 'string' ? method.toUpperCase() : method;
  const definition = samDefinition(explicitApi(found, stated));
  // What the body of an API says is all: an event neither adds a route to it nor changes one.
  if (definition === 'body') return sourceArn(api, verb, path);
  draft.routes.push({
    ...base,
    id: `${resource.id}${pointer}`,
    of: (property) => (property === 'authorizationType' ? resource.property(`${pointer}/Properties/Auth`) : base.at),
    api,
    method: verb,
    path,
    authorizationType:
      definition === 'elsewhere' ? openValue('definition of the API') : (authorizer ?? apiDefault(found, stated)),
    apiKeyRequired: flagSlot(valueIn(event, 'Properties', 'Auth', 'ApiKeyRequired')),
    integration: integrationOf(resource, base),
  });
  return sourceArn(api, verb, path);
}

/** The function, or the alias that SAM publishes; a state machine is called with a role of SAM's. */
function integrationOf(resource: CloudFormationResource, base: DraftBase): TemplateDraft['integrations'][number] {
  const common = { id: '', scope: base.scope, api: undefined, credentials: undefined, at: base.at };
  if (resource.type !== 'AWS::Serverless::Function') return { ...common, type: 'AWS', uri: undefined };
  const arn = declaredArn(resource.type, hole({ kind: 'resource', name: resource.id }));
  const alias = textSlot(resource.properties['AutoPublishAlias']);
  const known = alias === undefined ? undefined : knownText(alias);
  const tail = known === undefined ? [] : [{ text: ':', refs: [] }, known];
  return {
    ...common,
    type: 'AWS_PROXY',
    uri: arn === undefined ? undefined : textSlot(textValue(joinTexts([arn, ...tail]), 'function')),
  };
}

/** What a method without a word of its own takes from its API. */
function apiDefault(found: ApiEvent, stated: Slot<string>): Slot<string> {
  const { type, template } = found;
  const api = explicitApi(found, stated);
  const standard = textSlot(
    valueIn(api?.properties, 'Auth', 'DefaultAuthorizer') ??
      valueIn(template, 'Globals', type, 'Auth', 'DefaultAuthorizer'),
  );
  if (standard !== undefined) return standard;
  return api === undefined && stated !== undefined ? openValue('API of another template') : 'NONE';
}

function explicitApi({ resource }: ApiEvent, stated: Slot<string>): DeclaredResource | undefined {
  const id = typeof stated === 'object' ? stated.refs.at(-1)?.name : undefined;
  return id === undefined ? undefined : resource.all.get(id);
}

function impliedApi(found: ApiEvent, id: string, draft: TemplateDraft): void {
  if (draft.apis.some((api) => api.id === id && api.scope === found.resource.scope)) return;
  const api = textSlot(textValue(hole({ kind: 'resource', name: id }), 'api'));
  const globals = valueIn(found.template, 'Globals', found.type);
  const endpoint = valueIn(globals, 'EndpointConfiguration');
  draft.apis.push({
    ...found.base,
    id,
    kind: found.type === 'Api' ? 'REST' : 'HTTP',
    name: undefined,
    apiId: undefined,
    endpointTypes: textSlots(isObject(endpoint) ? endpoint['Type'] : endpoint),
    policyState: valueIn(globals, 'Auth', 'ResourcePolicy') === undefined ? 'absent' : 'open',
    routesComplete: true,
    disableDefaultEndpoint: undefined,
    defaultAuthorizer: undefined,
  });
  draft.stages.push({
    scope: found.resource.scope,
    api,
    name: found.type === 'Api' ? 'Prod' : '$default',
    at: found.base.at,
  });
}

function sourceArn(api: Slot<string>, method: Slot<string>, path: Slot<string>): Slot<string> {
  const id = api === undefined ? undefined : knownText(api);
  const pattern = typeof path === 'string' ? path.replaceAll(/\{[^{}]*\}/g, '*') : undefined;
  if (id === undefined || pattern === undefined || typeof method !== 'string') return openValue('event source');
  const head = { text: `arn:${HOLE}:execute-api:${HOLE}:${HOLE}:`, refs: PSEUDO };
  return textSlot(
    textValue(
      joinTexts([head, id, { text: `/*/${method === 'ANY' ? '*' : method}${pattern}`, refs: [] }]),
      'event source',
    ),
  );
}

const PSEUDO = ['AWS::Partition', 'AWS::Region', 'AWS::AccountId'].map((name) => ({ kind: 'pseudo', name }) as const);
