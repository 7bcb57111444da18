import { containedStatements } from '../../src/rule/contained-statements.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Statement duplicates or is contained in another. */
export const rule = defineLintRule({
  id: 'redundant-statement',
  subject: 'policy',
  when: ['statements'],
  group: 'hygiene',
  title: 'Statement duplicates or is contained in another',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The statement changes nothing; two places to edit become one forgotten.',
  remedy: 'Remove the statement that the other takes in.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-redundant-statement',
  ],
  equivalents: { accessAnalyzer: 'REDUNDANT_STATEMENT' },
  *check(policy) {
    for (const { statement, by } of containedStatements(policy)) {
      const at = policy.at(statement.pointer);
      const other = by.sid === undefined ? `statement ${by.index}` : `statement \`${by.sid}\``;
      yield {
        at,
        message: `this statement says nothing that ${other} does not say`,
        related: [{ at: policy.at(by.pointer), message: 'takes it in' }],
        fix: { title: 'remove the redundant statement', safety: 'safe', edits: [{ kind: 'remove', at }] },
      };
    }
  },
});
