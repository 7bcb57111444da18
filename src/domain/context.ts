/**
 * What is known of one condition key of the request. *absent* is knowledge (AWS does not send the key),
 * *unknown* is not: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 * decides by absence (`Null`, `…IfExists`, negated operators), so the two must never be mixed.
 */
export type ContextValue =
  | { readonly state: 'known'; readonly values: readonly string[] }
  /** Derived under a usual assumption that the output names. */
  | { readonly state: 'assumed'; readonly values: readonly string[]; readonly because: string }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly because?: string };

/** Keys in lower case (AWS matches key names case-insensitively). */
export interface RequestContext {
  readonly keys: Readonly<Record<string, ContextValue>>;
  /** What a key that is not listed counts as: `absent` in policy tests (closed world), `unknown` when explaining. */
  readonly otherwise: 'absent' | 'unknown';
}
