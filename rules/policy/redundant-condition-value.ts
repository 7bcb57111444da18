import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { redundantValues } from '../../src/rule/redundant-values.ts';

/** Condition value made redundant by another. */
export const rule = defineLintRule({
  id: 'redundant-condition-value',
  subject: 'policy',
  when: ['list'],
  group: 'hygiene',
  title: 'Condition value made redundant by another',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Values of one key are alternatives: the narrower one changes nothing.',
  remedy: 'Remove the value that the other takes in.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-condition-value-num',
  ],
  equivalents: { accessAnalyzer: 'REDUNDANT_CONDITION_VALUE_NUM' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        for (const { item, by } of redundantValues(condition)) {
          const at = policy.at(item.pointer);
          yield {
            at,
            message: `\`${condition.operator}\` value \`${item.text}\` is taken in by \`${by.text}\``,
            fix: { title: 'remove the redundant value', safety: 'safe', edits: [{ kind: 'remove', at }] },
          };
        }
      }
    }
  },
});
