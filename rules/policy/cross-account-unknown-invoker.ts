import { defineLintRule } from '../../src/rule/lint-rule.ts';
import { oncePer } from '../../src/rule/once-per.ts';
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
    const { trustedAccounts } = policy.settings;
    for (const statement of policy.statements) {
      if (statement.effect !== 'Allow') continue;
      for (const principal of statement.principals) {
        const named = principal.arn?.account ?? principal.text;
        if (!/^\d{12}$/.test(named) || trustedAccounts.includes(named)) continue;
        const own = ownAccount(policy);
        if (named === own) continue;
        if (statement.resources.some((item) => item.arn?.account === named)) continue;
        if (trustedAccounts.length > 0)
          yield {
            at: policy.at(principal.pointer),
            message: `account \`${named}\` is not among the trusted accounts`,
          };
        // Without a list every other account is as good as any: worth a remark, where it is another one for certain.
        else if (own === undefined) yield { undecided: 'trusted accounts' };
        else
          yield {
            at: policy.at(principal.pointer),
            message: `account \`${named}\` may call, no list of trusted accounts says whether it should`,
            severity: 'info',
          };
      }
    }
  },
});

/** The account that the policy hangs in: as attached, as stated, or as its ARNs say. */
function ownAccount({ attachedTo, settings, statements }: PolicySubject): string | undefined {
  return attachedTo?.account ?? settings.account ?? writtenAccount(statements);
}

/** The account in the ARNs that the statements name, when it is the same in all. */
const writtenAccount = oncePer((statements: PolicySubject['statements']): string | undefined => {
  const named = new Set(statements.flatMap((statement) => statement.resources.map((item) => item.arn?.account)));
  const [only] = named;
  return named.size === 1 && only !== undefined && /^\d{12}$/.test(only) ? only : undefined;
});
