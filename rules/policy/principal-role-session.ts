import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Assumed-role session as principal. */
export const rule = defineLintRule({
  id: 'principal-role-session',
  subject: 'policy',
  when: ['oddprincipal'],
  group: 'semantics',
  title: 'Assumed-role session as principal',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'A session ARN matches sessions of that one name only.',
  remedy: 'Name the role, and use aws:userid or a session condition where one session is meant.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  equivalents: { accessAnalyzer: 'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY (when both)' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of statement.allPrincipals) {
        if (item.arn?.service !== 'sts' || !item.arn.resource.startsWith('assumed-role/')) continue;
        yield { at: policy.at(item.pointer), message: `\`${item.text}\` matches sessions of that name only` };
      }
    }
  },
});
