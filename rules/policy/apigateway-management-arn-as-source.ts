import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { sourceArns } from '../../src/rule/source-arns.ts';

/** API management ARN used as SourceArn. */
export const rule = defineLintRule({
  id: 'apigateway-management-arn-as-source',
  subject: 'policy',
  when: ['source:apigateway'],
  group: 'invocation',
  title: 'API management ARN used as SourceArn',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The source of a call is the method that was called, an execute-api ARN; the ARN that manages the API never comes.',
  remedy: 'Write `arn:aws:execute-api:region:account:api-id/stage/METHOD/path`.',
  references: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      for (const { item, arn } of sourceArns(statement)) {
        if (arn.service !== 'apigateway') continue;
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text}\` is for managing the API, the source of a call is an execute-api ARN`,
        };
      }
    }
  },
});
