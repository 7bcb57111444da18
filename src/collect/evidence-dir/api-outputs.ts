import * as z from 'zod/mini';
import { httpIntegration, httpRoute } from '../http-api-reader.ts';
import { policyText } from '../policy-text.ts';
import { restRoutes } from '../rest-api-reader.ts';
import { type Recogniser, recogniser, text } from './recogniser.ts';
import type { SavedFact } from './saved-fact.ts';

const endpoint = z.object({ types: z.optional(z.array(z.enum(['REGIONAL', 'EDGE', 'PRIVATE']))) });
const restApi = z.object({
  id: z.string(),
  name: text,
  policy: text,
  disableExecuteApiEndpoint: z.optional(z.boolean()),
  endpointConfiguration: z.optional(endpoint),
  rootResourceId: text,
});
const method = z.looseObject({
  authorizationType: z.optional(z.string()),
  apiKeyRequired: z.optional(z.boolean()),
  methodIntegration: z.optional(
    z.looseObject({
      type: z.optional(z.enum(['HTTP', 'AWS', 'MOCK', 'HTTP_PROXY', 'AWS_PROXY'])),
      uri: z.optional(z.string()),
      credentials: z.optional(z.string()),
    }),
  ),
});
const resource = z.object({
  id: z.string(),
  path: z.string(),
  parentId: z.optional(z.string()),
  resourceMethods: z.optional(z.record(z.string(), z.optional(method))),
});
const httpApi = z.object({
  ApiId: z.string(),
  Name: text,
  ProtocolType: z.enum(['HTTP', 'WEBSOCKET']),
  DisableExecuteApiEndpoint: z.optional(z.boolean()),
});
const route = z.object({
  RouteKey: z.string(),
  AuthorizationType: z.optional(z.enum(['NONE', 'AWS_IAM', 'CUSTOM', 'JWT'])),
  ApiKeyRequired: z.optional(z.boolean()),
  Target: z.optional(z.string()),
  RouteId: z.optional(z.string()),
});
const integration = z.object({
  IntegrationId: z.string(),
  IntegrationType: z.optional(z.enum(['AWS', 'HTTP', 'MOCK', 'HTTP_PROXY', 'AWS_PROXY'])),
  IntegrationUri: z.optional(z.string()),
  CredentialsArn: z.optional(z.string()),
});
const restStage = z.object({ stageName: z.string(), deploymentId: text });
const httpStage = z.object({ StageName: z.string(), DeploymentId: text });

/** Outputs of `aws apigateway` and `aws apigatewayv2`. */
export const apiOutputs: readonly Recogniser[] = [
  recogniser(z.object({ items: z.array(resource) }), ({ items }, by) => [resourcesFact(items, by)]),
  recogniser(z.object({ items: z.array(restApi) }), ({ items }, by) => items.map((raw) => restApiFact(raw, by))),
  recogniser(z.object({ ...restApi.shape, rootResourceId: z.string() }), (raw, by) => [restApiFact(raw, by)]),
  recogniser(z.object({ ...restApi.shape, endpointConfiguration: endpoint }), (raw, by) => [restApiFact(raw, by)]),
  recogniser(z.object({ item: z.array(restStage) }), ({ item }, by) => [
    { kind: 'restStages', by, value: item.map(restStageOf) },
  ]),
  recogniser(restStage, (raw, by) => [{ kind: 'restStages', by, value: [restStageOf(raw)] }]),
  recogniser(z.object({ Items: z.array(httpApi) }), ({ Items }, by) => Items.map((raw) => httpApiFact(raw, by))),
  recogniser(httpApi, (raw, by) => [httpApiFact(raw, by)]),
  recogniser(z.object({ Items: z.array(route) }), ({ Items }, by) => [
    { kind: 'httpRoutes', by, value: Items.map((raw) => httpRoute(raw)) },
  ]),
  recogniser(z.object({ Items: z.array(integration) }), ({ Items }, by) => [
    {
      kind: 'integrations',
      by,
      value: Object.fromEntries(Items.map((raw) => [raw.IntegrationId, httpIntegration(raw)])),
    },
  ]),
  recogniser(z.object({ Items: z.array(httpStage) }), ({ Items }, by) => [
    { kind: 'httpStages', by, value: Items.map(httpStageOf) },
  ]),
];

function restApiFact(raw: z.infer<typeof restApi>, by: string): SavedFact {
  const [endpointType] = raw.endpointConfiguration?.types ?? [];
  return {
    kind: 'restApi',
    by,
    id: raw.id,
    ...(typeof raw.rootResourceId === 'string' ? { rootResourceId: raw.rootResourceId } : {}),
    value: {
      disableDefaultEndpoint: raw.disableExecuteApiEndpoint === true,
      ...(typeof raw.name === 'string' ? { name: raw.name } : {}),
      ...(endpointType === undefined ? {} : { endpointType }),
      ...(typeof raw.policy === 'string' && raw.policy !== '' ? { policy: policyText(raw.policy) } : {}),
    },
  };
}

/** The root resource has the id that `get-rest-api` names: that ties the two outputs together. */
function resourcesFact(items: readonly z.infer<typeof resource>[], by: string): SavedFact {
  const root =
    items.find((item) => item.path === '/')?.id ?? items.find((item) => item.path.lastIndexOf('/') === 0)?.parentId;
  const found = items.map(({ path, resourceMethods }) => ({
    path,
    resourceMethods: Object.fromEntries(
      Object.entries(resourceMethods ?? {}).map(([verb, known]) => [verb, known ?? {}]),
    ),
  }));
  return { kind: 'restRoutes', by, ...(root === undefined ? {} : { rootResourceId: root }), value: restRoutes(found) };
}

function httpApiFact(raw: z.infer<typeof httpApi>, by: string): SavedFact {
  const name = typeof raw.Name === 'string' ? { name: raw.Name } : {};
  return {
    kind: 'httpApi',
    by,
    id: raw.ApiId,
    value: { type: raw.ProtocolType, disableDefaultEndpoint: raw.DisableExecuteApiEndpoint === true, ...name },
  };
}

function restStageOf({ stageName, deploymentId }: z.infer<typeof restStage>) {
  return { name: stageName, ...(typeof deploymentId === 'string' ? { deploymentId } : {}) };
}

function httpStageOf({ StageName, DeploymentId }: z.infer<typeof httpStage>) {
  return { name: StageName, ...(typeof DeploymentId === 'string' ? { deploymentId: DeploymentId } : {}) };
}
