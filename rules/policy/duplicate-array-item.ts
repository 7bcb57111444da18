import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { repeatedItems } from '../../src/rule/repeated-items.ts';

/** Same item twice in a list. */
export const rule = defineLintRule({
  id: 'duplicate-array-item',
  subject: 'policy',
  when: ['list'],
  group: 'hygiene',
  title: 'Same item twice in a list',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The second entry changes nothing; it is often a misspelled other one.',
  remedy: 'Remove the repeated entry.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      const items = [
        ...repeatedItems(statement.actions, (_, item) => item.lower),
        ...repeatedItems(statement.notActions, (_, item) => item.lower),
        ...repeatedItems(statement.resources, (text) => text),
        ...repeatedItems(statement.notResources, (text) => text),
        ...statement.conditions.flatMap((condition) => repeatedItems(condition.values, (text) => text)),
        ...repeatedItems(statement.principals, (text, item) => `${item.principalType} ${text}`),
      ];
      for (const item of items) {
        const at = policy.at(item.pointer);
        yield {
          at,
          message: `\`${item.text}\` stands in this list twice`,
          fix: { title: 'remove the repeated entry', safety: 'safe', edits: [{ kind: 'remove', at }] },
        };
      }
    }
  },
});
