import { isObject, isOpen } from '../source/open.ts';
import type { StatementSubject } from './policy-subject.ts';

/**
 * Whether the statement may have condition keys that nobody sees before deployment: the element or an operator's block is
 * open as a whole. Open values of keys that are written do not matter where a rule asks for the key only.
 */
export function mayHaveMoreKeys(statement: StatementSubject): boolean {
  const condition = statement.raw['Condition'];
  if (condition === undefined) return statement.open.has('Condition');
  if (!isObject(condition)) return isOpen(condition);
  return Object.values(condition).some(isOpen);
}
