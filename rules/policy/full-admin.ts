import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Allow * on *. */
export const rule = defineLintRule({
  id: 'full-admin',
  subject: 'policy',
  when: ['wildaction'],
  types: ['identity', 'session'],
  group: 'security',
  title: 'Allow * on *',
  severity: 'warning',
  confidence: 'certain',
  security: 9.3,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The statement allows everything.',
  remedy: 'Name the actions and resources that are needed.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  equivalents: {
    parliament: 'RESOURCE_STAR',
    checkov: 'CKV_AWS_1/62/63, CKV_AWS_49',
    cdkNag: 'AwsSolutions-IAM5, IAMPolicyNoStatementsWithAdminAccess',
    other: 'Trivy AWS-0057; cfn-guard IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow' || statement.has('Condition')) continue;
      const action = statement.actions.find((item) => /^\*+(:\*+)?$/.test(item.text));
      if (action === undefined || !statement.resources.some((item) => item.text === '*')) continue;
      yield { at: policy.at(action.pointer), message: 'every action on every resource is allowed' };
    }
  },
});
