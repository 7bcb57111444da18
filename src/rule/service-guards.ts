/** Keys by which a Deny keeps calls of AWS services out, in lower case. */
export const GUARDS: ReadonlySet<string> = new Set([
  ...['aws:viaawsservice', 'aws:principalisawsservice', 'aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast'],
  ...['aws:sourceaccount', 'aws:sourceorgid', 'aws:principalservicename'],
]);
