import { isObject } from '../source/open.ts';
import { POLICY_ELEMENTS, STATEMENT_ELEMENTS } from './policy-grammar.ts';
import type { PolicySubject } from './policy-subject.ts';

/** A property name that stands where the grammar has elements. */
export interface ElementName {
  readonly name: string;
  readonly pointer: string;
  readonly known: readonly string[];
}

/** Names in the policy and its statements that are no element of the grammar as they are written. */
export function strangeElements(policy: PolicySubject): ElementName[] {
  const strange: ElementName[] = [];
  const collect = (names: readonly string[], at: string, known: readonly string[]): void => {
    for (const name of names)
      if (!known.includes(name)) strange.push({ name, pointer: `${at}/${escaped(name)}`, known });
  };
  if (isObject(policy.document)) collect(Object.keys(policy.document), '', POLICY_ELEMENTS);
  for (const statement of policy.statements) collect(Object.keys(statement.raw), statement.pointer, STATEMENT_ELEMENTS);
  return strange;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
