import type { Evidence } from '../domain/evidence.ts';
import type { ApiEvidence, StageEvidence } from '../snapshot/snapshot.ts';
import { absent, notCollected } from './not-read.ts';
import { type ReadApi, readApi } from './read-api.ts';
import type { Readers } from './readers.ts';
import { routeEvidence, withFunctionPolicy } from './route-evidence.ts';
import { routed } from './routed.ts';

export interface AskedApi {
  readonly apiId: string;
  readonly region: string;
  readonly partition: string;
  readonly account?: string | undefined;
  readonly ownAccount: Promise<string | undefined>;
  /** Known for ARNs and custom domains. */
  readonly stage?: string | undefined;
  /** With the stage in front while that is open. */
  readonly path: string;
  readonly method?: string | undefined;
}

/**
 * The API behind a call: resource policy, stage, the method or route that answers and its integration.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/permissions.html
 */
export async function collectApi(readers: Readers, asked: AskedApi): Promise<Evidence<ApiEvidence>> {
  const [read, own] = await Promise.all([readApi(readers, asked.apiId), asked.ownAccount]);
  if (read.status !== 'collected') return foreign(read, asked, own);
  const account = asked.account ?? own;
  if (account === undefined) return notCollected('sts:GetCallerIdentity', 'the account of the API is not known');
  const api = apiEvidence(read.value, asked, account);
  const [route, stage] = await Promise.all([withFunctionPolicy(readers.lambda, api), withDeployment(readers, api)]);
  return { status: 'collected', value: { ...api, route, stage }, by: read.by };
}

function apiEvidence(read: ReadApi, asked: AskedApi, account: string): ApiEvidence {
  const { type, name, endpointType } = read;
  const table =
    read.routes.status === 'collected'
      ? read.routes.value.map((route) => routeEvidence(route, read.integrations))
      : undefined;
  const place = routed({ ...asked, type, routes: table, routesBy: read.routes, stages: read.stages });
  const source = {
    layer: 'resource',
    kind: 'api-policy',
    name: name ?? asked.apiId,
    attachedTo: `restapis/${asked.apiId}`,
  } as const;
  const { policy } = read;
  return {
    apiId: asked.apiId,
    account,
    region: asked.region,
    partition: asked.partition,
    type,
    ...(name === undefined ? {} : { name }),
    ...(endpointType === undefined ? {} : { endpointType }),
    disableDefaultEndpoint: read.disableDefaultEndpoint,
    ...(asked.method === undefined ? {} : { method: asked.method }),
    policy: policy.status === 'collected' ? { ...policy, value: { source, document: policy } } : policy,
    ...place,
    ...(table === undefined ? {} : { routeTable: table }),
    ...(read.stages.status === 'collected' ? { stageNames: read.stages.value.map((stage) => stage.name) } : {}),
  };
}

/** An API that is not here may be in the account that the target names, or in any other. */
function foreign(
  read: Exclude<Evidence<ReadApi>, { status: 'collected' }>,
  asked: AskedApi,
  own: string | undefined,
): Evidence<ApiEvidence> {
  if (read.status === 'unavailable' || asked.account === undefined || asked.account === own) return read;
  const detail = `API ${asked.apiId} belongs to account ${asked.account}, the credentials to ${own ?? 'another'}`;
  return { status: 'unavailable', operation: read.by, reason: 'notFound', detail };
}

/** When the stage was deployed: edits of a resource policy count from the next deployment on. */
async function withDeployment(readers: Readers, { apiId, type, stage }: ApiEvidence): Promise<Evidence<StageEvidence>> {
  if (type !== 'REST' || stage.status !== 'collected' || stage.value.deploymentId === undefined) return stage;
  const deployed = await readers.rest.deployedAt(apiId, stage.value.deploymentId);
  return deployed.status === 'collected' ? { ...stage, value: { ...stage.value, deployedAt: deployed.value } } : stage;
}

/** The API that a custom domain name leads to; the longest base path wins. https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html */
export async function collectDomain(
  readers: Readers,
  target: { readonly domain: string; readonly path: string; readonly method?: string },
  place: Pick<AskedApi, 'region' | 'partition' | 'ownAccount'>,
): Promise<Evidence<ApiEvidence>> {
  const mappings = await readers.domains.mappings(target.domain);
  if (mappings.status === 'absent') {
    const detail = `${target.domain} is no custom domain name in ${place.region} of this account`;
    return { status: 'unavailable', operation: mappings.by, reason: 'notFound', detail };
  }
  if (mappings.status === 'unavailable') return mappings;
  const path = `${target.path.replace(/\/+$/, '')}/`;
  const [mapping] = mappings.value
    .filter(({ basePath }) => path.startsWith(basePath === '' ? '/' : `/${basePath}/`))
    .sort((a, b) => b.basePath.length - a.basePath.length);
  if (mapping === undefined) return absent(mappings.by);
  const rest = mapping.basePath === '' ? target.path : target.path.slice(mapping.basePath.length + 1);
  const { apiId, stage } = mapping;
  return collectApi(readers, {
    ...place,
    apiId,
    stage: stage === '' ? undefined : stage,
    path: rest === '' ? '/' : rest,
    method: target.method,
  });
}
