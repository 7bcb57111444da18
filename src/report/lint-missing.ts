/** What rules lack, each with the option or the key of the configuration that states it, where there is one. */
export function missingFacts(missing: readonly string[]): readonly string[] {
  return [...new Set(missing)].map((fact) => {
    const way = WAYS.get(fact);
    return way === undefined ? fact : `${fact} (${way})`;
  });
}

const WAYS: ReadonlyMap<string, string> = new Map([
  ['policy type', '--policy-type'],
  ['target', '--target'],
  ['qualifier that callers use', '--qualifier'],
  ['trusted accounts', '`trustedAccounts` of the configuration'],
]);
