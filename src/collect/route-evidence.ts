import type { Evidence, PolicyEvidence } from '../domain/evidence.ts';
import type { ApiEvidence, IntegrationEvidence, RouteEvidence } from '../snapshot/snapshot.ts';
import { functionPolicy } from './function-policy.ts';
import { absent, notCollected } from './not-read.ts';
import type { IntegrationRecord, LambdaReader, RouteRecord } from './readers.ts';

/** A route with its integration and the function behind it. */
export function routeEvidence(
  route: RouteRecord,
  integrations: Evidence<Readonly<Record<string, IntegrationRecord>>>,
): RouteEvidence {
  const { key, authorizationType, apiKeyRequired } = route;
  return { key, authorizationType, apiKeyRequired, integration: integrationOf(route, integrations) };
}

/** The route that answers, with what the policy of its function says about API Gateway. */
export async function withFunctionPolicy(lambda: LambdaReader, api: ApiEvidence): Promise<Evidence<RouteEvidence>> {
  const { route } = api;
  if (route.status !== 'collected' || route.value.integration.status !== 'collected') return route;
  const { integration } = route.value;
  if (integration.value.functionArn === undefined) return route;
  const functionPolicy = await policyBehind(lambda, api, integration.value.functionArn);
  const value: IntegrationEvidence = { ...integration.value, functionPolicy };
  return { ...route, value: { ...route.value, integration: { ...integration, value } } };
}

/** Lambda answers "not found" for other regions, and may for other accounts: that is no knowledge. */
async function policyBehind(
  lambda: LambdaReader,
  api: ApiEvidence,
  functionArn: string,
): Promise<Evidence<PolicyEvidence>> {
  const [, partition = '', , region = '', account = '', , name = '', qualifier] = functionArn.split(':');
  if (region !== api.region)
    return notCollected('lambda:GetPolicy', `the function is in ${region}, the API in ${api.region}`);
  const arn = `arn:${partition}:lambda:${region}:${account}:function:${name}`;
  const policy = await functionPolicy(lambda, { name, partition, region, account }, { name: arn, qualifier });
  if (policy.status !== 'absent' || account === api.account) return policy;
  return notCollected(policy.by, `the function belongs to account ${account}, the API to ${api.account}`);
}

function integrationOf(
  { integration, integrationId }: RouteRecord,
  integrations: Evidence<Readonly<Record<string, IntegrationRecord>>>,
): Evidence<IntegrationEvidence> {
  if (integration !== undefined)
    return { status: 'collected', value: withFunction(integration), by: 'apigateway:GetResources' };
  if (integrations.status === 'unavailable') return integrations;
  if (integrations.status === 'absent' || integrationId === undefined) return absent(integrations.by);
  const found = integrations.value[integrationId];
  if (found === undefined) return notCollected(integrations.by, 'the integration of the route is not listed');
  return { status: 'collected', value: withFunction(found), by: integrations.by };
}

/** The function stands in the URI, as a path of the Lambda API or plainly. */
function withFunction(integration: IntegrationRecord): IntegrationEvidence {
  const arn = /arn:aws[a-z-]*:lambda:[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+(?::[A-Za-z0-9$_-]+)?/.exec(
    integration.uri ?? '',
  )?.[0];
  return arn === undefined ? integration : { ...integration, functionArn: arn };
}
