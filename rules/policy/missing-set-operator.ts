import { CONDITION_OPERATORS } from '../../src/rule/condition-operators.ts';
import { keyFacts } from '../../src/rule/key-facts.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Multivalued key without ForAnyValue/ForAllValues. */
export const rule = defineLintRule({
  id: 'missing-set-operator',
  subject: 'policy',
  when: ['unset'],
  group: 'semantics',
  title: 'Multivalued key without ForAnyValue/ForAllValues',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'The key has several values; without ForAnyValue or ForAllValues AWS does not know which of them must match.',
  remedy: 'Write ForAnyValue or ForAllValues before the operator.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-qualifier',
  ],
  equivalents: { accessAnalyzer: 'MISSING_QUALIFIER' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.set !== undefined || condition.base === 'null') continue;
        const key = keyFacts(condition, policy.services);
        if (key === undefined || !key.multiValued || !CONDITION_OPERATORS.has(condition.base)) continue;
        yield {
          at: policy.at(condition.operatorPointer, 'key'),
          message: `\`${condition.key}\` has several values, \`${condition.operator}\` needs ForAnyValue or ForAllValues`,
          ...(condition.keyLower.startsWith('aws:')
            ? {}
            : { severity: 'warning' as const, confidence: 'likely' as const }),
        };
      }
  },
});
