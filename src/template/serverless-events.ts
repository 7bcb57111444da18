import { isList, isObject, openValue, type Slot, type SourceValue } from '../source/open.ts';
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

const APIS = { http: 'ApiGatewayRestApi', httpApi: 'HttpApi' } as const;

/** Events of REST and HTTP APIs become routes with implicit permissions; the framework grants the rest itself. */
export function readServerlessEvents(found: ServerlessEvents, draft: TemplateDraft): void {
  for (const [index, event] of (isList(found.events) ? found.events : []).entries()) {
    if (!isObject(event)) continue;
    for (const kind of ['http', 'httpApi'] as const) {
      const written = event[kind];
      if (written !== undefined && written !== null) readApiEvent(found, { kind, written, index }, draft);
    }
  }
}

interface ApiEvent {
  readonly kind: 'http' | 'httpApi';
  readonly written: SourceValue;
  readonly index: number;
}

function readApiEvent(found: ServerlessEvents, { kind, written, index }: ApiEvent, draft: TemplateDraft): void {
  const pointer = `/events/${index}/${kind}`;
  const at = found.place(pointer);
  const auth = isObject(written) && 'authorizer' in written ? found.place(`${pointer}/authorizer`) : at;
  const base = {
    ...found.base,
    id: `${found.name}/${kind}/${index}`,
    at,
    of: (property: string) => (property === 'authorizationType' ? auth : at),
  };
  const target = apiSlot(found.name);
  draft.routes.push({
    ...base,
    api: apiSlot(APIS[kind]),
    ...routeOf(written, kind),
    authorizationType: authorizationOf(valueIn(written, 'authorizer'), kind),
    apiKeyRequired: valueIn(written, 'private') === true,
    integration: { type: 'AWS_PROXY', uri: target, credentials: undefined, at },
  });
  draft.permissions.push(permission(base, target));
}

/** `GET /orders`, `{method, path}`, or `*` for all that no other route takes. */
function routeOf(
  written: SourceValue,
  kind: ApiEvent['kind'],
): { readonly method: Slot<string>; readonly path: Slot<string> } {
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
  if (kind === 'httpApi') return known === 'jwt' ? 'JWT' : openValue('authorizer');
  return typeof type === 'string' || isObject(authorizer) ? 'CUSTOM' : openValue('authorizer');
}

function permission(base: DraftBase, target: Slot<string>): TemplateDraft['permissions'][number] {
  return {
    ...base,
    target,
    qualifier: undefined,
    action: 'lambda:InvokeFunction',
    principal: 'apigateway.amazonaws.com',
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
