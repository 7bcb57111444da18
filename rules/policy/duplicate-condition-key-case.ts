import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** A condition key stands twice in one operator, with other capitals. */
export const rule = defineLintRule({
  id: 'duplicate-condition-key-case',
  subject: 'policy',
  when: ['conditions'],
  group: 'syntax',
  title: 'Condition key repeated with different capitalisation',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Condition keys are not case sensitive, so the two are one key. AWS refuses the policy.',
  remedy: 'Put the values of both into one list under one key.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-duplicate-keys-with-different-case',
  ],
  equivalents: { accessAnalyzer: 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE' },
  *check(policy) {
    for (const { conditions } of policy.statements) {
      const seen = new Map<string, string>();
      for (const { operatorPointer, keyLower, key, pointer } of conditions) {
        const own = `${operatorPointer}\n${keyLower}`;
        const earlier = seen.get(own);
        seen.set(own, key);
        if (earlier !== undefined && earlier !== key)
          yield {
            at: policy.at(pointer, 'key'),
            message: `condition keys \`${earlier}\` and \`${key}\` are one key; capitals do not count`,
          };
      }
    }
  },
});
