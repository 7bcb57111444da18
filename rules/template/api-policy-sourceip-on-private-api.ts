import { isPrivateApi } from '../../src/rule/api-kind.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { loneApiPolicies } from '../../src/rule/lone-api-policies.ts';

/** aws:SourceIp on a private API. */
export const rule = defineLintRule({
  id: 'api-policy-sourceip-on-private-api',
  subject: 'template',
  group: 'invocation',
  title: 'aws:SourceIp on a private API',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'Calls of a private API come through a VPC endpoint, where aws:SourceIp is not what the caller has; AWS has aws:VpcSourceIp for that.',
  remedy: 'Use `aws:VpcSourceIp`.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html',
  ],
  equivalents: {},
  *check(template) {
    for (const { features } of loneApiPolicies(template))
      if (features.has('key:aws:sourceip')) yield { undecided: 'endpoint type of the API' };
    for (const api of template.apis) {
      const { policy } = api;
      if (policy === undefined || !isPrivateApi(api)) continue;
      for (const statement of policy.statements) {
        for (const condition of statement.conditions) {
          if (condition.keyLower !== 'aws:sourceip' || condition.ifExists || condition.base === 'null') continue;
          const at = policy.at(condition.pointer, 'key');
          yield {
            at,
            message: `a private API is called through VPC endpoints, where \`${condition.key}\` does not hold the address of the caller`,
            fix: {
              title: 'write `aws:VpcSourceIp`',
              safety: 'safe',
              edits: [{ kind: 'rename', at, name: 'aws:VpcSourceIp' }],
            },
          };
        }
      }
    }
  },
});
