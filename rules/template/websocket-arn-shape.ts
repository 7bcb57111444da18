import { apiArns } from '../../src/rule/api-arns.ts';
import { executeApiArns, executeApiPolicies } from '../../src/rule/execute-api-arns.ts';
import { HTTP_METHODS } from '../../src/rule/http-methods.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { TextItem } from '../../src/rule/policy-subject.ts';
import { hasHole } from '../../src/source/open.ts';

/** WebSocket ARN with HTTP method in place of route key. */
export const rule = defineLintRule({
  id: 'websocket-arn-shape',
  subject: 'template',
  group: 'invocation',
  title: 'WebSocket ARN with HTTP method in place of route key',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The ARN of a WebSocket route is `api/stage/routeKey`; there is no method in it. With one the grant matches no call.',
  remedy: 'Write the route key after the stage: `abc/prod/$connect`.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html',
  ],
  equivalents: {},
  *check(template) {
    const seen = new Set<TextItem>();
    for (const { api, policy, item, method, path = '' } of apiArns(template)) {
      if (api.kind !== 'WEBSOCKET' || !isVerb(method) || /^(@connections|\*)/.test(path) || hasHole(path)) continue;
      seen.add(item);
      yield {
        at: policy.at(item.pointer),
        message: `\`${method}\` stands where the route key belongs, this is a WebSocket API`,
      };
    }
    for (const policy of executeApiPolicies(template)) {
      for (const { item, resource } of policy.statements.flatMap(executeApiArns)) {
        const [, verb, key] = /^[^/]+\/[^/]+\/([A-Z]+)\/(\$(?:connect|disconnect))$/.exec(resource) ?? [];
        if (seen.has(item) || !isVerb(verb)) continue;
        yield {
          at: policy.at(item.pointer),
          message: `\`${verb}\` before \`${key}\`: the ARN of a WebSocket route has no method`,
        };
      }
    }
  },
});

function isVerb(text: string | undefined): boolean {
  return HTTP_METHODS.some((method) => method === text);
}
