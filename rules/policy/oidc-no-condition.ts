import { isOidc } from '../../src/rule/assume-actions.ts';
import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { mayHaveMoreKeys } from '../../src/rule/open-keys.ts';

/** OIDC trust without sub/aud condition. */
export const rule = defineLintRule({
  id: 'oidc-no-condition',
  subject: 'policy',
  types: ['trust'],
  group: 'security',
  title: 'OIDC trust without sub/aud condition',
  severity: 'warning',
  confidence: 'certain',
  security: 9.3,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'Everybody who can get a token from the provider may assume the role: at a public provider that is the whole world.',
  remedy: 'Add conditions on the `sub` and `aud` claims.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-security-warning-missing-github-repo-condition-key',
  ],
  equivalents: {
    accessAnalyzer: 'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL, MISSING_GITHUB_REPO_CONDITION_KEY',
    checkov: 'CKV_AWS_358, CKV_AWS_393',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      const provider = statement.allPrincipals.find(isOidc);
      if (provider === undefined || statement.effect !== 'Allow' || mayHaveMoreKeys(statement)) continue;
      const claims = statement.conditions.filter((item) => !item.negated && !item.ifExists && item.base !== 'null');
      const shared = /githubusercontent|gitlab\.com|app\.terraform\.io/.test(provider.text);
      if (claims.some((item) => (shared ? /:sub$/ : /:(sub|aud|oaud)$/).test(item.keyLower))) continue;
      yield {
        at: policy.at(provider.pointer),
        message: `every ${shared ? 'customer' : 'user'} of \`${provider.text}\` may assume the role, no condition on the ${shared ? 'sub claim' : 'sub or aud claim'} narrows it`,
      };
    }
  },
});
