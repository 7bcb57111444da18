import type { ApiGatewayV2Client, Integration, Route } from '@aws-sdk/client-apigatewayv2';
import type { apiCalls } from './api-calls.ts';
import { ask } from './ask.ts';
import type { AwsSession } from './aws-session.ts';
import type { DomainReader, HttpApiReader, IntegrationRecord, RouteRecord } from './readers.ts';
import { authorizationType, type RestGateway } from './rest-api-reader.ts';

type Sdk = typeof import('@aws-sdk/client-apigatewayv2');
export type HttpGateway = { readonly sdk: Sdk; readonly client: ApiGatewayV2Client };

/** Opens the client of the newer API of API Gateway once, with the first question. */
export function httpGateway(session: AwsSession, region: string): () => Promise<HttpGateway> {
  let opened: Promise<HttpGateway> | undefined;
  const open = async (): Promise<HttpGateway> => {
    const sdk = await import('@aws-sdk/client-apigatewayv2');
    return { sdk, client: new sdk.ApiGatewayV2Client(session.clientConfig(region)) };
  };
  return () => {
    opened ??= open();
    return opened;
  };
}

/** Asks for an HTTP or WebSocket API: its routes, integrations and stages. */
export function httpApiReader(gateway: () => Promise<HttpGateway>): HttpApiReader {
  const askGateway = <T>(call: keyof typeof apiCalls.calls, run: (gateway: HttpGateway) => Promise<T | undefined>) =>
    ask(call, async () => run(await gateway()));
  return {
    api: (ApiId) =>
      askGateway('apigateway:GetApi', async ({ sdk, client }) => {
        const found = await client.send(new sdk.GetApiCommand({ ApiId }));
        return {
          type: found.ProtocolType === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP',
          disableDefaultEndpoint: found.DisableExecuteApiEndpoint === true,
          ...(found.Name === undefined ? {} : { name: found.Name }),
        };
      }),
    routes: (ApiId) =>
      askGateway('apigateway:GetRoutes', async ({ sdk, client }) => {
        const items = await pagesOf((NextToken) => client.send(new sdk.GetRoutesCommand({ ApiId, NextToken })));
        return items.map(httpRoute);
      }),
    integrations: (ApiId) =>
      askGateway('apigateway:GetIntegrations', async ({ sdk, client }) => {
        const items = await pagesOf((NextToken) => client.send(new sdk.GetIntegrationsCommand({ ApiId, NextToken })));
        return Object.fromEntries(items.map((item) => [item.IntegrationId ?? '', httpIntegration(item)]));
      }),
    stages: (ApiId) =>
      askGateway('apigateway:GetApiStages', async ({ sdk, client }) => {
        const items = await pagesOf((NextToken) => client.send(new sdk.GetStagesCommand({ ApiId, NextToken })));
        return items.map(({ StageName, DeploymentId }) => ({
          name: StageName ?? '',
          ...(DeploymentId === undefined ? {} : { deploymentId: DeploymentId }),
        }));
      }),
  };
}

/** Asks which API and stage the base paths of a custom domain name lead to; either generation of the API may know. */
export function domainReader(http: () => Promise<HttpGateway>, rest: () => Promise<RestGateway>): DomainReader {
  return {
    mappings: async (domain) => {
      const newer = await ask('apigateway:GetApiMappings', async () => apiMappings(await http(), domain));
      return newer.status === 'collected' && newer.value.length > 0
        ? newer
        : ask('apigateway:GetBasePathMappings', async () => basePathMappings(await rest(), domain));
    },
  };
}

async function apiMappings({ sdk, client }: HttpGateway, DomainName: string) {
  const items = await pagesOf((NextToken) => client.send(new sdk.GetApiMappingsCommand({ DomainName, NextToken })));
  return items.map((item) => ({
    basePath: item.ApiMappingKey ?? '',
    apiId: item.ApiId ?? '',
    stage: item.Stage ?? '',
  }));
}

async function basePathMappings({ sdk, client }: RestGateway, domainName: string) {
  const mappings = [];
  for await (const page of sdk.paginateGetBasePathMappings({ client }, { domainName })) {
    for (const { basePath, restApiId, stage } of page.items ?? []) {
      // `(none)` is AWS's word for the empty base path.
      mappings.push({
        basePath: basePath === '(none)' ? '' : (basePath ?? ''),
        apiId: restApiId ?? '',
        stage: stage ?? '',
      });
    }
  }
  return mappings;
}

/** The SDK has no paginators for this API. */
async function pagesOf<T>(
  page: (token: string | undefined) => Promise<{ Items?: T[] | undefined; NextToken?: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { Items, NextToken } = await page(token);
    all.push(...(Items ?? []));
    token = NextToken === token ? undefined : NextToken;
  } while (token !== undefined && token !== '');
  return all;
}

/** One route; also reads an item of the saved output of `get-routes`. */
export function httpRoute({ RouteKey = '', AuthorizationType, ApiKeyRequired, Target }: Route): RouteRecord {
  const integrationId = /^integrations\/(.+)$/.exec(Target ?? '')?.[1];
  return {
    key: RouteKey,
    authorizationType: authorizationType(AuthorizationType),
    apiKeyRequired: ApiKeyRequired === true,
    ...(integrationId === undefined ? {} : { integrationId }),
  };
}

/** One integration; also reads an item of the saved output of `get-integrations`. */
export function httpIntegration({ IntegrationType, IntegrationUri, CredentialsArn }: Integration): IntegrationRecord {
  return {
    type: IntegrationType ?? 'unknown',
    ...(IntegrationUri === undefined ? {} : { uri: IntegrationUri }),
    ...(CredentialsArn === undefined ? {} : { credentials: CredentialsArn }),
  };
}
