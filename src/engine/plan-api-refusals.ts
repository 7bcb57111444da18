import type { NotPermissionCause, Plan } from '../domain/plan.ts';
import type { Target } from '../domain/target.ts';
import type { ApiEvidence, RouteEvidence, Snapshot } from '../snapshot/snapshot.ts';

/** The API or the mapping of the domain does not exist. */
export function noSuchApi(target: Extract<Target, { kind: 'executeApi' | 'customDomain' }>): Plan {
  if (target.kind === 'customDomain') {
    const says = `no base path of ${target.domain} leads ${target.path} to an API; API Gateway answers 403 \`Forbidden\``;
    return refusal('unmapped-domain', says, [`aws apigatewayv2 get-api-mappings --domain-name ${target.domain}`]);
  }
  const says = `API ${target.apiId} does not exist in ${target.region} of the account that was read`;
  return refusal('no-such-api', says, ['check region, account and API id of the URL']);
}

/** What ends the request before IAM is asked; undefined when it gets there. */
export function notReached(snapshot: Snapshot, api: ApiEvidence): Plan | undefined {
  if (
    api.disableDefaultEndpoint === true &&
    snapshot.target.kind === 'executeApi' &&
    snapshot.target.url !== undefined
  ) {
    const says = `the default endpoint of API ${api.apiId} is disabled; it answers 403 \`Forbidden\` to everybody`;
    return refusal('default-endpoint-disabled', says, ['call the API through its custom domain name']);
  }
  if (api.stage.status === 'absent') {
    const says = `API ${api.apiId} has no stage for this URL; a REST API answers 403 \`Missing Authentication Token\`, an HTTP API 404`;
    return refusal('no-such-stage', says, ['check the first segment of the path, or deploy the API to that stage']);
  }
  return api.route.status === 'absent' ? noSuchRoute(api) : undefined;
}

/** A route that IAM does not protect: identity policies have no effect on it. */
export function openRoute(api: ApiEvidence, route: RouteEvidence, hasPolicy: boolean): Plan | undefined {
  const type = route.authorizationType;
  // A resource policy that exists still has to allow; private APIs refuse everything without one.
  if (type === 'AWS_IAM' || hasPolicy || api.endpointType === 'PRIVATE' || api.path.startsWith('/@connections'))
    return undefined;
  if (type === 'NONE') {
    const says = `${route.key} has authorization type NONE: IAM is not asked and everybody may call it`;
    const next = [
      'a 403 from here is not IAM’s: look for an API key, WAF or the integration',
      'to protect it, set the authorization type AWS_IAM and deploy',
    ];
    return { ...refusal('route-without-iam', says, next), passes: true };
  }
  const says = `${route.key} is protected by ${AUTHORIZERS[type]}, not by AWS_IAM: IAM policies have no effect on it`;
  return refusal('route-without-iam', says, [
    'send the token that the authorizer expects and read the authorizer’s log',
  ]);
}

const AUTHORIZERS = {
  CUSTOM: 'a Lambda authorizer',
  COGNITO_USER_POOLS: 'a Cognito user pool',
  JWT: 'a JWT authorizer',
} as const;

function noSuchRoute(api: ApiEvidence): Plan {
  const method = (api.method ?? 'GET').toUpperCase();
  const answer =
    api.type === 'REST' ? '403 `Missing Authentication Token`, which reads like a missing signature' : '404';
  const says = `API ${api.apiId} has no ${api.type === 'REST' ? 'method' : 'route'} ${method} ${api.path}; it answers ${answer}`;
  const known = api.routes.status === 'collected' ? api.routes.value : [];
  const near = nearestRoutes(`${method} ${api.path}`, known);
  return refusal('no-such-route', says, [
    near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'check path, method and stage',
  ]);
}

/** Routes that differ in the method or in a few letters, nearest first. */
function nearestRoutes(asked: string, routes: readonly string[]): readonly string[] {
  const [, path = ''] = asked.split(' ');
  const near = routes.map((route) => ({
    route,
    far: Math.min(distance(asked, route), route.endsWith(` ${path}`) ? 1 : 99),
  }));
  return near
    .filter(({ far }) => far <= 3)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ route }) => route);
}

/** Edit distance, both texts cut to 80 characters so that foreign names stay cheap. */
function distance(left: string, right: string): number {
  const [a, b] = [left.slice(0, 80), right.slice(0, 80)];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

type Refusal = Extract<Plan, { kind: 'notPermission' }>;

function refusal(cause: NotPermissionCause, says: string, next: readonly string[]): Refusal {
  return { kind: 'notPermission', cause, says, passes: false, next, blindSpots: [] };
}
