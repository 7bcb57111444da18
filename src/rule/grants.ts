import { globMatches, globsOverlap } from './glob.ts';
import type { StatementSubject } from './policy-subject.ts';

/**
 * Whether the statement's Action or NotAction takes in the action (`lambda:InvokeFunction`), by what is written in full.
 * Says nothing of Effect, Resource and Condition.
 */
export function namesAction(statement: StatementSubject, action: string): boolean {
  const wanted = action.toLowerCase();
  if (statement.has('NotAction') && !statement.has('Action')) {
    return !statement.open.has('NotAction') && !statement.notActions.some((item) => globMatches(item.lower, wanted));
  }
  return statement.actions.some((item) => globMatches(item.lower, wanted));
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
