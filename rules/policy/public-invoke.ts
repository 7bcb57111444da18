import { bindsCaller } from '../../src/rule/binds-caller.ts';
import { namesAction } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** lambda:InvokeFunction open to everyone. */
export const rule = defineLintRule({
  id: 'public-invoke',
  subject: 'policy',
  when: ['anyone'],
  types: ['lambda'],
  group: 'invocation',
  title: 'lambda:InvokeFunction open to everyone',
  severity: 'error',
  confidence: 'certain',
  security: 9.3,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Everybody with an AWS account can call the function with any payload, past a function URL and its CORS rules.',
  remedy: 'Name the principal, or bound the star with aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: { checkov: 'CKV_AWS_301', cdkNag: 'LambdaFunctionPublicAccessProhibited', other: 'cfn_nag F13' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !namesAction(statement, 'lambda:InvokeFunction')) continue;
      const open = statement.principals.find((principal) => principal.anyone || principal.principalType === '*');
      // lambda:InvokedViaFunctionUrl leaves the function URL as the only way in: that is another rule's question.
      if (
        open === undefined ||
        statement.conditions.some(
          (condition) => bindsCaller(condition) || condition.keyLower === 'lambda:invokedviafunctionurl',
        )
      )
        continue;
      if (statement.open.has('Condition')) yield { undecided: 'condition of the template' };
      else
        yield { at: policy.at(open.pointer), message: 'everybody may call `lambda:InvokeFunction` on this function' };
    }
  },
});
