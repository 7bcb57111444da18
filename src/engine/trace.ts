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

/** A layer that was asked, with the statements whose action matches. */
export interface AskedLayer {
  readonly name: ReasonLayer;
  readonly target: string | undefined;
  readonly layer: CompiledLayer;
  readonly marked: readonly Marked[];
  /** Statements of the layer in their order, those about other actions included. */
  readonly markedWhere: (wanted: (statement: CompiledStatement) => boolean) => readonly Marked[];
  readonly vote: number;
}

/**
 * Asks like the fast path, keeping what was found. A statement about another action has no vote; only the trace and the
 * near misses hold it against the call, when they are read.
 */
export function askTraced(call: Call, asked: AskedLayer[]): AskLayer {
  return (layer, name, target) => {
    const marked: Marked[] = [];
    let vote = 0;
    for (const { source, document } of layer.documents) {
      for (const statement of document.sliceFor(call.action)) {
        const found = mark({ statement, source, name, target }, call);
        marked.push(found);
        vote |= found.vote;
      }
    }
    const markedWhere: AskedLayer['markedWhere'] = (wanted) => {
      const found: Marked[] = [];
      // What was marked comes in the order of the statements.
      let next = 0;
      for (const { source, document } of layer.documents) {
        for (const statement of document.statements) {
          const before = marked[next]?.statement === statement ? marked[next++] : undefined;
          if (wanted(statement)) found.push(before ?? mark({ statement, source, name, target }, call));
        }
      }
      return found;
    };
    asked.push({ name, target, layer, marked, markedWhere, vote });
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
  const resource = resourceMark(statement, name, call);
  const condition = conditionMark(statement, call);
  const ref = statementRef(source, statement.statement);
  const rest = both(action, both(resource, condition));
  const vote = voteFromMarks(statement.statement.effect, principal, rest);
  return { statement, ref, layer: name, target, principal, action, resource, condition, vote };
}

/** The step of the trace, with a clause for each mark that is no match. */
export function traceStep(marked: Marked, call: Call): TraceStep {
  return {
    layer: marked.layer,
    statement: marked.ref,
    effect: marked.statement.statement.effect,
    principal: word(anyForm(marked.principal)),
    action: word(marked.action),
    resource: word(marked.resource),
    condition: word(marked.condition),
    detail: describeMarks(marked, call),
  };
}

function word(mark: Ternary): Match {
  if (mark === YES) return 'match';
  return mark === UNKNOWN ? 'unknown' : 'mismatch';
}

const ANY_ALLOW = VOTE.allowDirect | VOTE.allowNamed | VOTE.allowAccount;
const ANY_MAY = VOTE.mayDirect | VOTE.mayNamed | VOTE.mayAccount | VOTE.mayDeny;

/** How a layer answered on its own. */
export function layerOutcome(asked: AskedLayer): LayerOutcome {
  const { vote, layer } = asked;
  if ((vote & VOTE.deny) !== 0) return outcomeBy(asked, 'explicitDeny', VOTE.deny);
  if (layer.open || (vote & VOTE.mayDeny) !== 0) return { ...outcomeBy(asked, 'unknown', ANY_MAY), ...noteOf(layer) };
  if ((vote & ANY_ALLOW) !== 0) return outcomeBy(asked, 'allow', ANY_ALLOW);
  return outcomeBy(asked, (vote & ANY_MAY) !== 0 ? 'unknown' : 'silent', ANY_MAY);
}

function outcomeBy(asked: AskedLayer, outcome: LayerOutcome['outcome'], bits: number): LayerOutcome {
  const { name: layer, target, marked } = asked;
  const by: StatementRef[] = [];
  for (const item of marked) if ((item.vote & bits) !== 0) by.push(item.ref);
  return target === undefined ? { layer, outcome, by } : { layer, target, outcome, by };
}

function noteOf(layer: CompiledLayer): { readonly note?: string } {
  if (layer.source.why !== undefined && !layer.source.complete) return { note: layer.source.why };
  const unreadable = layer.source.policies.find((policy) => 'unreadable' in policy);
  return unreadable !== undefined && 'unreadable' in unreadable
    ? { note: `${unreadable.source.name}: ${unreadable.unreadable}` }
    : {};
}
