import { globCovers, globsOverlap } from '../../src/rule/glob.ts';
import { actionsOverlap } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Grant reaches a resource on the configured sensitive list. */
export const rule = defineLintRule({
  id: 'sensitive-resource-access',
  subject: 'policy',
  group: 'security',
  title: 'Grant reaches a resource on the configured sensitive list',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['settings'],
  why: 'The configuration names these resources as sensitive; every grant that reaches them is worth a look.',
  remedy: 'Narrow the resource, or list the grant as accepted.',
  references: ['https://github.com/duo-labs/parliament'],
  equivalents: { parliament: 'SENSITIVE_ACCESS (community)', other: 'AA CheckAccessNotGranted (paid)' },
  *check(policy) {
    if (policy.settings.sensitive.length === 0) return;
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const { actions, resources } of policy.settings.sensitive) {
        const action = statement.has('NotAction')
          ? statement.notActions.find(() =>
              actions.some((each) => !statement.notActions.some((item) => globCovers(item.lower, each.toLowerCase()))),
            )
          : statement.actions.find((item) => actions.some((each) => actionsOverlap(item.text, each)));
        const reached = statement.has('NotResource')
          ? statement.notResources.find(() =>
              resources.some((each) => !statement.notResources.some((item) => globCovers(item.text, each))),
            )
          : statement.resources.find((item) => resources.some((each) => globsOverlap(item.text, each)));
        if (action === undefined || reached === undefined) continue;
        yield {
          at: policy.at(reached.pointer),
          message: `${statement.has('NotAction') ? 'every action but ' : ''}\`${action.text}\` on ${statement.has('NotResource') ? 'all but ' : ''}\`${reached.text}\` reaches a resource that the configuration calls sensitive`,
        };
      }
    }
  },
});
