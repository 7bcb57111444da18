import { keyFacts } from '../../src/rule/key-facts.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { renameOperator } from '../../src/rule/rename-operator.ts';

/** ForAllValues on a single-valued key. */
export const rule = defineLintRule({
  id: 'forallvalues-single-valued',
  subject: 'policy',
  when: ['set'],
  group: 'semantics',
  title: 'ForAllValues on a single-valued key',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'ForAllValues is true when the key is missing; on a key with one value it only opens the statement to requests without it.',
  remedy: 'Write the operator without ForAllValues.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-forallvalues-with-single-valued-key',
  ],
  equivalents: {
    accessAnalyzer: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY',
    parliament: 'SINGLE_VALUE_CONDITION_TOO_PERMISSIVE (community)',
  },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.set !== 'ForAllValues' || statement.effect !== 'Allow' || condition.base === 'null') continue;
        const key = keyFacts(condition, policy.services);
        if (key === undefined || key.multiValued) continue;
        const to = condition.operator.replace(/^ForAllValues:/i, '');
        const edit = renameOperator(policy, statement, { condition, to });
        yield {
          at: policy.at(condition.operatorPointer, 'key'),
          message: `\`${condition.key}\` has one value, \`${condition.operator}\` is also true without it`,
          ...(edit === undefined ? {} : { fix: { title: `write \`${to}\``, safety: 'safe' as const, edits: [edit] } }),
        };
      }
  },
});
