import { isMisspelledIn } from '../../src/rule/element-names.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { variableFree } from '../../src/rule/variable-free.ts';
import { isObject } from '../../src/source/open.ts';

/** Version missing. */
export const rule = defineLintRule({
  id: 'missing-version',
  subject: 'policy',
  when: ['irregular'],
  group: 'hygiene',
  title: 'Version missing',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Without Version AWS reads the policy in the language of 2008, in which policy variables are literal text.',
  remedy: 'Add `"Version": "2012-10-17"`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-missing-version',
  ],
  equivalents: { accessAnalyzer: 'MISSING_VERSION', parliament: 'NO_VERSION' },
  *check(policy) {
    if (!isObject(policy.document) || 'Version' in policy.document || policy.origin !== 'document') return;
    if (isMisspelledIn(policy.document, ['Version'])) return;
    const plain = variableFree(policy.compact());
    // AWS writes endpoint policies without: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
    if (plain && policy.type === 'vpc-endpoint') return;
    const at = policy.at('');
    yield {
      at,
      message: 'the policy has no Version, so AWS reads it in the language of 2008-10-17',
      fix: {
        title: 'add Version 2012-10-17',
        safety: plain ? 'safe' : 'suggest',
        edits: [{ kind: 'addProperty', at, name: 'Version', value: '2012-10-17', first: true }],
      },
    };
  },
});
