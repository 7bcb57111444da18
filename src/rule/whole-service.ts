import type { ActionItem } from './policy-subject.ts';

/** `iam:*` and `*`: `full-service-access` and `full-admin` report them, and what is in them goes without saying. */
export function isWholeService(action: ActionItem): boolean {
  return action.word.wild && /^(?:[^:]*:)?\*+$/.test(action.text);
}
