import { documentedAction } from '../../src/rule/documented-action.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oddActions } from '../../src/rule/odd-items.ts';

/** Action casing differs from the documented one. */
export const rule = defineLintRule({
  id: 'inconsistent-action-case',
  subject: 'policy',
  group: 'hygiene',
  title: 'Action casing differs from the documented one',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'IAM ignores the case of actions, but searches and other tools do not.',
  remedy: 'Write the action as the Service Authorization Reference does.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: {},
  *check(policy) {
    for (const item of oddActions(policy)) {
      const documented = documentedAction(policy.services, item);
      if (documented === undefined || documented === item.text) continue;
      const at = policy.at(item.pointer);
      yield {
        at,
        message: `action \`${item.text}\` is documented as \`${documented}\``,
        fix: {
          title: 'use the documented case',
          safety: 'safe',
          edits: [{ kind: 'replace', at, value: documented }],
        },
      };
    }
  },
});
