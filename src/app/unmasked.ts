/**
 * Returns an ARN whose account is shown by its last digits only with the first account that has them; unchanged when
 * nothing is masked, undefined when no account fits.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function unmasked(arn: string, accounts: readonly string[]): string | undefined {
  const parts = arn.split(':');
  const masked = parts[4] ?? '';
  if (!isMasked(arn)) return arn;
  const digits = /\d*$/.exec(masked)?.[0] ?? '';
  const account = accounts.find((each) => /^\d{12}$/.test(each) && digits !== '' && each.endsWith(digits));
  return account === undefined ? undefined : parts.with(4, account).join(':');
}

/** Whether the account of an ARN is hidden, wholly or in part. */
export function isMasked(arn: string): boolean {
  return /^arn:[^:]*:[^:]*:[^:]*:[*xX]+\d{0,11}:/.test(arn);
}

/** DNS suffixes. https://docs.aws.amazon.com/general/latest/gr/apigateway.html */
const SUFFIXES: Readonly<Record<string, string>> = {
  'aws-cn': 'amazonaws.com.cn',
  'aws-eusc': 'amazonaws.eu',
  'aws-iso': 'c2s.ic.gov',
  'aws-iso-b': 'sc2s.sgov.gov',
  'aws-iso-e': 'cloud.adc-e.uk',
  'aws-iso-f': 'csp.hci.ic.gov',
};

/** Returns another name of the call that an ARN names, one that needs no account: the URL of the API. */
export function withoutAccount(arn: string): string {
  const [, partition = '', service = '', region = '', , ...rest] = arn.split(':');
  if (service !== 'execute-api') return rest.join(':').replace(/^function:/, '');
  const [api = '', stage = '', , ...path] = rest.join(':').split('/');
  const host = `${api}.execute-api.${region}.${SUFFIXES[partition] ?? 'amazonaws.com'}`;
  return `https://${host}/${[...(stage === '$default' ? [] : [stage]), ...path].join('/')}`;
}
