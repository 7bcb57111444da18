import { executeApiArns } from '../../src/rule/execute-api-arns.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Braced path parameter in ARN. */
export const rule = defineLintRule({
  id: 'apigateway-path-parameter-literal',
  subject: 'policy',
  when: ['arn:execute-api', 'arn:*', 'oddresource', 'source:execute-api'],
  group: 'invocation',
  title: 'Braced path parameter in ARN',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  needs: ['document'],
  why: 'The ARN of a call holds the path as requested; braces of a path parameter never come.',
  remedy: 'Write a star for the parameter.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      for (const { item, resource } of executeApiArns(statement)) {
        const braces = /(^|[^$])(\{[^{}]*\})/.exec(resource)?.[2];
        if (braces === undefined || (policy.type === 'lambda' && OF_ROUTE.test(resource))) continue;
        const at = policy.at(item.pointer);
        const value = item.text.replace(/(^|[^$])\{[^{}]*\}/g, '$1*');
        yield {
          at,
          message: `path parameter \`${braces}\` is taken literally and never matches`,
          ...(item.open === undefined
            ? {
                fix: {
                  title: 'write a star',
                  safety: 'safe' as const,
                  edits: [{ kind: 'replace' as const, at, value }],
                },
              }
            : {}),
        };
      }
    }
  },
});

/**
 * An HTTP API calls with the path of its route, braces and all, under any stage and method: what the console and the CDK
 * write for it. https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigatewayv2_integrations-readme.html
 */
const OF_ROUTE = /^[^/]+\/\*\/\*\//;
