import type { DecisionKind, Reason } from '../domain/decision.ts';
import { DENY_ORDER, type Votes } from './cast-votes.ts';
import { type Combination, openWay } from './grants.ts';

export type ConcreteKind = Exclude<DecisionKind, 'undetermined'>;

/** What follows from the votes. */
export interface Outcome {
  readonly kind: DecisionKind;
  readonly reason: Reason;
  readonly possible: readonly ConcreteKind[];
}

/**
 * Combines the votes. A certain Deny refuses even where evidence is missing; a certain grant without any possible Deny
 * allows; when no possibility allows, the answer is a refusal; everything else is undetermined. More grants never turn
 * an allowed call into a refused one, so the certain and the possible votes give the two ends of what can be.
 */
export function combineVotes(combination: Combination, votes: Votes): Outcome {
  // Authentication ends before any policy is read.
  if (combination.id === 'unauthenticated') return UNAUTHENTICATED;
  if (votes.denied !== 0) return explicit(votes.denied, EXPLICIT);
  const sure = openWay(combination, votes.granted);
  if (sure !== undefined && votes.mayDeny === 0) return { kind: 'allowed', reason: sure.reason, possible: ALLOWED };
  if (votes.mayDeny === 0 && votes.mayGrant === votes.granted) return implicit(combination, votes.granted, IMPLICIT);
  const possible: ConcreteKind[] = [];
  if (openWay(combination, votes.mayGrant) !== undefined) possible.push('allowed');
  if (votes.mayDeny !== 0) possible.push('explicitDeny');
  if (sure === undefined) possible.push('implicitDeny');
  if (possible.includes('allowed')) return { kind: 'undetermined', reason: 'undetermined', possible };
  // What is missing for certain is missing from the possible grants.
  return implicit(combination, votes.mayGrant, possible);
}

function implicit(combination: Combination, bits: number, possible: readonly ConcreteKind[]): Outcome {
  const missing = combination.requirements.find((candidate) => (bits & candidate.mask) === 0);
  return { kind: 'implicitDeny', reason: `implicit-deny:${missing?.layer ?? 'identity'}`, possible };
}

const ALLOWED = ['allowed'] as const;
const EXPLICIT = ['explicitDeny'] as const;
const IMPLICIT = ['implicitDeny'] as const;
const UNAUTHENTICATED: Outcome = { kind: 'implicitDeny', reason: 'unauthenticated', possible: ['implicitDeny'] };

function explicit(denied: number, possible: readonly ConcreteKind[]): Outcome {
  const layer = DENY_ORDER.find((_, place) => (denied & (1 << place)) !== 0) ?? 'identity';
  return { kind: 'explicitDeny', reason: `explicit-deny:${layer}`, possible };
}

/** Outcomes of several situations, when it is not known which one the call is in. */
export function eitherOutcome(outcomes: readonly Outcome[]): Outcome {
  const [first, ...others] = outcomes;
  if (first === undefined) return UNAUTHENTICATED;
  const possible = [...new Set(outcomes.flatMap((outcome) => outcome.possible))];
  if (others.every((other) => other.kind === first.kind && other.reason === first.reason))
    return { ...first, possible };
  if (possible.includes('allowed') && possible.length > 1)
    return { kind: 'undetermined', reason: 'undetermined', possible };
  return { ...first, possible };
}
