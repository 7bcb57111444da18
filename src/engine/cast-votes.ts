import type { Caller } from '../domain/caller.ts';
import type { ReasonLayer } from '../domain/decision.ts';
import type { Situation } from './choose-combination.ts';
import { type CompiledLayer, type CompiledLevel, type CompiledPolicies, isLevels } from './compile-question.ts';
import { GRANT } from './grants.ts';
import { OPEN_VOTE, VOTE } from './test-statement.ts';

/** The layers that can refuse, in the order in which AWS's pseudo code names them; docs/semantics.md, `explicit-deny-order`. */
export const DENY_ORDER = [
  'scp',
  'vpce',
  'resource',
  'identity',
  'boundary',
  'session',
  'authorizer',
] as const satisfies readonly ReasonLayer[];

/** What all layers together say: `GRANT` bits that are certain or possible, layers (by place in `DENY_ORDER`) that deny. */
export interface Votes {
  granted: number;
  mayGrant: number;
  denied: number;
  mayDeny: number;
}

/** Asks one layer; the vote of an unreadable rest is added by the caller of this function. */
export type AskLayer = (layer: CompiledLayer, name: ReasonLayer, target?: string) => number;

/** Which layers bind whom: the table of docs/semantics.md, `who-is-bound`. */
export const BINDING = {
  'iam-user': { identity: true, boundary: true, session: false, scp: true },
  'assumed-role': { identity: true, boundary: true, session: true, scp: true },
  'federated-user': { identity: true, boundary: true, session: true, scp: true },
  root: { identity: false, boundary: false, session: false, scp: true },
  'service-linked-role': { identity: true, boundary: false, session: false, scp: false },
  service: { identity: false, boundary: false, session: false, scp: false },
  anonymous: { identity: false, boundary: false, session: false, scp: false },
} as const satisfies Record<Caller['kind'], Record<'identity' | 'boundary' | 'session' | 'scp', boolean>>;

/** Who is bound, and by what beyond the policies. */
export interface Bound {
  readonly kind: Caller['kind'];
  readonly situation: Situation;
  readonly managementAccount: boolean;
  readonly path: 'invoke' | 'function-url' | 'execute-api';
}

/**
 * Asks every layer that binds the caller, completely, and collects what they say. Layers that do not exist or do not
 * apply leave their requirement fulfilled, except where a grant is needed from them.
 */
export function castVotes(policies: CompiledPolicies, bound: Bound, ask: AskLayer): Votes {
  const votes: Votes = { granted: 0, mayGrant: 0, denied: 0, mayDeny: 0 };
  const { situation } = bound;
  const binding = BINDING[situation.anonymous ? 'anonymous' : bound.kind];
  askLevels(votes, binding.scp && !bound.managementAccount ? policies.scps : NO_LEVELS, ask);
  // Function URLs are not reachable through VPC endpoints.
  gate(votes, 'vpce', bound.path === 'function-url' ? null : policies.vpcEndpoint, ask);
  if (situation.resourceApplies && policies.resource !== null) askResource(votes, policies.resource, ask);
  if (binding.identity) grant(votes, 'identity', policies.identity, ask);
  gate(votes, 'boundary', binding.boundary ? policies.boundary : null, ask);
  const session = binding.session ? policies.session : null;
  // A federated session without session policy has no permissions of its own.
  if (session !== null || bound.kind !== 'federated-user' || situation.anonymous) gate(votes, 'session', session, ask);
  if (situation.anonymous && policies.authorizer !== null) grant(votes, 'authorizer', policies.authorizer, ask);
  return votes;
}

const NO_LEVELS: readonly CompiledLevel[] = [];

function askLevels(votes: Votes, scps: readonly CompiledLevel[] | { readonly unknown: string }, ask: AskLayer): void {
  if (!isLevels(scps)) {
    take(votes, 'scp', OPEN_VOTE);
    return;
  }
  if (scps.length === 0) {
    pass(votes, 'scp');
    return;
  }
  let all = VOTE.allowDirect | VOTE.mayDirect;
  let denies = 0;
  for (const level of scps) {
    const vote = voteOfLayer(level, 'scp', ask, level.target);
    all &= vote;
    denies |= vote;
  }
  take(votes, 'scp', all | (denies & (VOTE.deny | VOTE.mayDeny)));
}

function gate(votes: Votes, name: 'vpce' | 'boundary' | 'session', layer: CompiledLayer | null, ask: AskLayer): void {
  if (layer === null) pass(votes, name);
  else take(votes, name, voteOfLayer(layer, name, ask));
}

/** A layer that does not exist or does not apply stands in nobody's way. */
function pass(votes: Votes, name: 'vpce' | 'boundary' | 'session' | 'scp'): void {
  votes.granted |= GRANT[name];
  votes.mayGrant |= GRANT[name];
}

function grant(votes: Votes, name: 'identity' | 'authorizer', layer: CompiledLayer, ask: AskLayer): void {
  take(votes, name, voteOfLayer(layer, name, ask));
}

function voteOfLayer(layer: CompiledLayer, name: ReasonLayer, ask: AskLayer, target?: string): number {
  const vote = ask(layer, name, target);
  return layer.open ? vote | OPEN_VOTE : vote;
}

const ANY_ALLOW = VOTE.allowDirect | VOTE.allowNamed | VOTE.allowAccount;
const ANY_MAY = VOTE.mayDirect | VOTE.mayNamed | VOTE.mayAccount;

function take(votes: Votes, name: Exclude<ReasonLayer, 'resource'>, vote: number): void {
  if ((vote & ANY_ALLOW) !== 0) votes.granted |= GRANT[name];
  if ((vote & ANY_MAY) !== 0) votes.mayGrant |= GRANT[name];
  takeDenies(votes, name, vote);
}

function askResource(votes: Votes, layer: CompiledLayer, ask: AskLayer): void {
  const vote = voteOfLayer(layer, 'resource', ask);
  votes.granted |= forms(vote);
  votes.mayGrant |= forms(vote >> 3);
  takeDenies(votes, 'resource', vote);
}

/** The bits of the three forms as `GRANT` bits, with the bit for any of them. */
function forms(vote: number): number {
  const bits =
    ((vote & VOTE.allowDirect) === 0 ? 0 : GRANT.direct) |
    ((vote & VOTE.allowNamed) === 0 ? 0 : GRANT.named) |
    ((vote & VOTE.allowAccount) === 0 ? 0 : GRANT.account);
  return bits === 0 ? 0 : bits | GRANT.resource;
}

function takeDenies(votes: Votes, name: ReasonLayer, vote: number): void {
  if ((vote & (VOTE.deny | VOTE.mayDeny)) === 0) return;
  const place = 1 << DENY_ORDER.indexOf(name);
  if ((vote & VOTE.deny) !== 0) votes.denied |= place;
  if ((vote & VOTE.mayDeny) !== 0) votes.mayDeny |= place;
}
