import { defineLintRule } from '../../src/rule/lint-rule.ts';
import type { PolicySubject, StatementSubject } from '../../src/rule/policy-subject.ts';

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
    const named = namedAccounts(policy).filter(({ account }) => !trustedAccounts.includes(account));
    const own = named.length === 0 ? undefined : ownAccount(policy);
    for (const { statement, pointer, account } of named) {
      if (account === own || statement.resources.some((item) => item.arn?.account === account)) continue;
      if (trustedAccounts.length > 0)
        yield { at: policy.at(pointer), message: `account \`${account}\` is not among the trusted accounts` };
      // Without a list every other account is as good as any: worth a remark, where it is another one for certain.
      else if (own === undefined) yield { undecided: 'trusted accounts' };
      else
        yield {
          at: policy.at(pointer),
          message: `account \`${account}\` may call, no list of trusted accounts says whether it should`,
          severity: 'info',
        };
    }
  },
});

interface NamedAccount {
  readonly statement: StatementSubject;
  readonly pointer: string;
  readonly account: string;
}

/** The accounts that a policy lets in by their id. */
function namedAccounts({ statements }: PolicySubject): readonly NamedAccount[] {
  const found: NamedAccount[] = [];
  for (const statement of statements) {
    if (statement.effect !== 'Allow') continue;
    for (const { arn, text, pointer } of statement.principals) {
      const account = arn?.account ?? text;
      if (account.length === 12 && /^\d{12}$/.test(account)) found.push({ statement, pointer, account });
    }
  }
  return found;
}

/** The account that the policy hangs in: as attached, as stated, or the only one in the ARNs that it names. */
function ownAccount({ attachedTo, settings, statements }: PolicySubject): string | undefined {
  const stated = attachedTo?.account ?? settings.account;
  if (stated !== undefined) return stated;
  const named = new Set(statements.flatMap(({ resources }) => resources.map((item) => item.arn?.account)));
  const [only] = named;
  return named.size === 1 && only !== undefined && /^\d{12}$/.test(only) ? only : undefined;
}
