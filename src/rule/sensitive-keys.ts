/** Keys that say who calls, in lower case: a wildcard too wide in them lets everybody in. */
export const SENSITIVE_KEYS: ReadonlySet<string> = new Set([
  ...['aws:principalarn', 'aws:principalaccount', 'aws:principalorgid', 'aws:principalorgpaths', 'aws:userid'],
  ...[
    'aws:sourceaccount',
    'aws:sourceowner',
    'aws:sourceorgid',
    'aws:sourceorgpaths',
    'aws:sourcevpc',
    'aws:sourcevpce',
  ],
]);
