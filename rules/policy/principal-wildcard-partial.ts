import { hasWildcard } from '../../src/rule/glob.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Wildcard inside a principal ARN. */
export const rule = defineLintRule({
  id: 'principal-wildcard-partial',
  subject: 'policy',
  when: ['oddprincipal'],
  group: 'semantics',
  title: 'Wildcard inside a principal ARN',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Only a lone star is a wildcard in Principal; a star inside an ARN is refused or taken literally.',
  remedy: 'Use `"Principal": "*"` with ArnLike on aws:PrincipalArn.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-wildcard-in-principal',
  ],
  equivalents: { accessAnalyzer: 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL', parliament: 'UNKNOWN_PRINCIPAL' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.allPrincipals, ...statement.notPrincipals]) {
        if (item.text === '*' || !hasWildcard(item.text)) continue;
        yield { at: policy.at(item.pointer), message: `the star in principal \`${item.text}\` is no wildcard` };
      }
    }
  },
});
