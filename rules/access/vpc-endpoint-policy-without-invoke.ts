import { silentTargets } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** The VPC endpoint policy does not allow the call. */
export const rule = defineAccessRule({
  id: 'vpc-endpoint-policy-without-invoke',
  title: 'the VPC endpoint policy does not allow the call',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html',
    'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-endpoints.html',
  ],
  why: 'A call through a VPC endpoint needs an Allow in the endpoint policy too.',
  check(access) {
    if (silentTargets(access, 'vpce').length === 0) return [];
    return [
      { message: 'the VPC endpoint policy does not allow the call, so what identity policies grant has no effect' },
    ];
  },
});
