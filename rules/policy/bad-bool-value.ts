import { defineLintRule, type LintFix } from '../../src/rule/lint-rule.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';
import type { Place } from '../../src/source/source-file.ts';

/** Bool or Null value is not true/false. */
export const rule = defineLintRule({
  id: 'bad-bool-value',
  subject: 'policy',
  when: ['operator:bool', 'operator:null'],
  group: 'semantics',
  title: 'Bool or Null value is not true/false',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The values of Bool and Null are `true` and `false`, in lower case.',
  remedy: 'Write `true` or `false`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch-boolean',
  ],
  equivalents: {
    accessAnalyzer: 'TYPE_MISMATCH_BOOLEAN',
    parliament: 'MISMATCHED_TYPE, MISMATCHED_TYPE_OPERATION_TO_NULL',
  },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.base !== 'bool' && condition.base !== 'null') continue;
        for (const item of condition.values) {
          if (item.text === 'true' || item.text === 'false' || item.text.includes('${') || isLeftover(item.text))
            continue;
          yield {
            at: policy.at(item.pointer),
            message: `\`${item.text}\` is neither \`true\` nor \`false\``,
            ...repair(item.text, policy.at(item.pointer)),
          };
        }
      }
  },
});

function repair(text: string, at: Place): { readonly fix?: LintFix } {
  if (!/^(true|false|yes|no|1|0)$/i.test(text)) return {};
  const value = /^(true|yes|1)$/i.test(text) ? 'true' : 'false';
  return { fix: { title: `write \`${value}\``, safety: 'safe', edits: [{ kind: 'replace', at, value }] } };
}
