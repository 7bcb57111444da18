import { isMisspelledIn } from '../../src/rule/element-names.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Statement has neither Action nor NotAction. */
export const rule = defineLintRule({
  id: 'missing-action',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Statement has neither Action nor NotAction',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS refuses a statement without actions.',
  remedy: 'Add the actions.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-action',
  ],
  equivalents: { accessAnalyzer: 'MISSING_ACTION', parliament: 'MALFORMED', cfnLint: 'E3510/E3512' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (!(!statement.has('Action') && !statement.has('NotAction'))) continue;
      if (isMisspelledIn(statement.raw, ['Action', 'NotAction'])) continue;
      yield { at: policy.at(statement.pointer), message: 'the statement has neither Action nor NotAction' };
    }
  },
});
