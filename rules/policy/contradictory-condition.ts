import { contradictions } from '../../src/rule/contradictions.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Conditions of a statement can never be true together. */
export const rule = defineLintRule({
  id: 'contradictory-condition',
  subject: 'policy',
  when: ['conditions'],
  group: 'semantics',
  title: 'Conditions of a statement can never be true together',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The conditions of a statement must all hold; these two never do together, so the statement is dead.',
  remedy: 'Take one of them away.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-statement-due-to-wildcard-in-condition',
  ],
  equivalents: {
    accessAnalyzer: 'REDUNDANT_STATEMENT_DUE_TO_WILDCARD_IN_CONDITION (part)',
    other: 'quacky/Zelkova class; no offline linter',
  },
  *check(policy) {
    for (const statement of policy.statements)
      for (const { one, other } of contradictions(statement.conditions))
        yield {
          at: policy.at(other.pointer),
          message: `\`${one.operator}\` and \`${other.operator}\` on \`${one.key}\` never hold together`,
          related: [{ at: policy.at(one.pointer), message: 'the other condition' }],
        };
  },
});
