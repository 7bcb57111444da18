import { isPlain } from '../../src/rule/arn-fields.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { arnItems } from '../../src/rule/odd-items.ts';
import { partitionOfRegion, REGIONS } from '../../src/rule/regions.ts';

/** Partition unknown or wrong for the region. */
export const rule = defineLintRule({
  id: 'arn-partition',
  subject: 'policy',
  when: ['oddarn'],
  group: 'semantics',
  title: 'Partition unknown or wrong for the region',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'An ARN of another partition never names anything here.',
  remedy: 'Write the partition of the region: aws, aws-cn or aws-us-gov.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-partition',
  ],
  equivalents: { accessAnalyzer: 'INVALID_PARTITION' },
  *check(policy) {
    for (const item of arnItems(policy)) {
      const arn = item.arn;
      if (!isPlain(arn.partition)) continue;
      const right = isPlain(arn.region) ? partitionOfRegion(arn.region) : undefined;
      const known = REGIONS.has(arn.partition);
      if (known && (right === undefined || right === arn.partition)) continue;
      const at = policy.at(item.pointer);
      const message = known
        ? `region \`${arn.region}\` is in partition \`${right}\`, not \`${arn.partition}\``
        : `partition \`${arn.partition}\` does not exist`;
      if (right === undefined || item.open !== undefined) yield { at, message };
      else
        yield {
          at,
          message,
          fix: {
            title: `write \`${right}\``,
            safety: 'safe',
            edits: [{ kind: 'replace', at, value: item.text.replace(`arn:${arn.partition}:`, `arn:${right}:`) }],
          },
        };
    }
  },
});
