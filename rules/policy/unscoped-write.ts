import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oncePer } from '../../src/rule/once-per.ts';
import type { ActionFacts } from '../../src/rule/service-data.ts';

const writing = oncePer((actions: readonly ActionFacts[]) =>
  actions.find((each) => each.access.includes('Write') && each.resourceTypes.length > 0),
);

/** Write action on * though it supports resources. */
export const rule = defineLintRule({
  id: 'unscoped-write',
  subject: 'policy',
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
      for (const action of statement.actions) {
        if (action.name === '*') continue;
        const write = writing(action.word.facts());
        if (write === undefined) continue;
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.service}:${write.name}\` is allowed on every resource though it can be limited`,
        };
      }
    }
  },
});
