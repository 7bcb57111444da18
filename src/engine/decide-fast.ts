import type { DecisionKind, Reason } from '../domain/decision.ts';
import type { AccessQuestion } from '../domain/question.ts';
import { type AskedQuestion, askedQuestion } from './asked-question.ts';
import type { Call, CallerFacts } from './call.ts';
import { callerFacts } from './caller-facts.ts';
import { type AskLayer, castVotes } from './cast-votes.ts';
import { type Situation, situations } from './choose-combination.ts';
import { combineVotes, eitherOutcome, type Outcome } from './combine-votes.ts';
import { type CompiledPolicies, compileQuestionSet } from './compile-question.ts';
import { foldAction } from './fold-action.ts';
import { countsForCall } from './overall.ts';
import { prepareCall } from './prepare-call.ts';
import { voteOf } from './test-statement.ts';

/** The answer without its explanation. */
export interface FastDecision {
  readonly kind: DecisionKind;
  readonly reason: Reason;
}

/**
 * The answer of `decide` without trace: the same matching, the same tables, no objects per statement. Policies are
 * compiled once per `policies` object. Never throws.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decideFast(given: AccessQuestion): FastDecision {
  const policies = compileQuestionSet(given.policies);
  const question = askedQuestion(given);
  let undetermined: Outcome | undefined;
  let allowed: Outcome | undefined;
  for (const action of question.actions) {
    if (!countsForCall(question, action)) continue;
    const outcome = outcomeOf(question, policies, action);
    // The reason is that of the first action that is refused.
    if (outcome.kind === 'explicitDeny' || outcome.kind === 'implicitDeny') return outcome;
    if (outcome.kind === 'undetermined') undetermined ??= outcome;
    else allowed ??= outcome;
  }
  return undetermined ?? allowed ?? NOTHING_ASKED;
}

/** Without an action there is nothing to allow. */
const NOTHING_ASKED: FastDecision = { kind: 'implicitDeny', reason: 'implicit-deny:identity' };

function outcomeOf(question: AskedQuestion, policies: CompiledPolicies, action: string): Outcome {
  const caller = callerFacts(question, question.policies.boundary);
  const possible = situations(question, foldAction(action), caller);
  const [only] = possible;
  if (only !== undefined && possible.length === 1)
    return outcomeIn(question, policies, { action, situation: only, caller });
  return eitherOutcome(possible.map((situation) => outcomeIn(question, policies, { action, situation, caller })));
}

interface Seen {
  readonly action: string;
  readonly situation: Situation;
  readonly caller: CallerFacts;
}

function outcomeIn(question: AskedQuestion, policies: CompiledPolicies, seen: Seen): Outcome {
  const { situation } = seen;
  const call = prepareCall(question, seen.action, seen);
  const votes = castVotes(policies, boundOf(question, situation), askFast(call));
  return combineVotes(situation.combination, votes);
}

/** What of the question binds the caller. */
export function boundOf(question: AskedQuestion, situation: Situation): Parameters<typeof castVotes>[1] {
  const { caller, target } = question;
  return { kind: caller.kind, situation, managementAccount: caller.managementAccount === true, path: target.path };
}

function askFast(call: Call): AskLayer {
  return (layer, name) => {
    let vote = 0;
    for (const statement of layer.sliceFor(call.action)) vote |= voteOf(statement, name, call);
    return vote;
  };
}
