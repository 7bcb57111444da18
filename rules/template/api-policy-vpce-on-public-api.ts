import { isPublicApi } from '../../src/rule/api-kind.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { loneApiPolicies } from '../../src/rule/lone-api-policies.ts';

/** aws:SourceVpce / aws:SourceVpc on a non-private API. */
export const rule = defineLintRule({
  id: 'api-policy-vpce-on-public-api',
  subject: 'template',
  group: 'invocation',
  title: 'aws:SourceVpce / aws:SourceVpc on a non-private API',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'Only calls through a VPC endpoint of a private API carry aws:SourceVpce and aws:SourceVpc. On edge and regional APIs the key is absent: an Allow never matches, a Deny with a negated operator refuses everybody.',
  remedy: 'Make the API private, or bound it by aws:SourceIp.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
  ],
  equivalents: {},
  *check(template) {
    for (const { features } of loneApiPolicies(template))
      if (features.has('key:aws:sourcevpc') || features.has('key:aws:sourcevpce'))
        yield { undecided: 'endpoint type of the API' };
    for (const api of template.apis) {
      const { policy } = api;
      if (policy === undefined || !isPublicApi(api)) continue;
      for (const statement of policy.statements) {
        for (const condition of statement.conditions) {
          if (
            !/^aws:(sourcevpce?|vpcsourceip)$/.test(condition.keyLower) ||
            condition.ifExists ||
            condition.base === 'null'
          )
            continue;
          if (condition.set === 'ForAllValues' || condition.negated !== (statement.effect === 'Deny')) continue;
          const what = condition.negated ? 'refuses every call' : 'never matches';
          yield {
            at: policy.at(condition.pointer, 'key'),
            message: `\`${condition.key}\` is absent on an API that is not private, the statement ${what}`,
          };
        }
      }
    }
  },
});
