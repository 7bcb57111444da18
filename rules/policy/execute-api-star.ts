import { namesAction } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { ResourceItem } from '../../src/rule/policy-subject.ts';

/** execute-api:Invoke on *. */
export const rule = defineLintRule({
  id: 'execute-api-star',
  subject: 'policy',
  when: ['service:execute-api'],
  types: ['identity', 'session'],
  group: 'invocation',
  title: 'execute-api:Invoke on *',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The statement reaches every API, stage and method, also those that come later.',
  remedy: 'Name the API, stage, method and path.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html',
  ],
  equivalents: { checkov: 'CKV_AWS_111 (part)', other: 'cdk-nag IAM5' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || !namesAction(statement, 'execute-api:Invoke')) continue;
      // A statement on all actions is a broader finding of its own.
      const own = statement.actions.find((item) => item.service === 'execute-api');
      const star = statement.allResources.find(isEverything);
      if (own === undefined || star === undefined) continue;
      const at = policy.at(star.pointer);
      if (/^(\d{12}|\u{FFFC})$/u.test(star.arn?.account ?? ''))
        yield { at, message: '`execute-api:Invoke` is granted on every API of the account', severity: 'info' };
      else yield { at, message: '`execute-api:Invoke` is granted on every API, stage and method' };
    }
  },
});

function isEverything({ text, arn }: ResourceItem): boolean {
  return text === '*' || (arn?.service === 'execute-api' && /^\*(\/\*)*$/.test(arn.resource));
}
