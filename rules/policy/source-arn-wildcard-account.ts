import { arnFields } from '../../src/rule/arn-fields.ts';
import { hasWildcard } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** SourceArn wildcards the account or the whole ARN. */
export const rule = defineLintRule({
  id: 'source-arn-wildcard-account',
  subject: 'policy',
  when: ['wildvalue'],
  types: ['lambda'],
  group: 'invocation',
  title: 'SourceArn wildcards the account or the whole ARN',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'A source in any account fits, so the condition does not keep strangers out.',
  remedy: 'Write the account, or add aws:SourceAccount.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html'],
  equivalents: { checkov: 'passes' },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      if (
        statement.conditions.some((item) => /^aws:source(account|orgid|orgpaths)$/.test(item.keyLower) && !item.negated)
      )
        continue;
      for (const condition of statement.conditions) {
        if (condition.keyLower !== 'aws:sourcearn' || condition.negated || condition.base === 'null') continue;
        for (const item of condition.allValues) {
          const account = arnFields(item.text)?.account;
          if (!/^\*+$/.test(item.text) && (account === undefined || !hasWildcard(account))) continue;
          yield { at: policy.at(item.pointer), message: `\`${item.text}\` takes in sources of every account` };
        }
      }
    }
  },
});
