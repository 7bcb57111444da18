import type { PolicySubject, StatementSubject } from './policy-subject.ts';
import { actionTexts, coveredByPattern, resourceTexts } from './statement-texts.ts';

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
  const candidates = candidatesAmong(all);
  const contained: Contained[] = [];
  for (const [place, statement] of all.entries()) {
    const by = candidates(statement).find(
      (other) =>
        other !== statement && takesIn(other, statement) && (all.indexOf(other) < place || !takesIn(statement, other)),
    );
    if (by !== undefined) contained.push({ statement, by });
  }
  return contained;
}

/** Statements that may take another one in: those with its first action, and those with patterns. Most pairs share no action. */
function candidatesAmong(all: readonly StatementSubject[]): (narrow: StatementSubject) => readonly StatementSubject[] {
  if (all.length > FEW) return indexedCandidates(all);
  return (narrow) => {
    const [first] = narrow.actions;
    if (first === undefined) return all;
    return all.filter(({ actions }) => actions.some(({ lower, word }) => word.wild || lower === first.lower));
  };
}

/** So many statements are looked through sooner than an index of their actions is made. */
const FEW = 8;

function indexedCandidates(
  all: readonly StatementSubject[],
): (narrow: StatementSubject) => readonly StatementSubject[] {
  const wild = new Set(all.filter((statement) => statement.actions.some(({ word }) => word.wild)));
  const byAction = new Map<string, StatementSubject[]>();
  for (const statement of all)
    for (const { lower } of statement.actions) {
      const having = byAction.get(lower);
      if (having === undefined) byAction.set(lower, [statement]);
      else having.push(statement);
    }
  return (narrow) => {
    const [first] = narrow.actions;
    if (first === undefined) return all;
    const having = byAction.get(first.lower) ?? [];
    if (wild.size === 0) return having;
    return all.filter((statement) => wild.has(statement) || having.includes(statement));
  };
}

/** Longest lists that are compared; hostile input has millions of members. */
const MOST_ITEMS = 500;

function takesIn(wide: StatementSubject, narrow: StatementSubject): boolean {
  if (wide.effect !== narrow.effect || narrow.actions.length * wide.actions.length > MOST_ITEMS * MOST_ITEMS)
    return false;
  return (
    coversActions(wide, narrow) &&
    coversResources(wide, narrow) &&
    (!wide.has('Condition') || same(wide.raw['Condition'], narrow.raw['Condition'])) &&
    same(wide.raw['NotPrincipal'], narrow.raw['NotPrincipal']) &&
    same(wide.raw['NotAction'], narrow.raw['NotAction']) &&
    same(wide.raw['NotResource'], narrow.raw['NotResource']) &&
    same(wide.raw['Principal'], narrow.raw['Principal'])
  );
}

function same(one: unknown, other: unknown): boolean {
  return one === other || (one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other));
}

function coversActions(wide: StatementSubject, narrow: StatementSubject): boolean {
  const texts = actionTexts(wide);
  return narrow.actions.every(({ lower }) => texts.exact.has(lower) || coveredByPattern(texts, lower));
}

function coversResources(wide: StatementSubject, narrow: StatementSubject): boolean {
  const texts = resourceTexts(wide);
  return narrow.resources.every(({ text }) => texts.exact.has(text) || coveredByPattern(texts, text));
}
