import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Five versions are the most that AWS keeps. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const MOST_VERSIONS = 5;

/** Five versions of a managed policy are stored already. */
export const rule = defineLintRule({
  id: 'managed-policy-versions',
  subject: 'account',
  group: 'quota',
  title: 'Five versions already stored',
  severity: 'info',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['account'],
  why: 'IAM keeps five versions of a managed policy. CreatePolicyVersion fails until one is deleted, so the next deployment stops.',
  remedy: 'Delete the oldest version that is not the default.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html'],
  equivalents: {},
  *check(account) {
    for (const policy of account.managedPolicies) {
      if (policy.versions < MOST_VERSIONS) continue;
      yield { at: policy.at, message: `managed policy \`${policy.name}\` already has ${policy.versions} versions` };
    }
  },
});
