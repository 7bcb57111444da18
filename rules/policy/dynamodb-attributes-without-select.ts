import { actionMatches } from '../../src/rule/grants.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** dynamodb:Attributes without dynamodb:Select. */
export const rule = defineLintRule({
  id: 'dynamodb-attributes-without-select',
  subject: 'policy',
  when: ['key:dynamodb:attributes'],
  group: 'semantics',
  title: 'dynamodb:Attributes without dynamodb:Select',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['document'],
  why: 'A query without a projection returns all attributes, whatever dynamodb:Attributes lists.',
  remedy: 'Add `StringEqualsIfExists dynamodb:Select SPECIFIC_ATTRIBUTES`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-dynamodb-attributes-without-select',
  ],
  equivalents: { accessAnalyzer: 'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const condition of statement.conditions) {
        if (condition.keyLower !== 'dynamodb:attributes' || statement.effect !== 'Allow') continue;
        if (statement.conditions.some((item) => item.keyLower === 'dynamodb:select')) continue;
        // Writes and reads of single items name their attributes anyway.
        if (
          !statement.actions.some((item) =>
            ['dynamodb:Query', 'dynamodb:Scan', 'dynamodb:GetItem', 'dynamodb:BatchGetItem'].some((each) =>
              actionMatches(item.text, each),
            ),
          )
        )
          continue;
        yield {
          at: policy.at(condition.pointer, 'key'),
          message: '`dynamodb:Attributes` without `dynamodb:Select` lets calls without a projection read everything',
        };
      }
  },
});
