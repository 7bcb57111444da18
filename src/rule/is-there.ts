import { isOpen } from '../source/open.ts';
import type { StatementSubject } from './policy-subject.ts';

/**
 * Whether a statement has an element for sure. What deployment settles may be nothing: modules write dynamic blocks, and
 * `try(each.value.actions, null)` beside `…not_actions…`.
 */
export function isThere(statement: StatementSubject, element: Parameters<StatementSubject['has']>[0]): boolean {
  return statement.has(element) && !isOpen(statement.raw[element]);
}
