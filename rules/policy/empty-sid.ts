import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Sid is an empty string. */
export const rule = defineLintRule({
  id: 'empty-sid',
  subject: 'policy',
  when: ['irregular'],
  group: 'hygiene',
  title: 'Sid is an empty string',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'An empty Sid names nothing and is no valid identifier for IAM.',
  remedy: 'Remove it, or give the statement a name.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-empty-sid-value',
  ],
  equivalents: { accessAnalyzer: 'EMPTY_SID_VALUE' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.raw['Sid'] !== '') continue;
      const at = policy.at(statement.to('Sid'));
      yield {
        at,
        message: 'Sid is an empty string',
        fix: { title: 'remove Sid', safety: 'safe', edits: [{ kind: 'remove', at }] },
      };
    }
  },
});
