import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** A private API has no resource policy. */
export const rule = defineAccessRule({
  id: 'private-api-without-policy',
  title: 'a private API has no resource policy',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html'],
  why: 'Every call of a private REST API fails until a resource policy is attached, and the policy must let the VPC endpoint in.',
  check(access) {
    const target = access.question?.target;
    if (target?.path !== 'execute-api' || target.endpointType !== 'PRIVATE') return [];
    if (access.question?.policies.resource !== null) return [];
    return [
      { message: 'the API is private and has no resource policy: every call fails until one is attached and deployed' },
    ];
  },
});
