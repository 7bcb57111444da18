import type { Evidence } from '../domain/evidence.ts';
import type { StageEvidence } from '../snapshot/snapshot.ts';
import { absent } from './not-read.ts';
import type { IntegrationRecord, Readers, RouteRecord } from './readers.ts';

export interface ReadApi {
  readonly type: 'REST' | 'HTTP' | 'WEBSOCKET';
  readonly name?: string;
  readonly endpointType?: 'REGIONAL' | 'EDGE' | 'PRIVATE';
  readonly disableDefaultEndpoint: boolean;
  readonly policy: Evidence<string>;
  readonly routes: Evidence<readonly RouteRecord[]>;
  /** By id, for APIs whose routes only name them. */
  readonly integrations: Evidence<Readonly<Record<string, IntegrationRecord>>>;
  readonly stages: Evidence<readonly StageEvidence[]>;
}

/**
 * The API with this id. The id does not tell the generation, so both are asked at once, each with its routes and
 * stages: one round trip instead of two, and the half that does not exist answers with a cheap 404.
 */
export async function readApi(readers: Readers, apiId: string): Promise<Evidence<ReadApi>> {
  const { rest, http } = readers;
  const [restApi, resources, restStages, httpApi, routes, integrations, httpStages] = await Promise.all([
    rest.api(apiId),
    rest.routes(apiId),
    rest.stages(apiId),
    http.api(apiId),
    http.routes(apiId),
    http.integrations(apiId),
    http.stages(apiId),
  ]);
  if (restApi.status === 'collected') {
    const { policy, ...api } = restApi.value;
    const document: Evidence<string> = policy === undefined ? absent(restApi.by) : { ...restApi, value: policy };
    const none = absent('REST APIs keep the integration with the method');
    return {
      status: 'collected',
      by: restApi.by,
      value: { ...api, type: 'REST', policy: document, routes: resources, integrations: none, stages: restStages },
    };
  }
  if (httpApi.status === 'collected') {
    const policy = absent('HTTP and WebSocket APIs have no resource policy');
    return {
      status: 'collected',
      by: httpApi.by,
      value: { ...httpApi.value, policy, routes, integrations, stages: httpStages },
    };
  }
  return restApi.status === 'unavailable' ? restApi : httpApi;
}
