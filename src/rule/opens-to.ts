import { bindsCaller } from './binds-caller.ts';
import { namesAction } from './grants.ts';
import type { StatementSubject } from './policy-subject.ts';

/** Whether the statement allows the action to everybody: a star as principal, and no condition that says for whom. */
export function opensTo(statement: StatementSubject, action: string): boolean {
  return (
    statement.effect === 'Allow' &&
    statement.principals.some((principal) => principal.anyone) &&
    namesAction(statement, action) &&
    !statement.conditions.some(bindsCaller)
  );
}
