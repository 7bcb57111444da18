import type { PolicyLayer } from '../domain/policy.ts';
import type { Call } from './call.ts';
import { testCondition } from './compile-condition.ts';
import type { CompiledStatement } from './compile-policy.ts';
import { matchPrincipal, type PrincipalMatch } from './match-principal.ts';
import { both, NO, type Ternary, UNKNOWN, YES } from './ternary.ts';

/** What one statement, or a layer of them, says: bits of `VOTE`. */
export const VOTE = {
  /** An Allow that certainly matches, by the form of its principal. */
  allowDirect: 1,
  allowNamed: 2,
  allowAccount: 4,
  /** The same, where a match is certain or possible. */
  mayDirect: 8,
  mayNamed: 16,
  mayAccount: 32,
  deny: 64,
  mayDeny: 128,
} as const;

/** What a layer says that nobody could read: it can hold anything. */
export const OPEN_VOTE = VOTE.mayDirect | VOTE.mayNamed | VOTE.mayAccount | VOTE.mayDeny;

const EVERYBODY: PrincipalMatch = { direct: YES, named: NO, account: NO };

/** The principal mark. Only resource and endpoint policies have principals; elsewhere the element is not looked at. */
export function principalMark(statement: CompiledStatement, layer: PolicyLayer, call: Call): PrincipalMatch {
  if (layer !== 'resource' && layer !== 'vpce') return EVERYBODY;
  const { principals } = statement.parts();
  if (layer === 'vpce' && principals.kind === 'none') return EVERYBODY;
  return matchPrincipal(principals, statement.statement.effect, call.caller);
}

/** The resource mark. */
export function resourceMark(statement: CompiledStatement, layer: PolicyLayer, call: Call): Ternary {
  return statement.parts().resource(call, layer === 'resource');
}

/** The condition mark. */
export function conditionMark(statement: CompiledStatement, call: Call): Ternary {
  return testCondition(statement.parts().condition, call);
}

/** The vote of a statement whose action has matched. */
export function voteOf(statement: CompiledStatement, layer: PolicyLayer, call: Call): number {
  const resource = resourceMark(statement, layer, call);
  if (resource === NO) return 0;
  const principal = principalMark(statement, layer, call);
  const rest = both(resource, conditionMark(statement, call));
  return voteFromMarks(statement.statement.effect, principal, rest);
}

/** The vote that follows from the principal mark and the lowest of the other marks. */
export function voteFromMarks(effect: 'Allow' | 'Deny', principal: PrincipalMatch, rest: Ternary): number {
  if (rest === NO) return 0;
  const direct = both(principal.direct, rest);
  const named = both(principal.named, rest);
  const account = both(principal.account, rest);
  if (effect === 'Deny') return denyVote(Math.max(direct, named, account));
  return (
    formVote(direct, VOTE.allowDirect, VOTE.mayDirect) |
    formVote(named, VOTE.allowNamed, VOTE.mayNamed) |
    formVote(account, VOTE.allowAccount, VOTE.mayAccount)
  );
}

function formVote(match: number, sure: number, may: number): number {
  if (match === YES) return sure | may;
  return match === UNKNOWN ? may : 0;
}

function denyVote(match: number): number {
  return formVote(match, VOTE.deny, VOTE.mayDeny);
}
