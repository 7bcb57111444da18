import { coveredItems } from '../../src/rule/covered-items.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Resource covered by another pattern. */
export const rule = defineLintRule({
  id: 'redundant-resource',
  subject: 'policy',
  when: ['resources'],
  group: 'hygiene',
  title: 'Resource covered by another pattern',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The narrower entry changes nothing and hides how wide the statement is.',
  remedy: 'Remove the covered entry.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-resource',
  ],
  equivalents: { accessAnalyzer: 'REDUNDANT_RESOURCE' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const items of [statement.resources, statement.notResources]) {
        for (const { item, by } of coveredItems(items, (resource) => resource.text)) {
          if (item.text.includes('${') || by.text.includes('${')) continue;
          const at = policy.at(item.pointer);
          yield {
            at,
            message: `resource \`${item.text}\` is covered by \`${by.text}\``,
            fix: { title: 'remove the covered resource', safety: 'safe', edits: [{ kind: 'remove', at }] },
          };
        }
      }
    }
  },
});
