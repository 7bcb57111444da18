import { parseIpRange } from '../../src/engine/ip-range.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';

/** IP operator with invalid CIDR. */
export const rule = defineLintRule({
  id: 'bad-ip-value',
  subject: 'policy',
  when: ['operator:ipaddress', 'operator:notipaddress'],
  group: 'semantics',
  title: 'IP operator with invalid CIDR',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS refuses a range that it cannot read.',
  remedy: 'Write an address or a range such as `203.0.113.0/24`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-type-mismatch-ip-range',
  ],
  equivalents: { accessAnalyzer: 'TYPE_MISMATCH_IP_RANGE', parliament: 'MISMATCHED_TYPE' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.base !== 'ipaddress' && condition.base !== 'notipaddress') continue;
        for (const item of condition.values) {
          if (parseIpRange(item.text) !== undefined || item.text.includes('${') || isLeftover(item.text)) continue;
          yield { at: policy.at(item.pointer), message: `\`${item.text}\` is no address range` };
        }
      }
  },
});
