const MASKED = /^(arn:[^:]{1,40}:[^:]{0,60}:[^:]{0,60}:)[*xX]{1,12}(\d{0,11})(:.+)$/;

/**
 * An ARN whose account shows its last digits only, with the account of the other ARN when its digits fit; else with a
 * word that says what to fill in. Other ARNs come back as they are.
 */
export function withAccount(arn: string | null, other: string | null): string | null {
  const [, before = '', digits = '', after = ''] = MASKED.exec(arn ?? '') ?? [];
  if (before === '') return arn;
  const account = other?.split(':')[4] ?? '';
  const isSame = /^\d{12}$/.test(account) && digits !== '' && account.endsWith(digits);
  return `${before}${isSame ? account : accountBlank(digits)}${after}`;
}

function accountBlank(digits: string): string {
  return digits === '' ? '<account>' : `<account-ending-${digits}>`;
}
