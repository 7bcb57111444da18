import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { handsToOwner } from '../../src/rule/own-account-root.ts';
import type { StatementSubject } from '../../src/rule/policy-subject.ts';

/** service:* in Allow. */
export const rule = defineLintRule({
  id: 'full-service-access',
  subject: 'policy',
  when: ['wildaction'],
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
        if (statement.allPrincipals.some((principal) => handsToOwner(policy, statement, principal))) continue;
        const at = policy.at(action.pointer);
        const message = `\`${action.text}\` takes in every action of ${action.service}`;
        // `*` in the policy of a resource is that resource.
        if (policy.type !== 'resource' && isBroad(statement)) yield { at, message };
        else yield { at, message, severity: 'info' };
      }
    }
  },
});

/** Everything a service can do with one bucket or one table is often meant; with all of them seldom. */
function isBroad(statement: StatementSubject): boolean {
  if (statement.has('Condition')) return false;
  return (
    !statement.has('Resource') ||
    statement.resources.some((item) => item.text === '*' || /^arn:[^:]*:[^:]*:[^:]*:[^:]*:\*$/.test(item.text))
  );
}
