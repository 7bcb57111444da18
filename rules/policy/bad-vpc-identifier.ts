import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isLeftover } from '../../src/rule/policy-variables.ts';

/** aws:SourceVpc / aws:SourceVpce value malformed. */
export const rule = defineLintRule({
  id: 'bad-vpc-identifier',
  subject: 'policy',
  when: ['key:aws:sourcevpc', 'key:aws:sourcevpce'],
  group: 'semantics',
  title: 'aws:SourceVpc / aws:SourceVpce value malformed',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The ids of VPCs and of VPC endpoints have prefixes of their own; the value never matches.',
  remedy: 'Write `vpc-…` for aws:SourceVpc and `vpce-…` for aws:SourceVpce.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-vpce-format',
  ],
  equivalents: { accessAnalyzer: 'INVALID_VPC_FORMAT, INVALID_VPCE_FORMAT' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        const prefix =
          condition.keyLower === 'aws:sourcevpc' ? 'vpc' : condition.keyLower === 'aws:sourcevpce' ? 'vpce' : undefined;
        if (prefix === undefined || condition.base === 'null') continue;
        for (const item of condition.values) {
          if (/[*?]|\$\{/.test(item.text) || new RegExp(`^${prefix}-([0-9a-f]{8}|[0-9a-f]{17})$`).test(item.text))
            continue;
          if (isLeftover(item.text)) continue;
          const other = new RegExp(`^${prefix === 'vpc' ? 'vpce' : 'vpc'}-`).test(item.text);
          yield {
            at: policy.at(item.pointer),
            message: other
              ? `\`${item.text}\` is the id of a ${prefix === 'vpc' ? 'VPC endpoint' : 'VPC'}, \`${condition.key}\` takes the id of a ${prefix === 'vpc' ? 'VPC' : 'VPC endpoint'}`
              : `\`${item.text}\` is no id of the form ${prefix}- with 8 or 17 hexadecimal digits`,
          };
        }
      }
  },
});
