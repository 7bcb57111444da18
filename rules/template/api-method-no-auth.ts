import { callRoutes, isPrivateApi } from '../../src/rule/api-kind.ts';
import { defineLintRule, type LintReport } from '../../src/rule/lint-rule.ts';
import type { ApiEntity, RouteEntity } from '../../src/rule/template-subject.ts';
import { HOLE, isOpen, slotText } from '../../src/source/open.ts';

/** Method without authorization. */
export const rule = defineLintRule({
  id: 'api-method-no-auth',
  subject: 'template',
  group: 'invocation',
  title: 'Method without authorization',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['document'],
  why: 'A method without authorization answers everybody who reaches the API; IAM policies have no effect on it.',
  remedy:
    'Set `AWS_IAM` or an authorizer, demand an API key, or suppress the finding with the reason why it is public.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  equivalents: { checkov: 'CKV_AWS_59', cdkNag: 'AwsSolutions-APIG4', other: 'Trivy AWS-0004' },
  *check(template) {
    for (const api of template.apis) {
      if (isPrivateApi(api) || api.policyState === 'present') continue;
      const routes = callRoutes(api).filter((route) => isCalled(api, route));
      const open = routes.filter(isUnguarded);
      const [first, ...others] = open;
      if (first === undefined) continue;
      // Of an API that is elsewhere nothing is known, and most are public.
      if (api.id !== '' && api.endpointTypes.some(isOpen)) yield { undecided: 'policy or endpoint of the API' };
      // An API that is open as a whole is one decision.
      else if (open.length > MOST && open.length === routes.length)
        yield {
          at: first.of('authorizationType'),
          message: `${nameOf(first)} and ${others.length} more, all methods of this API, have no authorization, everybody who reaches the API may call them`,
          related: others.map((route) => ({ at: route.of('authorizationType'), message: nameOf(route) })),
        };
      else yield* open.map((route) => report(api, route));
    }
  },
});

/** Methods that are told apart although none of their API is guarded. */
const MOST = 3;

/** Only the route of the handshake of a WebSocket API has an authorization. */
function isCalled(api: ApiEntity, route: RouteEntity): boolean {
  return api.kind !== 'WEBSOCKET' || route.path === '$connect';
}

function isUnguarded({ authorizationType, apiKeyRequired, method }: RouteEntity): boolean {
  return authorizationType === 'NONE' && apiKeyRequired !== true && !isOpen(apiKeyRequired) && !isOpen(method);
}

function report(api: ApiEntity, route: RouteEntity): LintReport {
  // Not every OpenAPI document is one of an API of AWS.
  if (api.dialect === 'openapi' && route.integration === undefined)
    return { undecided: 'policy or endpoint of the API' };
  return {
    at: route.of('authorizationType'),
    // An API that is elsewhere may have a policy there.
    ...(api.policyState === 'open' ? { confidence: 'likely' as const } : {}),
    message: `${nameOf(route)} has no authorization, everybody who reaches the API may call it`,
  };
}

function nameOf(route: RouteEntity): string {
  const parts = [slotText(route.method), slotText(route.path)?.replaceAll(HOLE, '…')];
  const name = parts.filter((part) => part !== undefined).join(' ');
  return name === '' ? 'the method' : `\`${name}\``;
}
