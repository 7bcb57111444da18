import type { ApiEntity, RouteEntity } from './template-subject.ts';

/** Whether the API is certainly reachable from inside VPCs only. */
export function isPrivateApi(api: ApiEntity): boolean {
  return api.endpointTypes.length > 0 && api.endpointTypes.every((type) => type === 'PRIVATE');
}

/**
 * Whether the API certainly has a public endpoint: its type says so, or nothing is written and the default, EDGE, holds.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
 */
export function isPublicApi(api: ApiEntity): boolean {
  if (api.kind !== 'REST') return false;
  if (api.endpointTypes.length > 0) return api.endpointTypes.every((type) => type === 'EDGE' || type === 'REGIONAL');
  const declared = api.dialect === 'cloudformation' || api.dialect === 'sam' || api.dialect === 'terraform';
  return declared && api.of('endpointTypes').pointer === api.at.pointer;
}

/** Routes that callers mean: a preflight carries no credentials. */
export function callRoutes(api: ApiEntity): readonly RouteEntity[] {
  return api.routes.filter((route) => route.method !== 'OPTIONS');
}

/** Whether every route is known, and none takes signed requests: what they carry of the caller is nothing. */
export function hasNoIam(api: ApiEntity): boolean {
  const routes = callRoutes(api);
  return (
    api.routesComplete &&
    routes.length > 0 &&
    routes.every(({ authorizationType }) => typeof authorizationType === 'string' && authorizationType !== 'AWS_IAM')
  );
}
