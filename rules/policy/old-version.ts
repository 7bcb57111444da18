import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { variableFree } from '../../src/rule/variable-free.ts';

/** Version 2008-10-17. */
export const rule = defineLintRule({
  id: 'old-version',
  subject: 'policy',
  when: ['irregular'],
  group: 'hygiene',
  title: 'Version 2008-10-17',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'In the language of 2008-10-17 policy variables such as `${aws:username}` are literal text.',
  remedy: 'Write `2012-10-17`.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html'],
  equivalents: { parliament: 'OLD_VERSION', cfnLint: 'W2511' },
  *check(policy) {
    if (policy.version !== '2008-10-17') return;
    const at = policy.at('/Version');
    yield {
      at,
      message: 'Version `2008-10-17` turns policy variables off',
      fix: {
        title: 'write 2012-10-17',
        safety: variableFree(policy.compact()) ? 'safe' : 'suggest',
        edits: [{ kind: 'replace', at, value: '2012-10-17' }],
      },
    };
  },
});
