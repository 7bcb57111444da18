import { isList, isObject, openValue, type Slot, type SourceValue } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import { textSlot, valueIn } from './declared-resource.ts';
import { hole, textValue } from './known-text.ts';
import type { DraftBase, TemplateDraft } from './template-draft.ts';

/** Events of one function of a serverless.yml. */
export interface ServerlessEvents {
  readonly base: DraftBase;
  readonly name: string;
  readonly events: SourceValue | undefined;
  readonly place: (pointer: string) => Place;
}

/** REST API events become routes with implicit permissions; the framework grants the rest itself. */
export function readServerlessEvents(found: ServerlessEvents, draft: TemplateDraft): void {
  for (const [index, event] of (isList(found.events) ? found.events : []).entries()) {
    const http = isObject(event) ? event['http'] : undefined;
    if (http === undefined) continue;
    const at = found.place(`/events/${index}/http`);
    const base = {
      ...found.base,
      id: `${found.name}/http/${index}`,
      at,
      of: (property: string) => (property === 'authorizationType' ? authPlace(found, index, http) : at),
    };
    const { method, path } = routeOf(http);
    const target = textSlot(textValue(hole({ kind: 'resource', name: found.name }), 'function'));
    draft.routes.push({
      ...base,
      api: textSlot(textValue(hole({ kind: 'resource', name: 'ApiGatewayRestApi' }), 'api')),
      method,
      path,
      authorizationType: authorizationOf(http),
      apiKeyRequired: valueIn(http, 'private') === true,
      integration: { type: 'AWS_PROXY', uri: target, credentials: undefined, at },
    });
    draft.permissions.push(permission(base, target));
  }
}

function authPlace(found: ServerlessEvents, index: number, http: SourceValue): Place {
  return found.place(
    isObject(http) && 'authorizer' in http ? `/events/${index}/http/authorizer` : `/events/${index}/http`,
  );
}

function routeOf(http: SourceValue): { readonly method: Slot<string>; readonly path: Slot<string> } {
  if (typeof http === 'string') {
    const [method = '', path = ''] = http.trim().split(/\s+/);
    return { method: verb(method), path: path.startsWith('/') ? path : `/${path}` };
  }
  const method = textSlot(valueIn(http, 'method'));
  const path = textSlot(valueIn(http, 'path'));
  return {
    method: typeof method === 'string' ? verb(method) : method,
    path: typeof path === 'string' && !path.startsWith('/') ? `/${path}` : path,
  };
}

function verb(method: string): string {
  return method === '*' ? 'ANY' : method.toUpperCase();
}

function authorizationOf(http: SourceValue): Slot<string> {
  const authorizer = valueIn(http, 'authorizer');
  if (authorizer === undefined || authorizer === null) return 'NONE';
  const type = isObject(authorizer) ? authorizer['type'] : authorizer;
  if (typeof type === 'string' && type.toLowerCase() === 'aws_iam') return 'AWS_IAM';
  if (typeof type === 'string' && type.toLowerCase() === 'cognito_user_pools') return 'COGNITO_USER_POOLS';
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
