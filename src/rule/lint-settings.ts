/** What the user states once for all files (configuration and options). Rules read it; they never read files or clocks. */
export interface LintSettings {
  /** Today, ISO 8601 day. */
  readonly today: string;
  /** Accounts that may be named as principals without remark. */
  readonly trustedAccounts: readonly string[];
  /** Own organization id, when stated. */
  readonly organization?: string;
  /** Grants that reach these are reported. */
  readonly sensitive: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[];
  /** Functions that are public on purpose: names or ARNs, `*` allowed. */
  readonly publicFunctions: readonly string[];
  /** ARN of the function or API that the policies are meant for (`--target`). */
  readonly target?: string;
  /** Qualifier that callers use (`--qualifier`). */
  readonly qualifier?: string;
  readonly account?: string;
  readonly region?: string;
}

/** Nothing stated. */
export const NO_SETTINGS: Omit<LintSettings, 'today'> = { trustedAccounts: [], sensitive: [], publicFunctions: [] };
