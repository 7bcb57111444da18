import { hasWildcard } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { sourceArns } from '../../src/rule/source-arns.ts';

/** SourceAccount differs from the account in SourceArn. */
export const rule = defineLintRule({
  id: 'source-account-arn-mismatch',
  subject: 'policy',
  when: ['key:aws:sourceaccount'],
  group: 'invocation',
  title: 'SourceAccount differs from the account in SourceArn',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Both conditions must hold; with different accounts they never do.',
  remedy: 'Write the same account in both.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html',
  ],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      const accounts = statement.conditions
        .filter(
          (item) =>
            item.keyLower === 'aws:sourceaccount' && !item.negated && item.values.length === item.allValues.length,
        )
        .flatMap((item) => item.values.map((value) => value.text));
      if (accounts.length === 0 || accounts.some(hasWildcard)) continue;
      for (const { item, arn } of sourceArns(statement)) {
        if (!/^\d{12}$/.test(arn.account) || accounts.includes(arn.account)) continue;
        yield {
          at: policy.at(item.pointer),
          message: `aws:SourceArn is of account \`${arn.account}\`, aws:SourceAccount asks for \`${accounts.join(', ')}\``,
        };
      }
    }
  },
});
