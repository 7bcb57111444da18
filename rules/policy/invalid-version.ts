import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isObject, isOpen, jsonType } from '../../src/source/open.ts';

/** Version is not 2012-10-17 or 2008-10-17. */
export const rule = defineLintRule({
  id: 'invalid-version',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Version is not 2012-10-17 or 2008-10-17',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'There are two versions of the language, 2012-10-17 and 2008-10-17; AWS refuses others.',
  remedy: 'Write `2012-10-17`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-version',
  ],
  equivalents: { accessAnalyzer: 'INVALID_VERSION', parliament: 'INVALID_VERSION', cfnLint: 'E3510/E3512' },
  *check(policy) {
    if (!isObject(policy.document)) return;
    const version = policy.document['Version'];
    if (version === undefined || isOpen(version) || version === '2012-10-17' || version === '2008-10-17') return;
    const at = policy.at('/Version');
    yield {
      at,
      message: `Version \`${typeof version === 'object' ? jsonType(version) : String(version)}\` does not exist`,
      fix: { title: 'write 2012-10-17', safety: 'safe', edits: [{ kind: 'replace', at, value: '2012-10-17' }] },
    };
  },
});
