import { callRoutes, isPrivateApi } from '../../src/rule/api-kind.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
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
      for (const route of callRoutes(api)) {
        if (route.authorizationType !== 'NONE' || route.apiKeyRequired === true || isOpen(route.apiKeyRequired))
          continue;
        if (isOpen(route.method) || (api.kind === 'WEBSOCKET' && route.path !== '$connect')) continue;
        if (route.method === undefined && route.path === undefined) continue;
        const name = [slotText(route.method), slotText(route.path)?.replaceAll(HOLE, '…')]
          .filter((part) => part !== undefined)
          .join(' ');
        if (api.endpointTypes.some(isOpen) || (api.policyState === 'open' && route.integration === undefined))
          yield { undecided: 'policy or endpoint of the API' };
        else
          yield {
            at: route.of('authorizationType'),
            message: `\`${name}\` has no authorization, everybody who reaches the API may call it`,
          };
      }
    }
  },
});
