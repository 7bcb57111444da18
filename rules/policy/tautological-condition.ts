import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { ConditionItem } from '../../src/rule/policy-subject.ts';

/** Condition is always true. */
export const rule = defineLintRule({
  id: 'tautological-condition',
  subject: 'policy',
  when: ['wildvalue'],
  group: 'semantics',
  title: 'Condition is always true',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['document'],
  why: 'A lone star matches every value, so the condition only asks whether the key exists.',
  remedy: 'Write `Null` with `false`, or a real value.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-key-due-to-wildcard-in-condition',
  ],
  equivalents: {
    accessAnalyzer: 'REDUNDANT_KEY_DUE_TO_WILDCARD_IN_CONDITION, EQUIVALENT_TO_NULL_FALSE, EQUIVALENT_TO_NULL_TRUE',
  },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!/^(string(not)?like|arn(not)?(like|equals))$/.test(condition.base)) continue;
        const star = condition.values.find((item) => /^\*+$/.test(item.text));
        if (star === undefined) continue;
        const at = policy.at(star.pointer);
        // Whether a tag is there at all is often the question.
        // In a Deny the presence of a key tells one kind of calls from another.
        if (statement.effect === 'Deny' || /[/]|^[^:]*:[^:]*:/.test(condition.key))
          yield { at, message: meaning(condition), severity: 'info' };
        else yield { at, message: meaning(condition) };
      }
  },
});

function meaning({ negated, operator, key, ifExists, set }: ConditionItem): string {
  if (negated) return `\`${operator}\` with a star holds only where \`${key}\` is absent`;
  return ifExists || set === 'ForAllValues'
    ? `\`${operator}\` on \`${key}\` with a star is always true`
    : `\`${operator}\` with a star only asks whether \`${key}\` exists`;
}
