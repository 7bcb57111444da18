/** Keys of a calling principal, in lower case, and what carries the same for calls of AWS services. */
export const PRINCIPAL_TO_SOURCE: ReadonlyMap<string, string> = new Map([
  ['aws:principalorgid', 'aws:SourceOrgID'],
  ['aws:principalorgpaths', 'aws:SourceOrgPaths'],
  ['aws:principalaccount', 'aws:SourceAccount'],
  ['aws:principalarn', 'aws:SourceArn'],
]);
