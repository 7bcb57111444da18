import { isList, isObject, isOpen, openValue, type Slot, type SourceValue } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import { textSlot, valueIn } from './declared-resource.ts';
import { apiSlot } from './serverless-base.ts';
import type { DraftBase, TemplateDraft } from './template-draft.ts';

/** Events of one function of a serverless.yml. */
export interface ServerlessEvents {
  readonly base: DraftBase;
  readonly name: string;
  readonly events: SourceValue | undefined;
  readonly place: (pointer: string) => Place;
}

const APIS: ReadonlyMap<string, string> = new Map([
  ['http', 'ApiGatewayRestApi'],
  ['httpApi', 'HttpApi'],
  ['websocket', 'WebsocketsApi'],
]);

/** Services that the framework lets call the function for an event; what polls (SQS, streams, queues) needs nobody let in. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['alb', 'elasticloadbalancing.amazonaws.com'],
  ['alexaSkill', 'alexa-appkit.amazon.com'],
  ['alexaSmartHome', 'alexa-connectedhome.amazon.com'],
  ['cloudwatchEvent', 'events.amazonaws.com'],
  ['cloudwatchLog', 'logs.amazonaws.com'],
  ['cognitoUserPool', 'cognito-idp.amazonaws.com'],
  ['eventBridge', 'events.amazonaws.com'],
  ['iot', 'iot.amazonaws.com'],
  ['iotFleetProvisioning', 'iot.amazonaws.com'],
  ['s3', 's3.amazonaws.com'],
  ['schedule', 'events.amazonaws.com'],
  ['sns', 'sns.amazonaws.com'],
]);

/**
 * Events of APIs become routes; for them and for services that call, the framework makes the permission itself.
 * https://www.serverless.com/framework/docs/providers/aws/guide/events
 */
export function readServerlessEvents(found: ServerlessEvents, draft: TemplateDraft): void {
  for (const [index, event] of (isList(found.events) ? found.events : []).entries()) {
    const kinds = isObject(event) ? Object.keys(event) : typeof event === 'string' ? [event] : [];
    for (const kind of kinds) {
      const written = isObject(event) ? (event[kind] ?? null) : null;
      const service = SERVICES.get(kind);
      if (APIS.has(kind) && written !== null) readApiEvent(found, { kind, written, index }, draft);
      else if (service !== undefined && valueIn(written, 'method') !== 'scheduler')
        draft.permissions.push(permission(eventBase(found, { kind, written, index }), apiSlot(found.name), service));
    }
  }
}

interface ApiEvent {
  readonly kind: string;
  readonly written: SourceValue;
  readonly index: number;
}

function eventBase(found: ServerlessEvents, { kind, written, index }: ApiEvent): DraftBase {
  const pointer = `/events/${index}/${kind}`;
  const at = found.place(pointer);
  const auth = isObject(written) && 'authorizer' in written ? found.place(`${pointer}/authorizer`) : at;
  return {
    ...found.base,
    id: `${found.name}/${kind}/${index}`,
    at,
    of: (property: string) => (property === 'authorizationType' ? auth : at),
  };
}

function readApiEvent(found: ServerlessEvents, event: ApiEvent, draft: TemplateDraft): void {
  const { kind, written } = event;
  const base = eventBase(found, event);
  const { at } = base;
  const target = apiSlot(found.name);
  draft.routes.push({
    ...base,
    api: apiSlot(APIS.get(kind) ?? ''),
    ...routeOf(written, kind),
    authorizationType: authorizationOf(valueIn(written, 'authorizer'), kind),
    apiKeyRequired: valueIn(written, 'private') === true,
    integration: { type: 'AWS_PROXY', uri: target, credentials: undefined, at },
  });
  draft.permissions.push(permission(base, target, 'apigateway.amazonaws.com'));
}

/** `GET /orders`, `{method, path}`, or `*` for all that no other route takes. */
function routeOf(
  written: SourceValue,
  kind: ApiEvent['kind'],
): { readonly method: Slot<string>; readonly path: Slot<string> } {
  if (kind === 'websocket')
    return { method: undefined, path: textSlot(isObject(written) ? written['route'] : written) };
  if (written === '*') return { method: undefined, path: '$default' };
  if (typeof written === 'string') {
    const [method = '', path = ''] = written.trim().split(/\s+/);
    return { method: verb(method), path: path.startsWith('/') ? path : `/${path}` };
  }
  const method = textSlot(valueIn(written, 'method'));
  const path = textSlot(valueIn(written, 'path'));
  if (kind === 'httpApi' && path === '*') return { method: undefined, path: '$default' };
  return {
    method: typeof method === 'string' ? verb(method) : method,
    path: typeof path === 'string' && !path.startsWith('/') ? `/${path}` : path,
  };
}

function verb(method: string): string {
  return method === '*' ? 'ANY' : method.toUpperCase();
}

/** https://www.serverless.com/framework/docs/providers/aws/events/apigateway and /http-api */
function authorizationOf(authorizer: SourceValue | undefined, kind: ApiEvent['kind']): Slot<string> {
  if (authorizer === undefined || authorizer === null) return 'NONE';
  const type = isObject(authorizer) ? authorizer['type'] : authorizer;
  const known = typeof type === 'string' ? type.toLowerCase() : undefined;
  if (known === 'aws_iam') return 'AWS_IAM';
  if (known === 'cognito_user_pools') return 'COGNITO_USER_POOLS';
  if (kind === 'websocket') return isOpen(type ?? null) ? openValue('authorizer') : 'CUSTOM';
  if (kind === 'httpApi') return known === 'jwt' ? 'JWT' : openValue('authorizer');
  return typeof type === 'string' || isObject(authorizer) ? 'CUSTOM' : openValue('authorizer');
}

function permission(base: DraftBase, target: Slot<string>, principal: string): TemplateDraft['permissions'][number] {
  return {
    ...base,
    target,
    qualifier: undefined,
    action: 'lambda:InvokeFunction',
    principal,
    sourceArn: openValue('event source'),
    sourceAccount: undefined,
    principalOrgId: undefined,
    functionUrlAuthType: undefined,
    invokedViaFunctionUrl: undefined,
    eventSourceToken: undefined,
    statementId: undefined,
    implicit: true,
  };
}
