const MASKED = /^(arn:[^:]{1,40}:[^:]{0,60}:[^:]{0,60}:)[*xX]{1,12}(\d{0,11})(:.+)$/;

/** People put a word in the place of the account before they post a message. */
const TAKEN_OUT = /^(arn:[^:]{1,40}:(?:iam|sts|lambda|execute-api):[^:]{0,60}:)(?!\d{12}:|aws:)[^:]{1,80}(:.+)$/;

/**
 * An ARN whose account shows its last digits only, with the account of the other ARN when its digits fit; else with a
 * word that says what to fill in. Other ARNs come back as they are.
 */
export function withAccount(arn: string | null, other: string | null): string | null {
  const [, before = '', digits = '', after = ''] = MASKED.exec(arn ?? '') ?? [];
  if (before === '') return arn === null ? null : arn.replace(TAKEN_OUT, '$1<account>$2');
  const account = other?.split(':')[4] ?? '';
  const isSame = /^\d{12}$/.test(account) && digits !== '' && account.endsWith(digits);
  return `${before}${isSame ? account : accountBlank(digits)}${after}`;
}

function accountBlank(digits: string): string {
  return digits === '' ? '<account>' : `<account-ending-${digits}>`;
}
