import { globMatches, globsOverlap } from './glob.ts';
import type { ActionItem, StatementSubject } from './policy-subject.ts';
import type { ActionFacts, ServiceData } from './service-data.ts';

/**
 * Whether the statement's Action or NotAction takes in the action (`lambda:InvokeFunction`), by what is written in full.
 * Says nothing of Effect, Resource and Condition.
 */
export function namesAction(statement: StatementSubject, action: string): boolean {
  const wanted = action.toLowerCase();
  if (statement.has('NotAction') && !statement.has('Action')) {
    return (
      !statement.open.has('NotAction') &&
      !statement.notActions.some((item) => globMatches(item.text.toLowerCase(), wanted))
    );
  }
  return statement.actions.some((item) => globMatches(item.text.toLowerCase(), wanted));
}

/** Whether the pattern can match the action, in any case. */
export function actionMatches(pattern: string, action: string): boolean {
  return globMatches(pattern.toLowerCase(), action.toLowerCase());
}

/** Whether two action patterns have an action in common. */
export function actionsOverlap(one: string, other: string): boolean {
  return globsOverlap(one.toLowerCase(), other.toLowerCase());
}

/** The documented actions that a pattern stands for: prefix and facts. Empty when the prefix is unknown or wild. */
export function expandAction(services: ServiceData, item: ActionItem): readonly ActionFacts[] {
  const facts = item.service === undefined ? undefined : services.service(item.service);
  if (facts === undefined) return [];
  const pattern = item.name.toLowerCase();
  const exact = facts.actions.get(pattern);
  if (exact !== undefined) return [exact];
  if (!pattern.includes('*') && !pattern.includes('?')) return [];
  return [...facts.actions].filter(([name]) => globMatches(pattern, name)).map(([, action]) => action);
}
