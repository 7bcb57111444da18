import { isThere } from '../../src/rule/is-there.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Identity policy, SCP or boundary has Principal. */
export const rule = defineLintRule({
  id: 'principal-in-identity-policy',
  subject: 'policy',
  when: ['principal', 'notprincipal'],
  types: ['identity', 'boundary', 'session'],
  group: 'semantics',
  title: 'Identity policy, SCP or boundary has Principal',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'An identity policy is about whom it is attached to; AWS refuses a Principal in it.',
  remedy: 'Take the Principal away.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-principal',
  ],
  equivalents: {
    accessAnalyzer: 'UNSUPPORTED_PRINCIPAL, SCP_SYNTAX_ERROR_PRINCIPAL',
    cfnLint: 'E3510',
    other: 'parliament misses it (measured)',
  },
  *check(policy) {
    for (const statement of policy.statements)
      for (const element of ['Principal', 'NotPrincipal'] as const) {
        if (!isThere(statement, element)) continue;
        const at = policy.at(statement.to(element));
        yield {
          at: policy.at(statement.to(element), 'key'),
          message: `${element} does not belong into this kind of policy`,
          fix: { title: `remove ${element}`, safety: 'safe', edits: [{ kind: 'remove', at }] },
        };
      }
  },
});
