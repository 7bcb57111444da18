import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayNameAction } from '../../src/rule/may-name.ts';
import { slotText } from '../../src/source/open.ts';

/** VPC endpoint policy for lambda/execute-api does not allow the call. */
export const rule = defineLintRule({
  id: 'vpc-endpoint-policy-blocks-invoke',
  subject: 'template',
  group: 'invocation',
  title: 'VPC endpoint policy for lambda/execute-api does not allow the call',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'Calls through the endpoint need an Allow of its policy too. This policy allows no call, so everything that goes through the endpoint is answered 403.',
  remedy: 'Allow the call in the policy of the endpoint.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc-endpoints.html'],
  equivalents: {},
  *check(template) {
    for (const endpoint of template.vpcEndpoints) {
      const service = /\.(lambda|execute-api)$/.exec(slotText(endpoint.service) ?? '')?.[1];
      const { policy } = endpoint;
      if (service === undefined || policy === undefined) continue;
      if (policy.mayHaveMore) {
        yield { undecided: 'statements of the endpoint policy' };
        continue;
      }
      const action = service === 'lambda' ? 'lambda:InvokeFunction' : 'execute-api:Invoke';
      if (policy.statements.some((statement) => statement.effect !== 'Deny' && mayNameAction(statement, action)))
        continue;
      yield {
        at: policy.at(''),
        message: `the policy of the endpoint for \`${service}\` does not allow \`${action}\``,
      };
    }
  },
});
