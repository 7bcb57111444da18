import type { LayerOutcome, Match, ReasonLayer, TraceStep } from '../domain/decision.ts';
import type { PolicySource, StatementRef } from '../domain/policy.ts';
import type { Call } from './call.ts';
import type { AskLayer } from './cast-votes.ts';
import { type CompiledStatement, statementRef } from './compile-policy.ts';
import type { CompiledLayer } from './compile-question.ts';
import { anyForm, type PrincipalMatch } from './match-principal.ts';
import { both, certain, type Ternary, UNKNOWN, YES } from './ternary.ts';
import { conditionMark, principalMark, resourceMark, VOTE, voteFromMarks } from './test-statement.ts';
import { describeMarks } from './trace-detail.ts';

/** One statement with its marks, before they are put into words. */
export interface Marked {
  readonly statement: CompiledStatement;
  readonly ref: StatementRef;
  readonly layer: ReasonLayer;
  readonly target: string | undefined;
  readonly principal: PrincipalMatch;
  readonly action: Ternary;
  readonly resource: Ternary;
  readonly condition: Ternary;
  readonly vote: number;
}

/** A layer that was asked, with all its statements. */
export interface AskedLayer {
  readonly name: ReasonLayer;
  readonly target: string | undefined;
  readonly layer: CompiledLayer;
  readonly marked: readonly Marked[];
  readonly vote: number;
}

/** Asks like the fast path, holding every statement against the call and keeping what was found. */
export function askTraced(call: Call, asked: AskedLayer[]): AskLayer {
  return (layer, name, target) => {
    const marked: Marked[] = [];
    let vote = 0;
    for (const { source, document } of layer.documents) {
      for (const statement of document.statements) {
        const found = mark({ statement, source, name, target }, call);
        marked.push(found);
        vote |= found.vote;
      }
    }
    asked.push({ name, target, layer, marked, vote });
    return vote;
  };
}

interface Placed {
  readonly statement: CompiledStatement;
  readonly source: PolicySource;
  readonly name: ReasonLayer;
  readonly target: string | undefined;
}

function mark({ statement, source, name, target }: Placed, call: Call): Marked {
  const principal = principalMark(statement, name, call);
  const action = certain(statement.matchesAction(call.action));
  let resource: Ternary | undefined;
  let condition: Ternary | undefined;
  const marked = {
    statement,
    ref: statementRef(source, statement.statement),
    layer: name,
    target,
    principal,
    action,
    // Of statements about other actions these two are asked for by the trace only.
    get resource() {
      resource ??= resourceMark(statement, name, call);
      return resource;
    },
    get condition() {
      condition ??= conditionMark(statement, call);
      return condition;
    },
    vote: 0,
  };
  const rest = action === YES ? both(marked.resource, marked.condition) : action;
  marked.vote = voteFromMarks(statement.statement.effect, principal, rest);
  return marked;
}

/** The step of the trace, with a clause for each mark that is no match. */
export function traceStep(marked: Marked, call: Call): TraceStep {
  let detail: readonly string[] | undefined;
  return {
    layer: marked.layer,
    statement: marked.ref,
    effect: marked.statement.statement.effect,
    principal: word(anyForm(marked.principal)),
    action: word(marked.action),
    get resource() {
      return word(marked.resource);
    },
    get condition() {
      return word(marked.condition);
    },
    get detail() {
      detail ??= describeMarks(marked, call);
      return detail;
    },
  };
}

function word(mark: Ternary): Match {
  if (mark === YES) return 'match';
  return mark === UNKNOWN ? 'unknown' : 'mismatch';
}

const ANY_ALLOW = VOTE.allowDirect | VOTE.allowNamed | VOTE.allowAccount;
const ANY_MAY = VOTE.mayDirect | VOTE.mayNamed | VOTE.mayAccount | VOTE.mayDeny;

/** How a layer answered on its own. */
export function layerOutcome({ name, target, layer, marked, vote }: AskedLayer): LayerOutcome {
  const by = (bits: number) => marked.filter((item) => (item.vote & bits) !== 0).map((item) => item.ref);
  const at = target === undefined ? {} : { target };
  if ((vote & VOTE.deny) !== 0) return { layer: name, ...at, outcome: 'explicitDeny', by: by(VOTE.deny) };
  if (layer.open || (vote & VOTE.mayDeny) !== 0) {
    return { layer: name, ...at, outcome: 'unknown', by: by(ANY_MAY), ...noteOf(layer) };
  }
  if ((vote & ANY_ALLOW) !== 0) return { layer: name, ...at, outcome: 'allow', by: by(ANY_ALLOW) };
  const outcome = (vote & ANY_MAY) !== 0 ? 'unknown' : 'silent';
  return { layer: name, ...at, outcome, by: by(ANY_MAY) };
}

function noteOf(layer: CompiledLayer): { readonly note?: string } {
  if (layer.source.why !== undefined && !layer.source.complete) return { note: layer.source.why };
  const unreadable = layer.source.policies.find((policy) => 'unreadable' in policy);
  return unreadable !== undefined && 'unreadable' in unreadable
    ? { note: `${unreadable.source.name}: ${unreadable.unreadable}` }
    : {};
}
