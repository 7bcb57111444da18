import { isObject } from '../source/open.ts';
import type { StatementSubject } from './policy-subject.ts';

/** Whether Principal or NotPrincipal is a map with that key already. */
export function hasKey(statement: StatementSubject, key: string): boolean {
  return [statement.raw['Principal'], statement.raw['NotPrincipal']].some((map) => isObject(map) && key in map);
}
