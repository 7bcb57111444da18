import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** execute-api:/ short form outside a REST API resource policy. */
export const rule = defineLintRule({
  id: 'execute-api-short-form-in-identity',
  subject: 'policy',
  when: ['oddresource'],
  types: ['identity', 'boundary', 'session', 'scp', 'vpc-endpoint'],
  group: 'invocation',
  title: 'execute-api:/ short form outside a REST API resource policy',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Only API Gateway writes the short form out, when it saves the policy of a REST API. Elsewhere it matches nothing.',
  remedy: 'Write the full ARN.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html'],
  equivalents: { accessAnalyzer: 'INVALID_ARN_PREFIX' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.allResources, ...statement.notResources]) {
        if (!item.text.startsWith('execute-api:/')) continue;
        yield {
          at: policy.at(item.pointer),
          message: `short form \`${item.text}\` is understood in the policy of a REST API only`,
        };
      }
    }
  },
});
