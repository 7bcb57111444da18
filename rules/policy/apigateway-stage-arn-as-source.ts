import { apiMayReachOver, executeApiParts, mayReachOver } from '../../src/rule/execute-api-parts.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { sourceArns } from '../../src/rule/source-arns.ts';
import { HOLE } from '../../src/source/open.ts';

/** SourceArn lacks method/path segments. */
export const rule = defineLintRule({
  id: 'apigateway-stage-arn-as-source',
  subject: 'policy',
  when: ['source:execute-api'],
  group: 'invocation',
  title: 'SourceArn lacks method/path segments',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The source of a call has a method and a path after the stage; without them, or a star for them, nothing fits.',
  remedy: 'End with a star or write the method and path.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      for (const { item, arn } of sourceArns(statement)) {
        const parts = executeApiParts({ ...item, arn });
        if (parts === undefined || parts.method !== undefined) continue;
        if (apiMayReachOver({ ...item, arn }, parts) || (parts.stage !== undefined && mayReachOver(parts.stage)))
          continue;
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text.replaceAll(HOLE, '…')}\` lacks the method and path of the call`,
        };
      }
    }
  },
});
