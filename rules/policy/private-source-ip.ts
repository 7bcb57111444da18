import { isPrivateRange } from '../../src/rule/ip-bits.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** aws:SourceIp with private ranges never matches. */
export const rule = defineLintRule({
  id: 'private-source-ip',
  subject: 'policy',
  when: ['key:aws:sourceip'],
  group: 'semantics',
  title: 'aws:SourceIp with private ranges never matches',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'aws:SourceIp holds the public address of the caller; through a VPC endpoint the key is absent and aws:VpcSourceIp holds the private one.',
  remedy: 'Use aws:VpcSourceIp together with aws:SourceVpc.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-private-ip-address',
  ],
  equivalents: { accessAnalyzer: 'PRIVATE_IP_ADDRESS, PRIVATE_NOT_IP_ADDRESS, ..._SUBSET' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.keyLower !== 'aws:sourceip' || !/^(not)?ipaddress$/.test(condition.base)) continue;
        const inside = condition.values.filter((item) => isPrivateRange(item.text));
        const [first] = inside;
        if (first === undefined) continue;
        const only = inside.length === condition.allValues.length;
        yield {
          at: policy.at(first.pointer),
          message: `\`${first.text}\` is a private range, which aws:SourceIp never holds`,
          ...(only ? {} : { severity: 'info' as const }),
        };
      }
  },
});
