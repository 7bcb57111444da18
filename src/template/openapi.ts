import { emptyObject, pointerTo } from '../source/json-value.ts';
import { isList, isObject, isOpen, openValue, type Slot, type SourceObject, type SourceValue } from '../source/open.ts';
import type { Place } from '../source/source-file.ts';
import { flagSlot, textSlot, valueIn } from './declared-resource.ts';
import type { DraftBase, DraftRoute, TemplateDraft } from './template-draft.ts';

/** An OpenAPI document: a file of its own, or the body of an API in a template. */
export interface OpenApiBody {
  readonly api: DraftBase;
  readonly body: SourceObject;
  readonly place: (pointer: string, part?: 'key') => Place;
  /** Authorization of methods that state none. */
  readonly defaultAuth: Slot<string>;
}

const METHODS = new Set([
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'x-amazon-apigateway-any-method',
]);

/** Whether a value is an OpenAPI or Swagger document. */
export function isOpenApi(value: SourceValue | undefined): value is SourceObject {
  return isObject(value) && ('openapi' in value || 'swagger' in value) && isObject(value['paths']);
}

/**
 * Reads routes and authorizers of a body into the draft; returns whether all routes are known.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function readOpenApi(body: OpenApiBody, draft: TemplateDraft): boolean {
  const paths = body.body['paths'];
  readAuthorizers(body, draft);
  if (!isObject(paths)) return false;
  let complete = true;
  for (const [path, item] of Object.entries(paths)) {
    if (!isObject(item)) complete = false;
    else readPath(body, { path, item }, draft);
  }
  return complete && !('Fn::Transform' in paths);
}

function readPath(
  body: OpenApiBody,
  at: { readonly path: string; readonly item: SourceObject },
  draft: TemplateDraft,
): void {
  const pointer = pointerTo('/paths', at.path);
  for (const [method, operation] of Object.entries(at.item)) {
    if (METHODS.has(method.toLowerCase()) && (isObject(operation) || operation === null)) {
      draft.routes.push(
        route(body, { ...at, method, operation: operation ?? emptyObject(), pointer: pointerTo(pointer, method) }),
      );
    }
  }
}

interface Operation {
  readonly path: string;
  readonly method: string;
  readonly operation: SourceObject;
  readonly pointer: string;
}

function route(body: OpenApiBody, found: Operation): DraftRoute {
  const { api, place } = body;
  const at = place(found.pointer, 'key');
  const method = found.method === 'x-amazon-apigateway-any-method' ? 'ANY' : found.method.toUpperCase();
  const integration = integrationOf(body, found);
  return {
    id: `${api.id} ${method} ${found.path}`,
    dialect: api.dialect,
    scope: api.scope,
    conditional: api.conditional,
    at,
    of: (property) =>
      property === 'authorizationType' && 'security' in found.operation ? place(`${found.pointer}/security`) : at,
    api: openValue('api', { text: '\u{FFFC}', refs: [{ kind: 'resource', name: api.id }] }),
    method,
    path: found.path,
    authorizationType: authorizationOf(body, found.operation),
    apiKeyRequired: schemesOf(body, found.operation).some(
      (scheme) => scheme['type'] === 'apiKey' && !('x-amazon-apigateway-authtype' in scheme),
    ),
    ...(integration === undefined ? {} : { integration }),
  };
}

function integrationOf(body: OpenApiBody, found: Operation): DraftRoute['integration'] {
  const integration = found.operation['x-amazon-apigateway-integration'];
  if (!isObject(integration)) return undefined;
  const pointer = `${found.pointer}/x-amazon-apigateway-integration`;
  const at = body.place('uri' in integration ? `${pointer}/uri` : pointer);
  return {
    type: textSlot(integration['type']),
    uri: textSlot(integration['uri']),
    credentials: textSlot(integration['credentials']),
    at,
  };
}

function authorizationOf(body: OpenApiBody, operation: SourceObject): Slot<string> {
  const auth = valueIn(operation, 'x-amazon-apigateway-auth', 'type');
  if (auth !== undefined) return textSlot(auth);
  const schemes = schemesOf(body, operation);
  for (const scheme of schemes) {
    const type = textSlot(scheme['x-amazon-apigateway-authtype']);
    if (isOpen(type)) return type;
    if (type !== undefined && /^awssigv4$/i.test(type)) return 'AWS_IAM';
    if (type === 'cognito_user_pools') return 'COGNITO_USER_POOLS';
    const authorizer = scheme['x-amazon-apigateway-authorizer'];
    if (isObject(authorizer)) return authorizer['type'] === 'jwt' ? 'JWT' : 'CUSTOM';
  }
  const stated = 'security' in operation || 'security' in body.body;
  if (isOpen(operation['security'] ?? null)) return openValue('security');
  if (stated && schemes.length === 0)
    // A name without its scheme: of an authorizer that SAM adds. Its `NONE` is a name too.
    return securityNames(body, operation).some((name) => name !== 'NONE') ? openValue('security scheme') : 'NONE';
  return body.defaultAuth ?? 'NONE';
}

function securityNames(body: OpenApiBody, operation: SourceObject): readonly string[] {
  const security = operation['security'] ?? body.body['security'];
  return (isList(security) ? security : []).filter(isObject).flatMap((entry) => Object.keys(entry));
}

function schemesOf(body: OpenApiBody, operation: SourceObject): readonly SourceObject[] {
  const all = valueIn(body.body, 'components', 'securitySchemes') ?? body.body['securityDefinitions'];
  return securityNames(body, operation).flatMap((name) => {
    const scheme = valueIn(all, name);
    return isObject(scheme) ? [scheme] : [];
  });
}

function readAuthorizers(body: OpenApiBody, draft: TemplateDraft): void {
  const inComponents = isObject(valueIn(body.body, 'components', 'securitySchemes'));
  const pointer = inComponents ? '/components/securitySchemes' : '/securityDefinitions';
  const all = inComponents ? valueIn(body.body, 'components', 'securitySchemes') : body.body['securityDefinitions'];
  if (!isObject(all)) return;
  for (const [id, scheme] of Object.entries(all)) {
    const authorizer = isObject(scheme) ? scheme['x-amazon-apigateway-authorizer'] : undefined;
    if (!isObject(authorizer)) continue;
    const { api } = body;
    draft.authorizers.push({
      scope: api.scope,
      api: openValue('api', { text: '\u{FFFC}', refs: [{ kind: 'resource', name: api.id }] }),
      id,
      uri: textSlot(authorizer['authorizerUri']),
      credentials: textSlot(authorizer['authorizerCredentials']),
      at: body.place(`${pointerTo(pointer, id)}/x-amazon-apigateway-authorizer`),
    });
  }
}

/** `disableExecuteApiEndpoint` of a body. */
export function bodyDisablesEndpoint(body: SourceObject): Slot<boolean> {
  const value = valueIn(body, 'x-amazon-apigateway-endpoint-configuration', 'disableExecuteApiEndpoint');
  return flagSlot(value);
}

/** `vpcEndpointIds` belong to private APIs. */
export function bodyIsPrivate(body: SourceObject): boolean {
  return valueIn(body, 'x-amazon-apigateway-endpoint-configuration', 'vpcEndpointIds') !== undefined;
}

/** HTTP APIs have extensions and a payload format of their own. */
export function isHttpApi(body: SourceObject): boolean {
  if (!('openapi' in body) || 'x-amazon-apigateway-policy' in body) return false;
  if ('x-amazon-apigateway-cors' in body || 'x-amazon-apigateway-importexport-version' in body) return true;
  const operations = Object.values(isObject(body['paths']) ? body['paths'] : {}).flatMap((item) =>
    isObject(item) ? Object.values(item) : [],
  );
  return operations.some(
    (operation) => valueIn(operation, 'x-amazon-apigateway-integration', 'payloadFormatVersion') !== undefined,
  );
}
