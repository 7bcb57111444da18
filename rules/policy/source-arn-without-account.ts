import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayHaveMoreKeys } from '../../src/rule/open-keys.ts';
import { sourceArns } from '../../src/rule/source-arns.ts';

/** SourceArn has no account id and SourceAccount is missing. */
export const rule = defineLintRule({
  id: 'source-arn-without-account',
  subject: 'policy',
  when: ['source:s3'],
  types: ['lambda'],
  group: 'invocation',
  title: 'SourceArn has no account id and SourceAccount is missing',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The ARN of a bucket holds no account: when the bucket is deleted, somebody else can create one of that name and call the function.',
  remedy: 'Add `StringEquals aws:SourceAccount` with your account.',
  references: [
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-permission.html',
  ],
  equivalents: {
    cfnLint: 'W3663',
    other: 'cfn-guard LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED (s3); checkov passes it wrongly',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || mayHaveMoreKeys(statement)) continue;
      if (
        statement.conditions.some((item) => /^aws:source(account|orgid|orgpaths)$/.test(item.keyLower) && !item.negated)
      )
        continue;
      for (const { item, arn } of sourceArns(statement)) {
        if (arn.account !== '' || arn.service !== 's3') continue;
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text}\` holds no account and aws:SourceAccount is missing`,
        };
      }
    }
  },
});
