import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { namedList } from '../../src/rule/named-list.ts';
import { isWholeService } from '../../src/rule/whole-service.ts';

/** Unscoped permissions-management action. */
export const rule = defineLintRule({
  id: 'permissions-management',
  subject: 'policy',
  when: ['star'],
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
      const [first, ...more] = statement.actions.filter(
        (action) => !isWholeService(action) && action.word.traits().manages !== undefined,
      );
      if (first === undefined) continue;
      const names = [`${first.service}:${first.word.traits().manages?.name}`, ...more.map((action) => action.text)];
      yield {
        at: policy.at(first.pointer),
        message: `${namedList(names)} ${more.length === 0 ? 'changes' : 'change'} permissions, here of every resource`,
      };
    }
  },
});
