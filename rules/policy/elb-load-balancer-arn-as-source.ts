import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { namesService, sourceArns } from '../../src/rule/source-arns.ts';

/** ALB permission with load balancer ARN. */
export const rule = defineLintRule({
  id: 'elb-load-balancer-arn-as-source',
  subject: 'policy',
  when: ['source'],
  types: ['lambda'],
  group: 'invocation',
  title: 'ALB permission with load balancer ARN',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'An Application Load Balancer calls a function in the name of its target group.',
  remedy: 'Write the ARN of the target group.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/services-alb.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (!namesService(statement, 'elasticloadbalancing.amazonaws.com')) continue;
      for (const { item, arn } of sourceArns(statement)) {
        const kind = /^(loadbalancer|listener|listener-rule)\//.exec(arn.resource)?.[1];
        if (kind === undefined) continue;
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text}\` is a ${kind === 'loadbalancer' ? 'load balancer' : 'listener'}, the source of the call is its target group`,
        };
      }
    }
  },
});
