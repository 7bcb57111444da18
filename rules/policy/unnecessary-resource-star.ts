import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Resource * where all actions support resources. */
export const rule = defineLintRule({
  id: 'unnecessary-resource-star',
  subject: 'policy',
  when: ['star'],
  types: ['identity', 'session'],
  group: 'security',
  title: 'Resource * where all actions support resources',
  severity: 'info',
  confidence: 'certain',
  security: 3.0,
  since: '0.1.0',
  needs: ['policyType', 'serviceData'],
  why: 'Every action of the statement can be limited to named resources.',
  remedy: 'Name the resources.',
  references: ['https://github.com/duo-labs/parliament'],
  equivalents: { parliament: 'RESOURCE_STAR', checkov: 'CKV_AWS_355/356', cdkNag: 'AwsSolutions-IAM5' },
  *check(policy) {
    for (const statement of policy.statements) {
      const star = statement.effect === 'Allow' ? statement.resources.find((item) => item.text === '*') : undefined;
      if (star === undefined || statement.actions.length === 0 || statement.open.has('Action')) continue;
      if (!statement.actions.every((action) => action.word.traits().needsResource)) continue;
      yield { at: policy.at(star.pointer), message: 'every action of the statement can be limited to named resources' };
    }
  },
});
