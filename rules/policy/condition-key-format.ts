import { isInverted } from '../../src/rule/known-operator.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { hasHole } from '../../src/source/open.ts';

/** Condition key lacks the service:name form. */
export const rule = defineLintRule({
  id: 'condition-key-format',
  subject: 'policy',
  when: ['oddkey'],
  group: 'syntax',
  title: 'Condition key lacks the service:name form',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A condition key has the form service:name; AWS refuses others.',
  remedy: 'Write the key with its service, such as `aws:SourceAccount`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-condition-key-format',
  ],
  equivalents: { accessAnalyzer: 'INVALID_CONDITION_KEY_FORMAT', parliament: 'UNKNOWN_CONDITION_FOR_ACTION' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (isInverted(condition) || /^[^\s:]+:[^\s].*$/.test(condition.key) || hasHole(condition.key)) continue;
        yield {
          at: policy.at(condition.pointer, 'key'),
          message: `condition key \`${condition.key}\` is not of the form service:name`,
        };
      }
  },
});
