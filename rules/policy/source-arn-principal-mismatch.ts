import { isPlain } from '../../src/rule/arn-fields.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { SOURCE_SERVICE, serviceOf } from '../../src/rule/service-principal.ts';
import { sourceArns } from '../../src/rule/source-arns.ts';

/** SourceArn service does not belong to the principal. */
export const rule = defineLintRule({
  id: 'source-arn-principal-mismatch',
  subject: 'policy',
  when: ['source'],
  types: ['lambda'],
  group: 'invocation',
  title: 'SourceArn service does not belong to the principal',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The calling service puts the ARN of its own resource into aws:SourceArn; an ARN of another service never comes.',
  remedy: 'Write the ARN of the resource that calls, or the service that the ARN belongs to.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: { cfnLint: 'W3664 (only Ref/GetAtt targets, 10 types; literals missed, measured)' },
  *check(policy) {
    for (const statement of policy.statements) {
      const services = statement.principals.map(serviceOf);
      if (services.length === 0 || services.length !== statement.allPrincipals.length) continue;
      const expected = services.map((service) => SOURCE_SERVICE.get(service ?? ''));
      if (expected.some((service) => service === undefined)) continue;
      for (const { item, arn } of sourceArns(statement)) {
        if (!isPlain(arn.service) || expected.includes(arn.service) || arn.service === 'apigateway') continue;
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text}\` belongs to ${arn.service}, calls of \`${statement.principals[0]?.text}\` come from ${expected[0]}`,
        };
      }
    }
  },
});
