import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** More than one value for a Bool operator. */
export const rule = defineLintRule({
  id: 'multiple-booleans',
  subject: 'policy',
  when: ['operator:bool', 'operator:null'],
  group: 'syntax',
  title: 'More than one value for a Bool operator',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A Bool condition takes one value; with both it would say nothing.',
  remedy: 'Write one value.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-condition-multiple-boolean',
  ],
  equivalents: { accessAnalyzer: 'INVALID_CONDITION_MULTIPLE_BOOLEAN' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions)
        if (
          (condition.base === 'bool' || condition.base === 'null') &&
          condition.set === undefined &&
          condition.allValues.length > 1
        )
          yield {
            at: policy.at(condition.pointer),
            message: `\`${condition.operator}\` on \`${condition.key}\` has ${condition.allValues.length} values`,
          };
  },
});
