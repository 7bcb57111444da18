import { withoutHostBits } from '../../src/rule/ip-bits.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** CIDR has host bits set. */
export const rule = defineLintRule({
  id: 'cidr-host-bits',
  subject: 'policy',
  when: ['operator:ipaddress', 'operator:notipaddress'],
  group: 'hygiene',
  title: 'CIDR has host bits set',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS ignores the bits after the mask; a reader may think that one address is meant.',
  remedy: 'Write the range with zeros, or the address without a mask.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-suggestion-improve-ip-range',
  ],
  equivalents: { accessAnalyzer: 'IMPROVE_IP_RANGE' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.base !== 'ipaddress' && condition.base !== 'notipaddress') continue;
        for (const item of condition.values) {
          const value = withoutHostBits(item.text);
          if (value === undefined) continue;
          const at = policy.at(item.pointer);
          yield {
            at,
            message: `\`${item.text}\` is the range \`${value}\``,
            fix: { title: `write \`${value}\``, safety: 'safe', edits: [{ kind: 'replace', at, value }] },
          };
        }
      }
  },
});
