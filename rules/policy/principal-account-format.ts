import { defineLintRule } from '../../src/rule/lint-rule.ts';

/** Account principal malformed. */
export const rule = defineLintRule({
  id: 'principal-account-format',
  subject: 'policy',
  when: ['oddprincipal'],
  group: 'semantics',
  title: 'Account principal malformed',
  severity: 'error',
  confidence: 'certain',
  since: '0.1.0',
  needs: ['document'],
  why: 'An account id has twelve digits, leading zeros included.',
  remedy: 'Write the twelve digits as a string.',
  references: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html'],
  equivalents: { parliament: 'UNKNOWN_PRINCIPAL', cfnLint: 'E3031' },
  *check(policy) {
    for (const statement of policy.statements) {
      for (const item of [...statement.principals, ...statement.notPrincipals]) {
        if (item.principalType !== 'AWS') continue;
        const account = /^[\d\s-]+$/.test(item.text)
          ? item.text
          : item.arn?.service === 'iam' && /^[\d-]+$/.test(item.arn.account)
            ? item.arn.account
            : undefined;
        if (account === undefined || /^\d{12}$/.test(account)) continue;
        const digits = account.replace(/[\s-]/g, '');
        const at = policy.at(item.pointer);
        yield {
          at,
          message: `account \`${account}\` is not twelve digits`,
          ...(digits.length === 12
            ? {
                fix: {
                  title: 'write the twelve digits',
                  safety: 'safe' as const,
                  edits: [{ kind: 'replace' as const, at, value: item.text.replace(account, digits) }],
                },
              }
            : {}),
        };
      }
    }
  },
});
