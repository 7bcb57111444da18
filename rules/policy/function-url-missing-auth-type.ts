import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayHaveMoreKeys } from '../../src/rule/open-keys.ts';

/** lambda:InvokeFunctionUrl without lambda:FunctionUrlAuthType. */
export const rule = defineLintRule({
  id: 'function-url-missing-auth-type',
  subject: 'policy',
  types: ['lambda'],
  group: 'invocation',
  title: 'lambda:InvokeFunctionUrl without lambda:FunctionUrlAuthType',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Without the condition the grant stays valid when the URL is switched to AuthType NONE; with a star as principal it opens the URL.',
  remedy: 'Add `StringEquals lambda:FunctionUrlAuthType AWS_IAM`.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      const action = statement.actions.find((item) => /^lambda:invokefunctionurl$/i.test(item.text));
      if (action === undefined) continue;
      if (statement.conditions.some((condition) => condition.keyLower === 'lambda:functionurlauthtype')) continue;
      // CloudFront signs its calls, and its permission is bound to the distribution.
      if (
        statement.principals.length > 0 &&
        statement.principals.every((principal) => principal.principalType === 'Service')
      )
        continue;
      if (mayHaveMoreKeys(statement)) yield { undecided: 'condition of the template' };
      else
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.text}\` is granted without a condition on \`lambda:FunctionUrlAuthType\``,
        };
    }
  },
});
