import type { Observation } from '../domain/observation.ts';
import type { Expected, Pair } from './pair.ts';
import { PAIRS } from './pairs.ts';
import { type Suspect, type SuspectFacts, suspects } from './suspects.ts';

/** Decision and observations held against each other. */
export interface Reconciliation {
  readonly kind: 'confirmed' | 'contradicted' | 'unconfirmed';
  /** One sentence. */
  readonly says: string;
  /** Rows of the table that apply, the deciding one first. */
  readonly rows: readonly Pair[];
  /** For a contradiction: where to look, in this order. */
  readonly suspects: readonly Suspect[];
}

/** What was decided, and about what. */
export interface Expectation {
  readonly expected: Expected;
  readonly target: 'http' | 'invoke';
  readonly facts: SuspectFacts;
}

/** Returns whether the observations confirm or contradict the decision, and what they tell together. */
export function reconcile(expectation: Expectation, observations: readonly Observation[]): Reconciliation {
  const rows = PAIRS.filter((pair) => applies(pair, expectation, observations));
  const deciding = rows.find((row) => row.verdict !== undefined);
  const kind = deciding?.verdict ?? 'unconfirmed';
  const others = rows.filter((row) => row !== deciding);
  return {
    kind,
    says: deciding?.reading ?? undecided(expectation.expected, observations),
    rows: deciding === undefined ? others : [deciding, ...others],
    suspects: kind === 'contradicted' ? suspects(expectation.expected, expectation.facts) : [],
  };
}

function applies(pair: Pair, { expected, target }: Expectation, observations: readonly Observation[]): boolean {
  if (pair.expected !== undefined && !pair.expected.includes(expected)) return false;
  if (pair.target !== undefined && pair.target !== target) return false;
  if (observations.some((each) => each.rung === pair.without && each.state === 'seen')) return false;
  const cause = causeOfCall(observations);
  if (pair.only !== undefined && !pair.only.includes(cause)) return false;
  if (pair.not?.includes(cause) === true) return false;
  return Object.entries(pair.when).every(([rung, wanted]) =>
    observations.some((each) => each.rung === rung && each.state === 'seen' && wanted.includes(each.seen)),
  );
}

function causeOfCall(observations: readonly Observation[]): string {
  const call = observations.find((each) => each.rung === 'S4');
  return (call?.state === 'seen' ? call.cause : undefined) ?? '';
}

function undecided(expected: Expected, observations: readonly Observation[]): string {
  const sent = observations.some((each) => each.state === 'seen' && (each.rung === 'S4' || each.rung === 'L1'));
  if (!sent) return 'the call itself was not sent, so that the decision is neither confirmed nor contradicted';
  return expected === 'none'
    ? 'there is no decision to compare the observations with'
    : 'the observations neither confirm nor contradict the decision';
}
