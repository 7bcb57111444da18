const folded = new Map<string, string>();

/**
 * The action in lower case, as AWS compares it. The few actions that are asked for again and again are folded once.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function foldAction(action: string): string {
  const before = folded.get(action);
  if (before !== undefined) return before;
  const lower = action.toLowerCase();
  // Actions come from the callers of the library: the table must not grow without end.
  if (folded.size < 64) folded.set(action, lower);
  return lower;
}
