import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { PolicySubject } from '../../src/rule/policy-subject.ts';

/** Account outside the trusted list may invoke. */
export const rule = defineLintRule({
  id: 'cross-account-unknown-invoker',
  subject: 'policy',
  types: ['lambda', 'rest-api'],
  group: 'invocation',
  title: 'Account outside the trusted list may invoke',
  severity: 'warning',
  confidence: 'certain',
  security: 5.5,
  since: '0.1.0',
  needs: ['policyType', 'settings'],
  why: 'Another account may call the function or API, and nobody has said that it is trusted.',
  remedy: 'Add the account to `trustedAccounts`, or take the grant away.',
  references: ['https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html'],
  equivalents: { other: 'aws-lint-iam-policies; cfn-policy-validator --allow-external-principals' },
  *check(policy) {
    const { trustedAccounts, account } = policy.settings;
    const own = policy.attachedTo?.account ?? account ?? writtenAccount(policy);
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const principal of statement.principals) {
        const named = principal.arn?.account ?? principal.text;
        if (!/^\d{12}$/.test(named) || named === own || trustedAccounts.includes(named)) continue;
        if (statement.resources.some((item) => item.arn?.account === named)) continue;
        const at = policy.at(principal.pointer);
        if (trustedAccounts.length > 0) yield { at, message: `account \`${named}\` is not among the trusted accounts` };
        // Without a list every other account is as good as any: worth a remark, where it is another one for certain.
        else if (own === undefined) yield { undecided: 'trusted accounts' };
        else
          yield {
            at,
            message: `account \`${named}\` may call, no list of trusted accounts says whether it should`,
            severity: 'info',
          };
      }
    }
  },
});

/** The account in the ARNs that the policy names, when it is the same in all. */
function writtenAccount(policy: PolicySubject): string | undefined {
  const named = new Set(policy.statements.flatMap((statement) => statement.resources.map((item) => item.arn?.account)));
  const [only] = named;
  return named.size === 1 && only !== undefined && /^\d{12}$/.test(only) ? only : undefined;
}
