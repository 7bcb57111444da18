import { deniedActions, nameStatement, statementOf } from '../../src/rule/access-predicates.ts';
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
    if (access.question?.target.path !== 'execute-api') return [];
    return deniedActions(access)
      .flatMap((action) => action.trace)
      .filter((step) => step.layer === 'identity' && step.effect === 'Allow' && step.action === 'mismatch')
      .filter(
        (step) =>
          statementOf(access.question, step.statement)?.action?.some((name) => /^apigateway:/i.test(name)) === true,
      )
      .map(({ statement }) => ({
        message: `${nameStatement(statement)} grants apigateway actions, which change APIs; calling one needs execute-api:Invoke`,
        because: [statement],
      }));
  },
});
