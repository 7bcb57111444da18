import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { nearName } from '../../src/rule/near-name.ts';
import { PRINCIPAL_KEYS } from '../../src/rule/principal-keys.ts';
import { isObject } from '../../src/source/open.ts';

/** Principal map key not AWS, Service, Federated or CanonicalUser. */
export const rule = defineLintRule({
  id: 'invalid-principal-key',
  subject: 'policy',
  when: ['irregular', 'oddprincipal'],
  group: 'syntax',
  title: 'Principal map key not AWS, Service, Federated or CanonicalUser',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'The keys of a Principal map are AWS, Service, Federated and CanonicalUser, with these capitals.',
  remedy: 'Write the key as AWS names it.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-principal-key',
  ],
  equivalents: { accessAnalyzer: 'INVALID_PRINCIPAL_KEY', parliament: 'UNKNOWN_PRINCIPAL' },
  *check(policy) {
    for (const statement of policy.statements)
      for (const element of ['Principal', 'NotPrincipal'] as const) {
        const map = statement.raw[element];
        if (!isObject(map)) continue;
        for (const key of Object.keys(map)) {
          if (PRINCIPAL_KEYS.includes(key)) continue;
          const at = policy.at(`${statement.to(element)}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, 'key');
          const meant =
            nearName(key, PRINCIPAL_KEYS) ??
            PRINCIPAL_KEYS.find((each) => `${each}s`.toLowerCase() === key.toLowerCase());
          const message = `\`${key}\` is no kind of principal${meant === undefined ? '' : `, \`${meant}\` may be meant`}`;
          if (meant === undefined) yield { at, message };
          else
            yield {
              at,
              message,
              fix: { title: `write \`${meant}\``, safety: 'safe', edits: [{ kind: 'rename', at, name: meant }] },
            };
        }
      }
  },
});
