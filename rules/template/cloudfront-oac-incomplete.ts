import { otherHalf } from '../../src/rule/add-permission-fix.ts';
import { functionPolicies, permissionOf, policiesByFunction } from '../../src/rule/function-policies.ts';
import { halfPairs } from '../../src/rule/half-pairs.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { FunctionEntity, TemplateSubject } from '../../src/rule/template-subject.ts';

/** CloudFront OAC to a function URL lacks a permission or uses NONE. */
export const rule = defineLintRule({
  id: 'cloudfront-oac-incomplete',
  subject: 'template',
  group: 'invocation',
  title: 'CloudFront OAC to a function URL lacks a permission or uses NONE',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['graph'],
  why: 'CloudFront with an origin access control signs its calls to the function URL. The URL must have AWS_IAM, and `cloudfront.amazonaws.com` needs both actions, else every request through the distribution is answered 403.',
  remedy: 'Set `AWS_IAM` and grant both actions to `cloudfront.amazonaws.com`, with the distribution as source.',
  references: [
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html',
  ],
  equivalents: { other: 'aws-ia/terraform-aws-runtask-tf-plan-analyzer#37' },
  *check(template) {
    for (const half of halfPairs(template)) {
      if (!half.cloudFront) continue;
      const fix = otherHalf(half, permissionOf(template, half.policy, half.statement));
      const message = `CloudFront is not granted \`${half.missing}\`, a function URL needs both actions`;
      yield { at: half.policy.at(half.statement.pointer), message, ...(fix === undefined ? {} : { fix }) };
    }
    for (const { url, originAccessControl, at } of template.distributions.flatMap(({ origins }) => origins)) {
      if (url === undefined || originAccessControl === undefined || originAccessControl === '') continue;
      if (url.authType === 'NONE')
        yield {
          at: url.of('authType'),
          message: 'the origin access control of CloudFront needs `AWS_IAM` on the function URL',
        };
      else if (
        url.authType === 'AWS_IAM' &&
        url.function.entity !== undefined &&
        !mayCall(template, url.function.entity)
      )
        yield { at, message: 'no permission lets CloudFront call the function URL' };
    }
  },
});

/** Whether some statement names CloudFront or everybody, or may do so once it is settled. */
function mayCall(template: TemplateSubject, entity: FunctionEntity): boolean {
  const own = policiesByFunction(template).get(entity);
  const lone = functionPolicies(template).filter((group) => group.entity === undefined);
  const groups = own === undefined ? lone : [own, ...lone];
  return groups.some(({ policies }) =>
    policies.some(
      (policy) =>
        policy.mayHaveMore ||
        policy.statements.some(
          ({ open, principals }) =>
            open.has('Principal') || principals.some((one) => one.anyone || one.text === 'cloudfront.amazonaws.com'),
        ),
    ),
  );
}
