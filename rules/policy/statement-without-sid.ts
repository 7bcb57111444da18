import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** No Sid: findings and baselines cannot be stable. */
export const rule = defineLintRule({
  id: 'statement-without-sid',
  subject: 'policy',
  group: 'hygiene',
  title: 'No Sid: findings and baselines cannot be stable',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A Sid lets findings, suppressions and baselines name the statement even when others are added before it.',
  remedy: 'Give the statement a Sid.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.has('Sid')) continue;
      yield { at: policy.at(statement.pointer), message: 'the statement has no Sid to name it by' };
    }
  },
});
