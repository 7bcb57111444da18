import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { nearName } from '../../src/rule/near-name.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';
import { isRegion, REGIONS } from '../../src/rule/regions.ts';

/** Region value in condition unknown. */
export const rule = defineLintRule({
  id: 'unsupported-region-value',
  subject: 'policy',
  when: ['key:aws:requestedregion'],
  group: 'semantics',
  title: 'Region value in condition unknown',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'No request is made in a region that does not exist.',
  remedy: 'Write the name of the region.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-region',
  ],
  equivalents: { accessAnalyzer: 'INVALID_REGION' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.keyLower !== 'aws:requestedregion' || condition.base === 'null') continue;
        for (const item of condition.values) {
          if (/[*?]|\$\{/.test(item.text) || item.text === 'aws-global' || isRegion(item.text) || isLeftover(item.text))
            continue;
          const meant = nearName(item.text, [...REGIONS.values()].flat());
          const soft = meant === undefined && /^[a-z]{2,4}(-[a-z]+)+-\d$/.test(item.text);
          yield {
            at: policy.at(item.pointer),
            message: `region \`${item.text}\` is not known${meant === undefined ? '' : `, \`${meant}\` may be meant`}`,
            ...(soft ? { severity: 'warning' as const, confidence: 'likely' as const } : {}),
          };
        }
      }
  },
});
