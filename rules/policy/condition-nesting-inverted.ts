import { isInverted } from '../../src/rule/known-operator.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Condition key and operator swapped. */
export const rule = defineLintRule({
  id: 'condition-nesting-inverted',
  subject: 'policy',
  when: ['oddoperator'],
  group: 'syntax',
  title: 'Condition key and operator swapped',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A condition is operator, then key, then value.',
  remedy: 'Swap the two.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: { accessAnalyzer: 'INVALID_CONDITION_OPERATOR', other: 'dedicated message: none' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions)
        if (isInverted(condition))
          yield {
            at: policy.at(condition.operatorPointer, 'key'),
            message: `\`${condition.operator}\` is a key and \`${condition.key}\` an operator, they stand the wrong way round`,
          };
  },
});
