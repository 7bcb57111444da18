import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Deny with NotPrincipal usually locks out sessions. */
export const rule = defineLintRule({
  id: 'deny-not-principal',
  subject: 'policy',
  when: ['notprincipal'],
  group: 'security',
  title: 'Deny with NotPrincipal usually locks out sessions',
  severity: 'warning',
  confidence: 'certain',
  security: 3.0,
  since: '0.1.0',
  needs: ['document'],
  why: 'A role listed alone is still denied: its sessions and the account must be listed too. Principals with a permissions boundary are denied whatever is listed.',
  remedy: 'Deny `Principal: "*"` with ArnNotEquals on aws:PrincipalArn.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Deny' || !statement.has('NotPrincipal')) continue;
      yield {
        at: policy.at(statement.to('NotPrincipal'), 'key'),
        message:
          'Deny with NotPrincipal also hits principals with a permissions boundary, and sessions of roles that are listed alone',
      };
    }
  },
});
