import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';

/** Numeric value not a number. */
export const rule = defineLintRule({
  id: 'bad-number-value',
  subject: 'policy',
  when: ['operator:numeric'],
  group: 'semantics',
  title: 'Numeric value not a number',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A numeric operator never matches a text that is no number.',
  remedy: 'Write a number.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch-number',
  ],
  equivalents: { accessAnalyzer: 'TYPE_MISMATCH_NUMBER', parliament: 'MISMATCHED_TYPE' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (!condition.base.startsWith('numeric')) continue;
        for (const item of condition.values) {
          if (
            (item.text.trim() !== '' && Number.isFinite(Number(item.text))) ||
            item.text.includes('${') ||
            isLeftover(item.text)
          )
            continue;
          yield { at: policy.at(item.pointer), message: `\`${item.text}\` is no number` };
        }
      }
  },
});
