import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The request is not signed, but the target asks IAM. */
export const rule = defineAccessRule({
  id: 'unsigned-call',
  title: 'the request is not signed, but the target asks IAM',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  why: 'A target with AWS_IAM refuses a request without a SigV4 signature before it reads any policy. Sign the request (service `lambda` for function URLs, `execute-api` for APIs); no grant helps.',
  check(access) {
    if (access.decision?.reason !== 'unauthenticated') return [];
    const service = access.question?.target.path === 'execute-api' ? 'execute-api' : 'lambda';
    return [{ message: `the request carries no signature; sign it with SigV4 for the service \`${service}\`` }];
  },
});
