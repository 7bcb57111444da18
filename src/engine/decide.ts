import type { ActionDecision, ConditionTree, Decision, Need } from '../domain/decision.ts';
import type { AccessQuestion } from '../domain/question.ts';
import { allowedIf } from './allowed-if.ts';
import { assumptionsOf } from './assumptions.ts';
import { blockersOf, grantsOf } from './blockers.ts';
import { callerFacts } from './caller-facts.ts';
import { castVotes } from './cast-votes.ts';
import { type Situation, situations } from './choose-combination.ts';
import { combineVotes, eitherOutcome, type Outcome } from './combine-votes.ts';
import { compileQuestionSet } from './compile-question.ts';
import { all, any } from './condition-tree.ts';
import { boundOf } from './decide-fast.ts';
import type { Examined } from './examined.ts';
import { foldAction } from './fold-action.ts';
import { layersOf } from './layers.ts';
import { type WithoutTrace, withTrace } from './lazy-trace.ts';
import { needsOf } from './needs.ts';
import { overall } from './overall.ts';
import { prepareCall } from './prepare-call.ts';
import { type AskedLayer, askTraced } from './trace.ts';

/**
 * Decides a call as AWS documents it, with the full trace. Every layer is evaluated completely and combined afterwards,
 * so that all blockers are known. Never throws; what is unknown makes the answer conditional, never wrong.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function decide(question: AccessQuestion): Decision {
  return overall(
    question,
    question.actions.map((action) => decideAction(question, action)),
  );
}

function decideAction(question: AccessQuestion, action: string): ActionDecision {
  const caller = callerFacts(question, question.policies.boundary);
  const possible = situations(question, foldAction(action), caller);
  const examined = possible.map((situation) => examine(question, action, { situation, caller }));
  const outcome = outcomeOf(examined);
  const shown = examined.find((item) => item.outcome.kind === outcome.kind) ?? examined[0];
  if (shown === undefined) throw new Error(`no situation for ${action}`);
  const open = conditional(outcome, examined);
  const decision: Mutable<WithoutTrace> = {
    action,
    resource: question.resource,
    kind: outcome.kind,
    reason: outcome.reason,
    possible: outcome.possible,
    grants: grantsOf(shown),
    blockers: blockersOf(shown),
    layers: layersOf(question, shown),
    needs: open.needs,
    assumptions: assumptionsOf(question, shown),
  };
  if (open.allowedIf !== undefined) decision.allowedIf = open.allowedIf;
  return withTrace(decision, shown);
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function outcomeOf(examined: readonly Examined[]): Outcome {
  const [first] = examined;
  return first !== undefined && examined.length === 1
    ? first.outcome
    : eitherOutcome(examined.map((item) => item.outcome));
}

function examine(
  question: AccessQuestion,
  action: string,
  seen: { situation: Situation; caller: Examined['caller'] },
): Examined {
  const policies = compileQuestionSet(question.policies);
  const call = prepareCall(question, action, seen);
  const asked: AskedLayer[] = [];
  const bound = boundOf(question, seen.situation);
  const votes = castVotes(policies, bound, askTraced(call, asked));
  const outcome = combineVotes(seen.situation.combination, votes);
  // Written out, here and above: V8 gives every object with spread parts a hidden class of its own.
  return { situation: seen.situation, caller: seen.caller, call, asked, bound, votes, outcome, policies };
}

/** What settles an undetermined answer; empty for the others. */
function conditional(outcome: Outcome, examined: readonly Examined[]): Pick<ActionDecision, 'needs' | 'allowedIf'> {
  if (outcome.kind !== 'undetermined') return { needs: [] };
  if (examined.length === 1) {
    return { needs: examined.flatMap(needsOf), allowedIf: any(examined.map(allowedIf)) };
  }
  const ways = examined.map((item): ConditionTree => {
    const fact: ConditionTree = { kind: 'evidence', need: situationNeed(item), must: 'allow' };
    return all([fact, allowedIf(item)]);
  });
  const facts = examined.map(situationNeed);
  return { needs: [...facts.slice(0, 1), ...examined.flatMap(needsOf)], allowedIf: any(ways) };
}

function situationNeed(examined: Examined): Need {
  const name = 'how the target authorizes calls';
  return { kind: 'fact', name, because: `by the rules for ${examined.situation.combination.id}` };
}
