import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Principal is a unique id (AIDA/AROA/AGPA...) : the entity was deleted. */
export const rule = defineLintRule({
  id: 'principal-deleted-id',
  subject: 'policy',
  when: ['oddprincipal'],
  group: 'semantics',
  title: 'Principal is a unique id (AIDA/AROA/AGPA...) : the entity was deleted',
  severity: 'warning',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'AWS shows the unique id where an ARN stood once the user or role is deleted; the grant is dead and does not revive when one of that name is created.',
  remedy: 'Write the ARN of the user or role that is meant.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-invalid-role-reference',
  ],
  equivalents: { accessAnalyzer: 'INVALID_ROLE_REFERENCE, INVALID_USER_REFERENCE', parliament: 'UNKNOWN_PRINCIPAL' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.principals, ...statement.notPrincipals]) {
        if (!/^(AIDA|AROA|AGPA|ANPA|AIPA)[A-Z0-9]{8,}(:.+)?$/.test(item.text)) continue;
        yield { at: policy.at(item.pointer), message: `\`${item.text}\` is the id of a deleted user or role` };
      }
    }
  },
});
