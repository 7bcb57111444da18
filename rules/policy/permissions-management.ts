import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oncePer } from '../../src/rule/once-per.ts';
import type { ActionFacts } from '../../src/rule/service-data.ts';

const managing = oncePer((actions: readonly ActionFacts[]) =>
  actions.find((each) => each.access.includes('Permissions management')),
);

/** Unscoped permissions-management action. */
export const rule = defineLintRule({
  id: 'permissions-management',
  subject: 'policy',
  types: ['identity', 'session'],
  group: 'security',
  title: 'Unscoped permissions-management action',
  severity: 'info',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType', 'serviceData'],
  why: 'The action changes who may do what, and the statement does not say for which resource.',
  remedy: 'Name the resources, and add a condition such as lambda:Principal.',
  references: ['https://cloudsplaining.readthedocs.io/'],
  equivalents: { parliament: 'PERMISSIONS_MANAGEMENT_ACTIONS (community)', checkov: 'CKV_AWS_109, 289' },
  *check(policy) {
    for (const statement of policy.statements) {
      const star =
        statement.effect === 'Allow' &&
        !statement.has('Condition') &&
        statement.resources.find((item) => item.text === '*');
      if (!star) continue;
      for (const action of statement.actions) {
        const manages = managing(action.word.facts());
        if (manages === undefined) continue;
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.service}:${manages.name}\` changes permissions, here of every resource`,
        };
      }
    }
  },
});
