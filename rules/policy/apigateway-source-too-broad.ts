import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { sourceArns } from '../../src/rule/source-arns.ts';

/** SourceArn /* /* permits every stage, method and path. */
export const rule = defineLintRule({
  id: 'apigateway-source-too-broad',
  subject: 'policy',
  when: ['source:execute-api'],
  types: ['lambda'],
  group: 'invocation',
  title: 'SourceArn /*/* permits every stage, method and path',
  severity: 'info',
  confidence: 'certain',
  security: 3.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: "Every stage, method and path of the API may call the function, the console's test stage included.",
  remedy: 'Name the stage, method and path.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: { other: 'KICS public_lambda_via_api_gateway' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const { item, arn } of sourceArns(statement)) {
        if (arn.service !== 'execute-api' || !/^(\*|[^/*]+\/\*)(\/\*)*$/.test(arn.resource)) continue;
        const api = arn.resource.startsWith('*') ? 'every API' : 'every stage, method and path';
        yield { at: policy.at(item.pointer), message: `\`${item.text}\` lets ${api} call the function` };
      }
    }
  },
});
