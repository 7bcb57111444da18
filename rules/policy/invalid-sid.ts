import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { hasHole } from '../../src/source/open.ts';

/** Sid has characters that this policy type does not accept. */
export const rule = defineLintRule({
  id: 'invalid-sid',
  subject: 'policy',
  when: ['irregular'],
  types: ['identity', 'boundary', 'session', 'trust', 'lambda'],
  group: 'syntax',
  title: 'Sid has characters that this policy type does not accept',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'IAM takes letters and digits only.',
  remedy: 'Write the Sid without other characters.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unsupported-sid',
  ],
  equivalents: { accessAnalyzer: 'UNSUPPORTED_SID', parliament: 'INVALID_SID' },
  *check(policy) {
    const taken = new Set(policy.statements.map((statement) => statement.sid));
    for (const statement of policy.statements) {
      const sid = statement.sid;
      const loose = policy.type === 'lambda';
      if (sid === undefined || hasHole(sid) || (loose ? /^[\w-]*$/ : /^[A-Za-z0-9]*$/).test(sid)) continue;
      const at = policy.at(statement.to('Sid'));
      const plain = sid.replace(/[^A-Za-z0-9]+(.?)/g, (_all, next: string) => next.toUpperCase());
      let value = taken.has(plain) ? `${plain}${statement.index + 1}` : plain;
      while (taken.has(value)) value = `${value}x`;
      if (value !== '') taken.add(value);
      yield {
        at,
        message: `Sid \`${sid}\` has characters other than letters${loose ? ', digits, hyphens and underscores' : ' and digits'}`,
        fix:
          value === ''
            ? { title: 'remove Sid', safety: 'safe', edits: [{ kind: 'remove', at }] }
            : { title: `write \`${value}\``, safety: 'safe', edits: [{ kind: 'replace', at, value }] },
      };
    }
  },
});
