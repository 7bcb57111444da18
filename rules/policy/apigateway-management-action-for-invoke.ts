import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** apigateway:GET/POST granted to let a caller invoke. */
export const rule = defineLintRule({
  id: 'apigateway-management-action-for-invoke',
  subject: 'policy',
  when: ['service:apigateway'],
  group: 'invocation',
  title: 'apigateway:GET/POST granted to let a caller invoke',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: '`apigateway:` actions manage APIs; a call is decided by `execute-api:Invoke`.',
  remedy: 'Grant `execute-api:Invoke` on the execute-api ARN.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  equivalents: { parliament: 'RESOURCE_MISMATCH' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || statement.allResources.length === 0) continue;
      if (!statement.allResources.every((item) => item.arn?.service === 'execute-api')) continue;
      for (const action of statement.actions.filter((item) => item.service === 'apigateway')) {
        const at = policy.at(action.pointer);
        yield {
          at,
          message: `\`${action.text}\` manages APIs and never allows a call of one`,
          fix: {
            title: 'write execute-api:Invoke',
            // Nobody could call so far, and whether the action or the resource is wrong only the author knows.
            safety: 'suggest',
            edits: [{ kind: 'replace', at, value: 'execute-api:Invoke' }],
          },
        };
      }
    }
  },
});
