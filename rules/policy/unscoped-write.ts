import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { namedList } from '../../src/rule/named-list.ts';

/** Write action on * though it supports resources. */
export const rule = defineLintRule({
  id: 'unscoped-write',
  subject: 'policy',
  when: ['star'],
  types: ['identity', 'session'],
  group: 'security',
  title: 'Write action on * though it supports resources',
  severity: 'info',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType', 'serviceData'],
  why: 'The action changes or runs something, and could be limited to named resources.',
  remedy: 'Name the resources.',
  references: ['https://cloudsplaining.readthedocs.io/'],
  equivalents: { parliament: 'RESOURCE_STAR', checkov: 'CKV_AWS_111, 290, 355, 356', cdkNag: 'AwsSolutions-IAM5' },
  *check(policy) {
    for (const statement of policy.statements) {
      const star =
        statement.effect === 'Allow' &&
        !statement.has('Condition') &&
        statement.resources.find((item) => item.text === '*');
      if (!star) continue;
      const [first, ...more] = statement.actions.filter((action) => action.word.traits().writes !== undefined);
      if (first === undefined) continue;
      const names = namedList([
        `${first.service}:${first.word.traits().writes?.name}`,
        ...more.map((action) => action.text),
      ]);
      yield {
        at: policy.at(first.pointer),
        message: `${names} ${more.length === 0 ? 'is allowed on every resource though it' : 'are allowed on every resource though they'} can be limited`,
      };
    }
  },
});
