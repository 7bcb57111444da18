import type { ConditionItem, StatementSubject } from './policy-subject.ts';

/**
 * Whether more calls would get through when the values of the condition matched more: what an Allow asks for, or what a
 * Deny spares. A fix of which that is true gives access that nobody had, so it is never a safe one.
 */
export function letsMoreThrough(statement: StatementSubject, condition: ConditionItem): boolean {
  return condition.negated === (statement.effect === 'Deny');
}
