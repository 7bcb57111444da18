import type { Statement } from '../domain/policy.ts';
import { compileGlob, type TextTest } from './wildcard.ts';

/**
 * A test for the actions of a statement, to be asked with an action in lower case.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function compileAction(statement: Statement): TextTest {
  if (statement.action !== undefined) return compileList(statement.action);
  if (statement.notAction === undefined) return () => false;
  const listed = compileList(statement.notAction);
  return (action) => !listed(action);
}

function compileList(actions: readonly string[]): TextTest {
  const exact = new Set<string>();
  const globs: TextTest[] = [];
  for (const action of actions) {
    const folded = action.toLowerCase();
    if (folded.includes('*') || folded.includes('?')) globs.push(compileGlob(folded));
    else exact.add(folded);
  }
  return (action) => exact.has(action) || globs.some((matches) => matches(action));
}
