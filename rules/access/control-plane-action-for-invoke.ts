import { deniedActions, nameStatement, statementsOf } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** Apigateway actions do not cover calls of the API. */
export const rule = defineAccessRule({
  id: 'control-plane-action-for-invoke',
  title: 'apigateway actions do not cover calls of the API',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  why: '`apigateway:*` is for changing APIs. Calling one needs `execute-api:Invoke`.',
  check(access) {
    if (access.question?.target.path !== 'execute-api' || deniedActions(access).length === 0) return [];
    return statementsOf(access.question.policies.identity)
      .filter(({ statement }) => statement.effect === 'Allow' && isControlPlaneOnly(statement.action ?? []))
      .map(({ ref }) => ({
        message: `${nameStatement(ref)} grants apigateway actions, which change APIs; calling one needs execute-api:Invoke`,
        because: [ref],
      }));
  },
});

function isControlPlaneOnly(actions: readonly string[]): boolean {
  return (
    actions.some((name) => /^apigateway:/i.test(name)) && !actions.some((name) => /^(execute-api:|\*)/i.test(name))
  );
}
