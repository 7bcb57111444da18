import { coveredItems } from '../../src/rule/covered-items.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Action covered by another pattern. */
export const rule = defineLintRule({
  id: 'redundant-action',
  subject: 'policy',
  when: ['wildaction'],
  group: 'hygiene',
  title: 'Action covered by another pattern',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The narrower entry changes nothing and hides how wide the statement is.',
  remedy: 'Remove the covered entry.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-action',
  ],
  equivalents: { accessAnalyzer: 'REDUNDANT_ACTION' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const items of [statement.actions, statement.notActions]) {
        for (const { item, by } of coveredItems(items, (action) => action.lower)) {
          const at = policy.at(item.pointer);
          yield {
            at,
            message: `action \`${item.text}\` is covered by \`${by.text}\``,
            fix: { title: 'remove the covered action', safety: 'safe', edits: [{ kind: 'remove', at }] },
          };
        }
      }
    }
  },
});
