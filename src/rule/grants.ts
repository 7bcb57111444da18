import { globMatches, globsOverlap } from './glob.ts';
import type { ActionItem, StatementSubject } from './policy-subject.ts';
import type { ActionFacts, ServiceData, ServiceFacts } from './service-data.ts';

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

const EXPANSIONS = new WeakMap<ServiceFacts, Map<string, readonly ActionFacts[]>>();

/** The documented actions that a pattern stands for: prefix and facts. Empty when the prefix is unknown or wild. */
export function expandAction(services: ServiceData, item: ActionItem): readonly ActionFacts[] {
  const facts = item.service === undefined ? undefined : services.service(item.service);
  if (facts === undefined) return [];
  const pattern = item.lower.slice(item.lower.indexOf(':') + 1);
  const exact = facts.actions.get(pattern);
  if (exact !== undefined) return alone(exact);
  if (!pattern.includes('*') && !pattern.includes('?')) return [];
  // The same few patterns stand in thousands of policies.
  const known = EXPANSIONS.get(facts) ?? new Map<string, readonly ActionFacts[]>();
  EXPANSIONS.set(facts, known);
  const before = known.get(pattern);
  if (before !== undefined) return before;
  const found = [...facts.actions].filter(([name]) => globMatches(pattern, name)).map(([, action]) => action);
  if (known.size < MOST_PATTERNS) known.set(pattern, found);
  return found;
}

const ALONE = new WeakMap<ActionFacts, readonly ActionFacts[]>();

/** The list of one action, always the same one: what rules find out about lists can be kept by list. */
function alone(action: ActionFacts): readonly ActionFacts[] {
  const known = ALONE.get(action) ?? [action];
  ALONE.set(action, known);
  return known;
}

/** Patterns remembered per service; hostile input must not fill the memory. */
const MOST_PATTERNS = 1000;
