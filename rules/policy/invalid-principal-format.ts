import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { isList } from '../../src/source/open.ts';

/** Principal is neither "*" nor a typed map. */
export const rule = defineLintRule({
  id: 'invalid-principal-format',
  subject: 'policy',
  when: ['irregular'],
  group: 'syntax',
  title: 'Principal is neither "*" nor a typed map',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'Principal is a lone star or a map such as `{"AWS": …}`.',
  remedy: 'Put the value under `AWS` or `Service`.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-principal-format',
  ],
  equivalents: { accessAnalyzer: 'INVALID_PRINCIPAL_FORMAT', parliament: 'UNKNOWN_PRINCIPAL', cfnLint: 'E3512/E3530' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const element of ['Principal', 'NotPrincipal'] as const) {
        const value = statement.raw[element];
        if (value === '*' || (typeof value !== 'string' && !isList(value))) continue;
        const at = policy.at(statement.to(element));
        const items = [...statement.principals, ...statement.notPrincipals].filter(
          (item) => item.principalType === 'bare',
        );
        const service = items.length > 0 && items.every((item) => /\.amazonaws\.com$/.test(item.text));
        const message = `${element} is a bare ${typeof value === 'string' ? 'string' : 'list'}, a map such as {"AWS": …} belongs there`;
        if (isList(value) && value.includes('*')) yield { at, message };
        else
          yield {
            at,
            message,
            fix: {
              title: 'write a map',
              safety: 'safe',
              edits: [{ kind: 'replace', at, value: { [service ? 'Service' : 'AWS']: value } }],
            },
          };
      }
  },
});
