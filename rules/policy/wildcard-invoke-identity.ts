import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Identity may invoke every function. */
export const rule = defineLintRule({
  id: 'wildcard-invoke-identity',
  subject: 'policy',
  when: ['service:lambda'],
  types: ['identity', 'session'],
  group: 'invocation',
  title: 'Identity may invoke every function',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The statement reaches every function, also those that come later.',
  remedy: 'Name the functions.',
  references: ['https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html'],
  equivalents: { parliament: 'RESOURCE_STAR', checkov: 'CKV_AWS_111/290/355', cdkNag: 'AwsSolutions-IAM5' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      const action = statement.actions.find((item) =>
        /^lambda:(invoke(function|functionurl|\*)|invokefunction\*)/i.test(item.text),
      );
      const star = statement.allResources.find(
        (item) => item.text === '*' || (item.arn?.service === 'lambda' && /^(function:)?\*$/.test(item.arn.resource)),
      );
      if (action === undefined || star === undefined) continue;
      const at = policy.at(star.pointer);
      const message = `\`${action.text}\` is granted on every function`;
      // A tag says which functions are meant.
      const tagged = statement.conditions.some(
        (item) => item.keyLower.startsWith('aws:resourcetag/') && !item.negated && !item.ifExists,
      );
      if (tagged) yield { at, message: `${message} with a tag`, severity: 'info' };
      else yield { at, message };
    }
  },
});
