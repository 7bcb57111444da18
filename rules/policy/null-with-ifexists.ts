import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { renameOperator } from '../../src/rule/rename-operator.ts';

/** Null cannot take IfExists. */
export const rule = defineLintRule({
  id: 'null-with-ifexists',
  subject: 'policy',
  when: ['operator:null'],
  group: 'syntax',
  title: 'Null cannot take IfExists',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Null asks whether the key exists; IfExists makes no sense with it and AWS refuses the pair.',
  remedy: 'Write `Null`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-null-with-if-exists',
  ],
  equivalents: { accessAnalyzer: 'NULL_WITH_IF_EXISTS' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.base !== 'null' || !condition.ifExists) continue;
        const edit = renameOperator(policy, statement, { condition, to: 'Null' });
        yield {
          at: policy.at(condition.operatorPointer, 'key'),
          message: `\`${condition.operator}\` does not exist, Null takes no IfExists`,
          ...(edit === undefined ? {} : { fix: { title: 'write `Null`', safety: 'safe' as const, edits: [edit] } }),
        };
      }
  },
});
