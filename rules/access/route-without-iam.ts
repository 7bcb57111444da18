import { refusedBecause } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The route is not protected by AWS_IAM. */
export const rule = defineAccessRule({
  id: 'route-without-iam',
  title: 'the route is not protected by AWS_IAM',
  severity: 'note',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  why: 'IAM policies have no effect on a method or route whose authorization type is not `AWS_IAM`. A 403 from there comes from an authorizer, an API key, WAF or the function itself.',
  check(access) {
    return refusedBecause(access, 'route-without-iam');
  },
});
