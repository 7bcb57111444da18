import { isPlain } from '../../src/rule/arn-fields.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { ownArn } from '../../src/rule/own-arn.ts';
import { sourceArns } from '../../src/rule/source-arns.ts';

/** Region of SourceArn or Resource differs from the function region. */
export const rule = defineLintRule({
  id: 'lambda-source-region-mismatch',
  subject: 'policy',
  when: ['source'],
  types: ['lambda'],
  group: 'invocation',
  title: 'Region of SourceArn or Resource differs from the function region',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType', 'target'],
  why: 'These services call functions of their own region only.',
  remedy: 'Use the same region, or a function there.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: {},
  *check(policy) {
    const own = ownArn(policy);
    for (const statement of policy.statements) {
      for (const { item, arn } of sourceArns(statement)) {
        if (!/^(execute-api|events|logs|elasticloadbalancing|cognito-idp)$/.test(arn.service) || !isPlain(arn.region))
          continue;
        const region = own?.region ?? statement.resources.find((each) => each.arn?.service === 'lambda')?.arn?.region;
        if (region === undefined || !isPlain(region) || region === arn.region) continue;
        yield {
          at: policy.at(item.pointer),
          message: `the source is in \`${arn.region}\`, the function in \`${region}\``,
        };
      }
    }
  },
});
