import { crossesAccounts, silentTargets } from '../../src/rule/access-predicates.ts';
import { defineAccessRule } from '../../src/rule/access-rule.ts';

/** A cross-account call is granted on one side only. */
export const rule = defineAccessRule({
  id: 'cross-account-side-missing',
  title: 'a cross-account call is granted on one side only',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  references: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html',
  ],
  why: "Between accounts both must say yes: an identity policy in the caller's account and the resource policy in the other. A grant on one side is no grant.",
  check(access) {
    const target = access.question?.target;
    // HTTP and WebSocket APIs have no resource policy that could grant; another rule says so.
    if (!crossesAccounts(access) || (target?.path === 'execute-api' && target.apiType !== 'REST')) return [];
    const identity = silentTargets(access, 'identity').length > 0;
    const resource = silentTargets(access, 'resource').length > 0;
    if (!identity && !resource) return [];
    const from = access.question?.caller.account;
    const to = access.question?.resourceAccount;
    const missing = [
      ...(identity ? [`the identity policies in ${from}`] : []),
      ...(resource ? [`the resource policy in ${to}`] : []),
    ];
    return [{ message: `the call goes from account ${from} to ${to}, and ${missing.join(' and ')} must grant it too` }];
  },
});
