import { HOLE } from '../source/open.ts';
import { actionMatches, namesAction } from './grants.ts';
import type { StatementSubject } from './policy-subject.ts';

/** Whether the statement names the action, or may do so once what a template leaves open is settled. */
export function mayNameAction(statement: StatementSubject, action: string): boolean {
  if (namesAction(statement, action)) return true;
  if (statement.open.size === 0) return false;
  if (statement.open.has('NotAction')) return true;
  if (!statement.open.has('Action')) return false;
  return (
    statement.allActions.length === 0 ||
    statement.allActions.some((item) => actionMatches(item.text.replaceAll(HOLE, '*'), action))
  );
}
