import { isMisspelledIn } from '../../src/rule/element-names.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Statement has no Effect. */
export const rule = defineLintRule({
  id: 'missing-effect',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Statement has no Effect',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A statement either allows or denies; AWS refuses one that does not say.',
  remedy: 'Add `"Effect": "Allow"` or `"Effect": "Deny"`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-effect',
  ],
  equivalents: { accessAnalyzer: 'MISSING_EFFECT', parliament: 'MALFORMED', cfnLint: 'E3510/E3512' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.has('Effect')) continue;
      if (isMisspelledIn(statement.raw, ['Effect'])) continue;
      yield { at: policy.at(statement.pointer), message: 'the statement has no Effect' };
    }
  },
});
