import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** A condition key stands twice in one operator, with other capitals. */
export const rule = defineLintRule({
  id: 'duplicate-condition-key-case',
  subject: 'policy',
  when: ['condition'],
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
    for (const { conditions } of policy.statements)
      for (const [place, condition] of conditions.entries()) {
        const { operatorPointer, keyLower, key } = condition;
        const earlier = conditions
          .slice(0, place)
          .find((one) => one.operatorPointer === operatorPointer && one.keyLower === keyLower && one.key !== key);
        if (earlier !== undefined)
          yield {
            at: policy.at(condition.pointer, 'key'),
            message: `condition keys \`${earlier.key}\` and \`${key}\` are one key; capitals do not count`,
          };
      }
  },
});
