import { isMisspelledIn } from '../../src/rule/element-names.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isObject } from '../../src/source/open.ts';

/** Policy has no Statement. */
export const rule = defineLintRule({
  id: 'missing-statement',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Policy has no Statement',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A policy consists of statements; AWS refuses one without.',
  remedy: 'Add a Statement.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-statement',
  ],
  equivalents: { accessAnalyzer: 'MISSING_STATEMENT', parliament: 'MALFORMED', cfnLint: 'E3510/E3512' },
  *check(policy) {
    if (!isObject(policy.document) || 'Statement' in policy.document || policy.mayHaveMore) return;
    if (isMisspelledIn(policy.document, ['Statement'])) return;
    yield { at: policy.at(''), message: 'the policy has no Statement' };
  },
});
