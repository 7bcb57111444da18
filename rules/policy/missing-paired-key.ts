import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Condition key is only safe with its companion. */
export const rule = defineLintRule({
  id: 'missing-paired-key',
  subject: 'policy',
  when: ['key:aws:vpcsourceip'],
  group: 'semantics',
  title: 'Condition key is only safe with its companion',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['document'],
  why: 'Private addresses repeat in every VPC: the condition also holds for a stranger who calls from such an address in a VPC of his own.',
  remedy: 'Add aws:SourceVpc or aws:SourceVpce.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-missing-paired-condition-keys',
  ],
  equivalents: { accessAnalyzer: 'MISSING_PAIRED_CONDITION_KEYS' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.keyLower !== 'aws:vpcsourceip' || statement.effect !== 'Allow' || condition.negated) continue;
        if (statement.conditions.some((item) => /^aws:(sourcevpce?|vpceaccount|vpceorgid)$/.test(item.keyLower)))
          continue;
        yield {
          at: policy.at(condition.pointer, 'key'),
          message: '`aws:VpcSourceIp` says nothing without `aws:SourceVpc`, private addresses repeat in every VPC',
        };
      }
  },
});
