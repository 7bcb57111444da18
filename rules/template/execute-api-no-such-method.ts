import { apiArns } from '../../src/rule/api-arns.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayReachRoute } from '../../src/rule/reaches-route.ts';
import type { ApiEntity } from '../../src/rule/template-subject.ts';
import { isOpen } from '../../src/source/open.ts';

/** An identity policy grants a call that the API of the template does not have. */
export const rule = defineLintRule({
  id: 'execute-api-no-such-method',
  subject: 'template',
  group: 'invocation',
  title: 'Granted call is none of the API of the template',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  needs: ['graph'],
  why: 'The ARN names a stage, method or path that the declared API does not have. Calls of the methods that it has are not granted by it and end in 403.',
  remedy: 'Write stage, method and path as the API declares them, or stars.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  equivalents: {},
  *check(template) {
    for (const arn of apiArns(template)) {
      const { api, policy, statement, item, stage = '', method = '', path = '' } = arn;
      if (policy.type !== 'identity' || statement.effect !== 'Allow' || !isKnown(api) || method === 'OPTIONS') continue;
      if (api.routes.some((route) => mayReachRoute(arn, route))) continue;
      yield {
        at: policy.at(item.pointer),
        message: `\`${stage}/${method}/${path}\` is no call of \`${api.id}\` as it is declared`,
        related: [{ at: api.at, message: 'the API' }],
      };
    }
  },
});

/** Every route is there, and none is settled at deployment only. */
function isKnown({ kind, routes, routesComplete }: ApiEntity): boolean {
  if (kind === 'WEBSOCKET' || !routesComplete || routes.length === 0) return false;
  return routes.every(({ method, path }) => typeof path === 'string' && !isOpen(method));
}
