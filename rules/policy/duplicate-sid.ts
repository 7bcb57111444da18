import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { hasHole } from '../../src/source/open.ts';

/** Sid not unique in the policy. */
export const rule = defineLintRule({
  id: 'duplicate-sid',
  subject: 'policy',
  when: ['irregular'],
  types: ['identity', 'boundary', 'session', 'scp', 'rcp', 'lambda', 'trust', 'resource', 'rest-api', 'vpc-endpoint'],
  group: 'syntax',
  title: 'Sid not unique in the policy',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Two statements of the same name: IAM, Organizations and Lambda refuse them, elsewhere nobody knows which is meant.',
  remedy: 'Give each statement a Sid of its own.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-unique-sids-required',
  ],
  equivalents: {
    accessAnalyzer: 'UNIQUE_SIDS_REQUIRED / UNIQUE_SIDS_RECOMMENDED',
    parliament: 'DUPLICATE_SID',
    cfnLint: 'E3510 uniqueKeys',
  },
  *check(policy) {
    const sids = new Set(policy.statements.map((statement) => statement.sid));
    const seen = new Set<string>();
    const loose = policy.type === 'resource' || policy.type === 'rest-api' || policy.type === 'vpc-endpoint';
    for (const statement of policy.statements) {
      const sid = statement.sid;
      if (sid === undefined || sid === '' || hasHole(sid)) continue;
      if (!seen.has(sid)) {
        seen.add(sid);
        continue;
      }
      const at = policy.at(statement.to('Sid'));
      let value = `${sid}${statement.index + 1}`;
      while (sids.has(value)) value = `${value}x`;
      yield {
        at,
        message: `Sid \`${sid}\` is there already`,
        ...(loose ? { severity: 'warning' as const } : {}),
        fix: { title: `write \`${value}\``, safety: 'safe', edits: [{ kind: 'replace', at, value }] },
      };
    }
  },
});
