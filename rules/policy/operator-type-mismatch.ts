import { CONDITION_OPERATORS } from '../../src/rule/condition-operators.ts';
import { keyFacts } from '../../src/rule/key-facts.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Operator does not fit the type of the key. */
export const rule = defineLintRule({
  id: 'operator-type-mismatch',
  subject: 'policy',
  when: ['othertype'],
  group: 'semantics',
  title: 'Operator does not fit the type of the key',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['serviceData'],
  why: 'The operator compares another kind of value than the key holds; the comparison fails, or holds by accident.',
  remedy: 'Use an operator of the type of the key.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch',
  ],
  equivalents: { accessAnalyzer: 'TYPE_MISMATCH', parliament: 'MISMATCHED_TYPE' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        const operator = CONDITION_OPERATORS.get(condition.base);
        const key = keyFacts(condition, policy.services);
        if (operator === undefined || key === undefined || operator.type === 'Null' || operator.type === key.type)
          continue;
        // A string operator on an ARN key is a finding of its own; both compare texts.
        if (operator.type === 'String' && key.type === 'Arn') continue;
        if (operator.type === 'Numeric' && NUMBERS.has(condition.keyLower)) continue;
        if (operator.type === 'Arn' && condition.allValues.every((item) => item.text.startsWith('arn:'))) continue;
        yield {
          at: policy.at(condition.operatorPointer, 'key'),
          message: `\`${condition.operator}\` compares ${operator.type} values, \`${condition.key}\` holds ${key.type}`,
        };
      }
  },
});

/**
 * Keys that hold numbers although the service authorization reference calls them strings.
 * https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-lock-policy.html
 */
const NUMBERS: ReadonlySet<string> = new Set([
  'glacier:archiveageindays',
  'redshift:durationseconds',
  'ec2:replaywindowsizepackets',
]);
