import type { Call, CallerFacts } from './call.ts';
import type { Bound, Votes } from './cast-votes.ts';
import type { Situation } from './choose-combination.ts';
import type { Outcome } from './combine-votes.ts';
import type { CompiledPolicies } from './compile-question.ts';
import type { AskedLayer } from './trace.ts';

/** One action in one situation, with everything that was found. */
export interface Examined {
  readonly situation: Situation;
  readonly caller: CallerFacts;
  readonly bound: Bound;
  readonly policies: CompiledPolicies;
  readonly call: Call;
  readonly asked: readonly AskedLayer[];
  readonly votes: Votes;
  readonly outcome: Outcome;
}
