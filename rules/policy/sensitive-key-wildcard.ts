import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { SENSITIVE_KEYS } from '../../src/rule/sensitive-keys.ts';

/** Wildcard or variable too broad in a sensitive condition key. */
export const rule = defineLintRule({
  id: 'sensitive-key-wildcard',
  subject: 'policy',
  when: ['wildvalue', 'variable'],
  group: 'semantics',
  title: 'Wildcard or variable too broad in a sensitive condition key',
  severity: 'error',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['document'],
  why: 'With hardly a fixed character before the wildcard the value matches callers that nobody meant.',
  remedy: 'Write at least the first six characters.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-wildcard-usage-too-permissive',
  ],
  equivalents: { accessAnalyzer: 'WILDCARD_USAGE_TOO_PERMISSIVE, VARIABLE_USAGE_TOO_PERMISSIVE' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!SENSITIVE_KEYS.has(condition.keyLower) || !/like$|^arn(not)?equals$/.test(condition.base)) continue;
        for (const item of condition.values) {
          const fixed = item.text.replace(/\$\{[^{}]*\}/g, '*').replace(/[*?]/g, '');
          if (fixed.length === item.text.length || fixed.replace(/^arn:/, '').replace(/:/g, '').length >= 6) continue;
          yield {
            at: policy.at(item.pointer),
            message: `\`${item.text}\` matches almost every value of \`${condition.key}\``,
          };
        }
      }
  },
});
