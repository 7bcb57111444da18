import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** GitHub OIDC sub too broad. */
export const rule = defineLintRule({
  id: 'oidc-wildcard-sub',
  subject: 'policy',
  types: ['trust'],
  group: 'security',
  title: 'GitHub OIDC sub too broad',
  severity: 'warning',
  confidence: 'certain',
  security: 8.0,
  since: '0.1.0',
  needs: ['policyType'],
  why: 'The pattern takes in every repository of the organization, or of everybody; whoever can push to one of them gets the role.',
  remedy: 'Name the repository and the branch or environment.',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-specific-github-repo-and-branch-recommended',
  ],
  equivalents: {
    accessAnalyzer:
      'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED, FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE, CONFIRM_AUDIENCE_CLAIM_TYPE',
    checkov: 'CKV_AWS_358',
  },
  *check(policy) {
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const condition of statement.conditions) {
        if (!/githubusercontent\.com:sub$|gitlab[^:]*:sub$/.test(condition.keyLower) || condition.negated) continue;
        for (const item of condition.values) {
          if (/^ref:.*:repo:/.test(item.text))
            yield {
              at: policy.at(item.pointer),
              message: `the subject of GitHub begins with \`repo:\`, \`${item.text}\` never comes`,
            };
          if (!/^\*|^(repo|project_path|organization):(\*|[^/:]*\*|[^/:]+\/\*)/.test(item.text)) continue;
          yield { at: policy.at(item.pointer), message: `\`${item.text}\` takes in more than one repository` };
        }
      }
    }
  },
});
