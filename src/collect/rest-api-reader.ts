import type { APIGatewayClient, Method, Resource, Stage } from '@aws-sdk/client-api-gateway';
import type { StageEvidence } from '../snapshot/snapshot.ts';
import type { apiCalls } from './api-calls.ts';
import { allOf, ask } from './ask.ts';
import type { AwsSession } from './aws-session.ts';
import { policyText } from './policy-text.ts';
import type { AuthorizationType, RestApiReader, RouteRecord } from './readers.ts';

type Sdk = typeof import('@aws-sdk/client-api-gateway');
export type RestGateway = { readonly sdk: Sdk; readonly client: APIGatewayClient };

/** Opens the client of the older API of API Gateway once, with the first question. */
export function restGateway(session: AwsSession, region: string): () => Promise<RestGateway> {
  let opened: Promise<RestGateway> | undefined;
  const open = async (): Promise<RestGateway> => {
    const sdk = await import('@aws-sdk/client-api-gateway');
    return { sdk, client: new sdk.APIGatewayClient(session.clientConfig(region)) };
  };
  return () => {
    opened ??= open();
    return opened;
  };
}

/** Asks for a REST API: its policy, every method with its authorization, its stages. */
export function restApiReader(gateway: () => Promise<RestGateway>): RestApiReader {
  const askGateway = <T>(call: keyof typeof apiCalls.calls, run: (gateway: RestGateway) => Promise<T | undefined>) =>
    ask(call, async () => run(await gateway()));
  return {
    api: (restApiId) =>
      askGateway('apigateway:GetRestApi', async ({ sdk, client }) => {
        const found = await client.send(new sdk.GetRestApiCommand({ restApiId }));
        const [endpointType] = found.endpointConfiguration?.types ?? [];
        return {
          disableDefaultEndpoint: found.disableExecuteApiEndpoint === true,
          ...(found.name === undefined ? {} : { name: found.name }),
          ...(endpointType === undefined ? {} : { endpointType }),
          ...(found.policy === undefined || found.policy === '' ? {} : { policy: policyText(found.policy) }),
        };
      }),
    routes: (restApiId) =>
      askGateway('apigateway:GetResources', async ({ sdk, client }) => {
        const pages = sdk.paginateGetResources({ client }, { restApiId, embed: ['methods'], limit: 500 });
        return restRoutes(await allOf(pages, (page) => page.items));
      }),
    stages: (restApiId) =>
      askGateway('apigateway:GetStages', async ({ sdk, client }) => {
        const { item } = await client.send(new sdk.GetStagesCommand({ restApiId }));
        return (item ?? []).map(stageEvidence);
      }),
    deployedAt: (restApiId, deploymentId) =>
      askGateway('apigateway:GetDeployment', async ({ sdk, client }) => {
        const { createdDate } = await client.send(new sdk.GetDeploymentCommand({ restApiId, deploymentId }));
        return createdDate?.toISOString();
      }),
  };
}

/** The methods of all resources, as `VERB /path`; also reads the saved output of `get-resources`. */
export function restRoutes(resources: readonly Resource[]): readonly RouteRecord[] {
  return resources.flatMap(({ path = '/', resourceMethods }) =>
    Object.entries(resourceMethods ?? {}).map(([verb, method]) => restRoute(`${verb} ${path}`, method)),
  );
}

function restRoute(key: string, method: Method): RouteRecord {
  const { type, uri, credentials } = method.methodIntegration ?? {};
  const integration = {
    type: type ?? 'unknown',
    ...(uri === undefined ? {} : { uri }),
    ...(credentials === undefined ? {} : { credentials }),
  };
  return {
    key,
    authorizationType: authorizationType(method.authorizationType),
    apiKeyRequired: method.apiKeyRequired === true,
    ...(type === undefined ? {} : { integration }),
  };
}

/** AWS's word for how a method or route is protected; an absent one means NONE. */
export function authorizationType(text: string | undefined): AuthorizationType {
  return TYPES.find((type) => type === text) ?? 'NONE';
}

const TYPES = ['AWS_IAM', 'NONE', 'CUSTOM', 'COGNITO_USER_POOLS', 'JWT'] as const;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html (cache invalidation) */
function stageEvidence(stage: Stage): StageEvidence {
  const settings = Object.values(stage.methodSettings ?? {}).find(
    (setting) => setting.requireAuthorizationForCacheControl === true,
  );
  const strategy = stage.cacheClusterEnabled === true ? settings?.unauthorizedCacheControlHeaderStrategy : undefined;
  return {
    name: stage.stageName ?? '',
    ...(stage.deploymentId === undefined ? {} : { deploymentId: stage.deploymentId }),
    ...(strategy === undefined ? {} : { cacheInvalidation: strategy }),
  };
}
