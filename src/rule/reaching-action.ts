import { actionMatches, namesAction } from './grants.ts';
import type { ActionItem, StatementSubject } from './policy-subject.ts';

/**
 * The entry of Action or NotAction by which a statement takes in an action of IAM, as of the checks of Access Analyzer; a
 * bare `*` is left to the rule about full access.
 */
export function reachingAction(statement: StatementSubject, action: string): ActionItem | undefined {
  if (statement.has('NotAction')) return namesAction(statement, action) ? statement.notActions[0] : undefined;
  return statement.actions.find((item) => item.service === 'iam' && actionMatches(item.text, action));
}
