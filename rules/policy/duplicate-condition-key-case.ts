import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { pointerTo } from '../../src/source/json-value.ts';

/** A condition key stands twice in one operator, with other capitals. */
export const rule = defineLintRule({
  id: 'duplicate-condition-key-case',
  subject: 'file',
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
  *check({ file, kind }) {
    if (kind === 'unknown') return;
    for (const duplicate of file.duplicates) {
      if (duplicate.sameCase || !/\/Condition\/[^/]+$/.test(duplicate.pointer)) continue;
      const at = { file, pointer: pointerTo(duplicate.pointer, duplicate.key), part: 'key' } as const;
      yield {
        at,
        message: `condition keys \`${duplicate.earlier}\` and \`${duplicate.key}\` are one key; capitals do not count`,
      };
    }
  },
});
