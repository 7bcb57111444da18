import type { DeniedBy } from './denial.ts';

/**
 * The policy types as AWS words them; longer wordings first, because `resource control policy` and
 * `resource-based policy` begin alike.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
const WORDS: readonly (readonly [string, DeniedBy])[] = [
  ['service control polic', 'scp'],
  ['resource control polic', 'rcp'],
  ['resource-based polic', 'resource'],
  ['resource based polic', 'resource'],
  ['identity-based polic', 'identity'],
  ['identity based polic', 'identity'],
  ['permissions boundar', 'boundary'],
  ['permission boundar', 'boundary'],
  ['session polic', 'session'],
  ['vpc endpoint polic', 'vpce'],
  ['vpce polic', 'vpce'],
  ['endpoint polic', 'vpce'],
  ['role trust polic', 'role-trust'],
  ['trust polic', 'role-trust'],
  ['resource polic', 'resource'],
];

/** The policy type that a clause in lower case names first; null when it names none. */
export function findPolicyType(clause: string): DeniedBy | null {
  let best: { at: number; type: DeniedBy } | undefined;
  for (const [words, type] of WORDS) {
    const at = clause.indexOf(words);
    if (at >= 0 && (best === undefined || at < best.at)) best = { at, type };
  }
  return best?.type ?? null;
}
