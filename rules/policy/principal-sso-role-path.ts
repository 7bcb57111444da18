import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** SSO reserved role written without its path. */
export const rule = defineLintRule({
  id: 'principal-sso-role-path',
  subject: 'policy',
  when: ['oddprincipal'],
  group: 'semantics',
  title: 'SSO reserved role written without its path',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  needs: ['document'],
  why: 'Roles of IAM Identity Center have a path; without it the ARN names a role that does not exist.',
  remedy: 'Write `role/aws-reserved/sso.amazonaws.com/<region>/AWSReservedSSO_…`.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.allPrincipals, ...statement.notPrincipals]) {
        if (item.arn?.service !== 'iam' || !/^role\/AWSReservedSSO_/.test(item.arn.resource)) continue;
        yield {
          at: policy.at(item.pointer),
          message: `\`${item.text}\` lacks the path /aws-reserved/sso.amazonaws.com/`,
        };
      }
    }
  },
});
