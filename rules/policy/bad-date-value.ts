import { parseDateValue } from '../../src/engine/date-value.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';

/** Date value not ISO 8601. */
export const rule = defineLintRule({
  id: 'bad-date-value',
  subject: 'policy',
  when: ['operator:date'],
  group: 'semantics',
  title: 'Date value not ISO 8601',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Dates are written as ISO 8601 or as seconds since 1970; AWS refuses others or never matches them.',
  remedy: 'Write the date as `2026-02-01T00:00:00Z`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch-date',
  ],
  equivalents: { accessAnalyzer: 'TYPE_MISMATCH_DATE, INVALID_DATE_VALUE', parliament: 'MISMATCHED_TYPE' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!condition.base.startsWith('date')) continue;
        for (const item of condition.values) {
          const epoch = /^-?\d{5,}(\.\d+)?$/.test(item.text);
          if (epoch && condition.keyLower === 'aws:epochtime') continue;
          if ((!epoch && parseDateValue(item.text) !== undefined) || item.text.includes('${') || isLeftover(item.text))
            continue;
          const message = epoch
            ? `\`${item.text}\` is read as seconds since 1970, not as an ISO 8601 date`
            : `\`${item.text}\` is no ISO 8601 date`;
          yield { at: policy.at(item.pointer), message };
        }
      }
  },
});
