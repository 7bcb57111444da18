import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type { PolicySubject } from '../rule/policy-subject.ts';
import type { ApiEntity, FunctionLink, RouteEntity } from '../rule/template-subject.ts';
import { slotText } from '../source/open.ts';
import { draftIndex, referenceOf } from './draft-index.ts';
import type { DraftApi, DraftIntegration, DraftLink, DraftRoute, OfApi, TemplateDraft } from './template-draft.ts';

/** What the assembly of functions already knows. */
export interface ApiFacts {
  readonly link: (scope: string, link: DraftLink) => FunctionLink;
  readonly subject: (found: FoundPolicy) => PolicySubject;
}

/** APIs with their routes, stages and authorizers, and their resource policies. */
export function assembleApis(
  draft: TemplateDraft,
  facts: ApiFacts,
): { readonly apis: readonly ApiEntity[]; readonly policies: readonly PolicySubject[] } {
  const index = draftIndex(draft.apis.map((api) => ({ scope: api.scope, id: api.id, name: api.apiId, value: api })));
  const belonging = <T extends OfApi>(things: readonly T[]): Map<DraftApi, T[]> => {
    const groups = new Map<DraftApi, T[]>();
    for (const thing of things) {
      const api = index.find(thing.scope, thing.api);
      const group = api === undefined ? undefined : groups.get(api);
      if (group !== undefined) group.push(thing);
      else if (api !== undefined) groups.set(api, [thing]);
    }
    return groups;
  };
  const integrations = new Map(draft.integrations.map((one) => [`${one.scope}\n${one.id}`, one]));
  const routes = belonging(draft.routes);
  const stages = belonging(draft.stages);
  const authorizers = belonging(draft.authorizers);
  const deployments = belonging(draft.deployments);
  const policies: PolicySubject[] = [];
  const apis = draft.apis.map((api): ApiEntity => {
    const { policy: found, ...rest } = api;
    const policy = found === undefined ? undefined : facts.subject(found);
    if (policy !== undefined) policies.push(policy);
    return {
      ...rest,
      ...(policy === undefined ? {} : { policy }),
      routes: (routes.get(api) ?? []).map((route) => routeEntity(route, integrations, facts)),
      stages: stages.get(api) ?? [],
      deployments: deployments.get(api) ?? [],
      authorizers: (authorizers.get(api) ?? []).map((authorizer) => ({
        ...authorizer,
        function: functionOf(authorizer.scope, authorizer.uri, facts),
      })),
    };
  });
  const stray = draft.routes.filter(({ scope, api }) => index.find(scope, api) === undefined);
  return { apis: [...apis, ...elsewhere(stray, (route) => routeEntity(route, integrations, facts))], policies };
}

/** The APIs of methods and routes that are declared in another template or module. */
function elsewhere(stray: readonly DraftRoute[], made: (route: DraftRoute) => RouteEntity): readonly ApiEntity[] {
  const rest = stray.filter(isMethod).map(made);
  const http = stray.filter(isHttpRoute).map(made);
  return [...apiOf('REST', rest), ...apiOf('HTTP', http)];
}

/** Nothing but its routes is known. */
function apiOf(kind: 'REST' | 'HTTP', routes: readonly RouteEntity[]): readonly ApiEntity[] {
  const [first] = routes;
  if (first === undefined) return [];
  const { at, dialect } = first;
  const unknown = {
    name: undefined,
    apiId: undefined,
    disableDefaultEndpoint: undefined,
    defaultAuthorizer: undefined,
  };
  const none = { endpointTypes: [], stages: [], authorizers: [], deployments: [] };
  const policyState = kind === 'REST' ? 'open' : 'absent';
  const known = { id: '', kind, policyState, routesComplete: false, conditional: false } as const;
  return [{ ...unknown, ...none, ...known, dialect, at, of: () => at, routes }];
}

/** Only methods of REST APIs hold their integration. */
function isMethod(route: DraftRoute): boolean {
  const { dialect, id } = route;
  if (dialect === 'cloudformation' || dialect === 'sam') return 'integration' in route;
  return dialect === 'terraform' && /(^|\.)aws_api_gateway_method\./.test(id);
}

/** `GET /orders`: keys of WebSocket APIs hold no method. */
function isHttpRoute({ dialect, id, method, path }: DraftRoute): boolean {
  const written = typeof method === 'string' && slotText(path)?.startsWith('/') === true;
  return dialect === 'terraform' && written && /(^|\.)aws_apigatewayv2_route\./.test(id);
}

function routeEntity(
  route: DraftRoute,
  integrations: ReadonlyMap<string, DraftIntegration>,
  facts: ApiFacts,
): RouteEntity {
  const { id, dialect, at, of, conditional, method, path, authorizationType, apiKeyRequired, integration } = route;
  const integrationId = referenceOf(route.integrationRef);
  const declared =
    integration ?? (integrationId === undefined ? undefined : integrations.get(`${route.scope}\n${integrationId}`));
  return {
    id,
    dialect,
    at,
    of,
    conditional,
    method,
    path,
    authorizationType,
    apiKeyRequired,
    integration:
      declared === undefined ? undefined : integrationOf(declared, functionOf(route.scope, declared.uri, facts)),
  };
}

function integrationOf(
  { type, uri, credentials, at }: NonNullable<DraftRoute['integration']>,
  link: FunctionLink | undefined,
): NonNullable<RouteEntity['integration']> {
  return { type, function: link, uri, credentials, at };
}

/** The function behind an integration or authorizer URI; none for other integrations. */
function functionOf(scope: string, uri: DraftIntegration['uri'], facts: ApiFacts): FunctionLink | undefined {
  const text = slotText(uri);
  if (text === undefined || uri === undefined) return undefined;
  const link = facts.link(scope, { target: uri, qualifier: undefined });
  return link.entity !== undefined || /:lambda:|\/functions\/|:function:/.test(text) ? link : undefined;
}
