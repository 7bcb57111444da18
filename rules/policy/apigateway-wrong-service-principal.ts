import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** execute-api.amazonaws.com used as principal. */
export const rule = defineLintRule({
  id: 'apigateway-wrong-service-principal',
  subject: 'policy',
  types: ['lambda'],
  group: 'invocation',
  title: 'execute-api.amazonaws.com used as principal',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'API Gateway calls functions as `apigateway.amazonaws.com`.',
  remedy: 'Write `apigateway.amazonaws.com`.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: { other: 'cfn-lint silent (measured)' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const principal of statement.principals) {
        if (
          !/^(execute-api|api-?gateway\.execute-api|apigatewayv2)(\.[a-z0-9-]+)?\.amazonaws\.com$/i.test(principal.text)
        )
          continue;
        const at = policy.at(principal.pointer);
        yield {
          at,
          message: `\`${principal.text}\` calls nothing, API Gateway calls as \`apigateway.amazonaws.com\``,
          fix: {
            title: 'write apigateway.amazonaws.com',
            safety: 'safe',
            edits: [{ kind: 'replace', at, value: 'apigateway.amazonaws.com' }],
          },
        };
      }
    }
  },
});
