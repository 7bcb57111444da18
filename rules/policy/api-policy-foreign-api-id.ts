import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { foreignField, ownArn } from '../../src/rule/own-arn.ts';

/** REST API policy names another API, region or account. */
export const rule = defineLintRule({
  id: 'api-policy-foreign-api-id',
  subject: 'policy',
  when: ['arn:execute-api'],
  types: ['rest-api'],
  group: 'invocation',
  title: 'REST API policy names another API, region or account',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType', 'target'],
  why: 'The policy of an API is asked about calls of that API only; a statement on another one never applies.',
  remedy: 'Name this API, or use the short form `execute-api:/*`.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html'],
  equivalents: {},
  *check(policy) {
    const own = ownArn(policy);
    for (const statement of policy.statements) {
      for (const item of statement.resources) {
        if (item.arn === undefined || item.arn.service !== 'execute-api') continue;
        if (own === undefined) {
          yield { undecided: 'the ARN of the API that the policy hangs on' };
          continue;
        }
        const foreign = foreignField(item.arn, own);
        if (foreign === undefined) continue;
        yield { at: policy.at(item.pointer), message: `${foreign}, so the statement never applies to this API` };
      }
    }
  },
});
