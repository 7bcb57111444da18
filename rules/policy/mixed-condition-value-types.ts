import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Condition value list mixes JSON types. */
export const rule = defineLintRule({
  id: 'mixed-condition-value-types',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Condition value list mixes JSON types',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS wants values of one JSON type in a list.',
  remedy: 'Write all of them as strings.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-condition-data-type',
  ],
  equivalents: { accessAnalyzer: 'INVALID_CONDITION_DATA_TYPE' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        const types = new Set(condition.allValues.map((item) => item.type).filter((type) => type !== 'open'));
        if (types.size < 2) continue;
        const at = policy.at(condition.pointer);
        const value = condition.values.map((item) => item.text);
        yield {
          at,
          message: `the values of \`${condition.key}\` are of several JSON types: ${[...types].join(', ')}`,
          ...(value.length === condition.allValues.length
            ? {
                fix: {
                  title: 'write strings',
                  safety: 'safe' as const,
                  edits: [{ kind: 'replace' as const, at, value }],
                },
              }
            : {}),
        };
      }
  },
});
