import { globCovers } from './glob.ts';
import type { PolicySubject, StatementSubject } from './policy-subject.ts';

/** Most statements that are compared pairwise. */
const MOST = 200;

/** A statement and the other one that says all it says. */
export interface Contained {
  readonly statement: StatementSubject;
  readonly by: StatementSubject;
}

/**
 * Statements that another one of the policy takes in: same Effect, wider or equal actions, resources and principals,
 * and no condition or the very same. Sound: what is open or written with Not… is compared as text only.
 */
export function containedStatements(policy: PolicySubject): Contained[] {
  const all = policy.statements.filter(
    (statement) => statement.effect !== undefined && statement.open.size === 0 && !statement.conditional,
  );
  if (all.length < 2 || all.length > MOST) return [];
  return all.flatMap((statement, place) => {
    const by = all.find(
      (other, otherPlace) =>
        other !== statement && takesIn(other, statement) && (otherPlace < place || !takesIn(statement, other)),
    );
    return by === undefined ? [] : [{ statement, by }];
  });
}

function takesIn(wide: StatementSubject, narrow: StatementSubject): boolean {
  return (
    wide.effect === narrow.effect &&
    (!wide.has('Condition') || same(wide.raw['Condition'], narrow.raw['Condition'])) &&
    same(wide.raw['NotPrincipal'], narrow.raw['NotPrincipal']) &&
    same(wide.raw['NotAction'], narrow.raw['NotAction']) &&
    same(wide.raw['NotResource'], narrow.raw['NotResource']) &&
    same(wide.raw['Principal'], narrow.raw['Principal']) &&
    coversAll(texts(wide.actions, lower), texts(narrow.actions, lower)) &&
    coversAll(texts(wide.resources), texts(narrow.resources))
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function lower(text: string): string {
  return text.toLowerCase();
}

function texts(items: readonly { readonly text: string }[], form: (text: string) => string = (text) => text): string[] {
  return items.map((item) => form(item.text));
}

function coversAll(wide: readonly string[], narrow: readonly string[]): boolean {
  return narrow.every((text) =>
    wide.some((pattern) => pattern === text || (!text.includes('${') && globCovers(pattern, text))),
  );
}
