import { actionMatches } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { URL_ACTIONS } from '../../src/rule/url-actions.ts';

/** SCP/RCP/boundary denies function URL or public auth type. */
export const rule = defineLintRule({
  id: 'scp-blocks-function-url',
  subject: 'policy',
  types: ['scp', 'boundary'],
  group: 'invocation',
  title: 'SCP/RCP/boundary denies function URL or public auth type',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'A guard rail of this kind makes the creation of a public function URL fail; that is its purpose.',
  remedy: 'Create the URL with AuthType AWS_IAM.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Deny') continue;
      const action = statement.actions.find((item) => URL_ACTIONS.some((each) => actionMatches(item.text, each)));
      if (action === undefined || action.service !== 'lambda') continue;
      const guard = statement.conditions.find((condition) => condition.keyLower === 'lambda:functionurlauthtype');
      const what = guard === undefined ? 'any auth type' : 'some auth types';
      yield {
        at: policy.at(action.pointer),
        message: `\`${action.text}\` is denied for ${what}, deployments of such function URLs fail`,
      };
    }
  },
});
