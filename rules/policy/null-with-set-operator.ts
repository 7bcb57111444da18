import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { renameOperator } from '../../src/rule/rename-operator.ts';

/** Null with ForAllValues/ForAnyValue. */
export const rule = defineLintRule({
  id: 'null-with-set-operator',
  subject: 'policy',
  when: ['operator:null'],
  group: 'semantics',
  title: 'Null with ForAllValues/ForAnyValue',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Null asks whether the key exists; with ForAllValues it is always true, with ForAnyValue always false.',
  remedy: 'Write `Null`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-null-with-qualifier',
  ],
  equivalents: { accessAnalyzer: 'NULL_WITH_QUALIFIER' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.base !== 'null' || condition.set === undefined) continue;
        const edit = renameOperator(policy, statement, { condition, to: 'Null' });
        yield {
          at: policy.at(condition.operatorPointer, 'key'),
          message: `\`${condition.operator}\` is always ${condition.set === 'ForAllValues' ? 'true' : 'false'}`,
          ...(edit === undefined ? {} : { fix: { title: 'write `Null`', safety: 'safe' as const, edits: [edit] } }),
        };
      }
  },
});
