import { isObject, type SourceObject } from '../source/open.ts';
import { nearName } from './near-name.ts';
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

/** The element that a name which is none most likely means: other capitals, a letter wrong, a plural. */
export function meantElement(name: string, known: readonly string[]): string | undefined {
  const small = name.toLowerCase();
  return (
    known.find((element) => element.toLowerCase() === small) ??
    nearName(name, known) ??
    known.find((element) => `${element}s`.toLowerCase() === small)
  );
}

/** Whether one of these elements of a policy or statement stands there misspelled, which is a finding of its own. */
export function isMisspelledIn(object: SourceObject, elements: readonly string[]): boolean {
  const known: readonly string[] = POLICY_ELEMENTS.some((element) => elements.includes(element))
    ? POLICY_ELEMENTS
    : STATEMENT_ELEMENTS;
  return Object.keys(object).some((name) => {
    const meant = known.includes(name) ? undefined : meantElement(name, known);
    return meant !== undefined && elements.includes(meant);
  });
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
