import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { vastRanges } from '../../src/rule/vast-ranges.ts';

/** aws:SourceIp allows the whole Internet. */
export const rule = defineLintRule({
  id: 'ip-allow-all',
  subject: 'policy',
  when: ['key:aws:sourceip'],
  group: 'security',
  title: 'aws:SourceIp allows the whole Internet',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['document'],
  why: 'A range of that size holds the whole internet, or close to it, so the condition does not narrow anything.',
  remedy: 'Write the ranges that are meant.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html'],
  equivalents: { other: 'checkov none; KICS few' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const condition of statement.conditions) {
        if (condition.keyLower !== 'aws:sourceip' || !/^(not)?ipaddress$/.test(condition.base)) continue;
        for (const item of vastRanges(condition.values)) {
          yield { at: policy.at(item.pointer), message: `\`${item.text}\` takes in the whole internet, or nearly so` };
        }
      }
    }
  },
});
