import { defineAccessRule } from '../../src/rule/access-rule.ts';
import { serviceIsRefused } from '../../src/rule/integration-question.ts';

/** API Gateway may not invoke the function behind the route. */
export const rule = defineAccessRule({
  id: 'integration-not-permitted',
  title: 'API Gateway may not invoke the function behind the route',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-troubleshooting-lambda.html',
    'https://repost.aws/knowledge-center/api-gateway-rest-api-lambda-integrations',
  ],
  why: 'Once the caller is let in, API Gateway itself must be allowed to invoke the function: by the function policy (`apigateway.amazonaws.com` with the right SourceArn). If not, the answer is a **500**, not a 403. With the integration credentials `arn:aws:iam::*:user/*` the caller needs lambda:InvokeFunction himself.',
  check(access) {
    const route = access.snapshot.api.status === 'collected' ? access.snapshot.api.value.route : undefined;
    if (route?.status !== 'collected' || route.value.integration.status !== 'collected') return [];
    const integration = route.value.integration.value;
    if (integration.credentials !== undefined) {
      if (!integration.credentials.endsWith(':iam::*:user/*')) return [];
      const says = `the integration of ${route.value.key} calls with the caller’s own identity, so the caller also needs lambda:InvokeFunction; without it the answer is 500`;
      return [{ message: says, severity: 'note' }];
    }
    if (!serviceIsRefused(access, integration)) return [];
    return [
      {
        message: `the policy of \`${integration.functionArn}\` does not let API Gateway invoke it: the answer is 500, not 403`,
      },
    ];
  },
});
