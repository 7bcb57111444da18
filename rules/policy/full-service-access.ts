import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** service:* in Allow. */
export const rule = defineLintRule({
  id: 'full-service-access',
  subject: 'policy',
  types: ['identity', 'session', 'resource'],
  group: 'security',
  title: 'service:* in Allow',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The pattern takes in every action of the service, also those that come later.',
  remedy: 'List the actions that are needed.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html'],
  equivalents: {
    checkov: 'CKV_AWS_63 (only *)',
    cdkNag: 'AwsSolutions-IAM5, IAMPolicyNoStatementsWithFullAccess',
    other: 'cfn-guard',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const action of statement.actions) {
        if (action.service === undefined || action.service.includes('*') || action.name !== '*') continue;
        yield {
          at: policy.at(action.pointer),
          message: `\`${action.text}\` takes in every action of ${action.service}`,
        };
      }
    }
  },
});
