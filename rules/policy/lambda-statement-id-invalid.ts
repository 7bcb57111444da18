import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { hasHole } from '../../src/source/open.ts';

/** StatementId invalid or too long. */
export const rule = defineLintRule({
  id: 'lambda-statement-id-invalid',
  subject: 'policy',
  when: ['irregular'],
  types: ['lambda'],
  group: 'invocation',
  title: 'StatementId invalid or too long',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Lambda takes 1 to 100 characters out of letters, digits, hyphen and underscore.',
  remedy: 'Use those characters only.',
  references: ['https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html'],
  equivalents: {},
  *check(policy) {
    for (const statement of policy.statements) {
      const sid = statement.sid;
      if (sid === undefined || sid === '' || hasHole(sid) || /^[a-zA-Z0-9_-]{1,100}$/.test(sid)) continue;
      const at = policy.at(statement.to('Sid'));
      const value = sid.replace(/[^a-zA-Z0-9_-]+/g, '-').slice(0, 100);
      yield {
        at,
        message: `statement id \`${sid}\` is not 1 to 100 letters, digits, hyphens and underscores`,
        fix: { title: `write \`${value}\``, safety: 'safe', edits: [{ kind: 'replace', at, value }] },
      };
    }
  },
});
