import { globMatches, globsOverlap } from './glob.ts';
import type { ActionItem, StatementSubject } from './policy-subject.ts';

/**
 * Whether the statement's Action or NotAction takes in the action (`lambda:InvokeFunction`), by what is written in full.
 * Says nothing of Effect, Resource and Condition.
 */
export function namesAction(statement: StatementSubject, action: string): boolean {
  if (statement.actions.some((item) => takesIn(item, action))) return true;
  if (statement.allActions.length > 0 || !statement.has('NotAction') || statement.has('Action')) return false;
  return !statement.open.has('NotAction') && !statement.notActions.some((item) => takesIn(item, action));
}

/** Most entries have no wildcard and another length. */
function takesIn({ lower, word }: ActionItem, action: string): boolean {
  if (!word.wild && lower.length !== action.length) return false;
  return globMatches(lower, action.toLowerCase());
}

/** Whether the pattern can match the action, in any case. */
export function actionMatches(pattern: string, action: string): boolean {
  // Most pairs differ in their first letter; lower case is made for the others only.
  const first = pattern.charCodeAt(0);
  if (first !== 42 && first !== 63 && (first | 32) !== (action.charCodeAt(0) | 32)) return false;
  return globMatches(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether two action patterns have an action in common. */
export function actionsOverlap(one: string, other: string): boolean {
  return globsOverlap(one.toLowerCase(), other.toLowerCase());
}
