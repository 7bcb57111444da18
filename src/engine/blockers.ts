import type { Blocker, ReasonLayer } from '../domain/decision.ts';
import type { StatementRef } from '../domain/policy.ts';
import { DENY_ORDER } from './cast-votes.ts';
import type { Examined } from './examined.ts';
import { missingRequirements, openWay } from './grants.ts';
import { VOTE } from './test-statement.ts';
import type { AskedLayer } from './trace.ts';

/** Everything that refuses for certain, explicit denies first, then what is missing, in the order of naming. */
export function blockersOf(examined: Examined): readonly Blocker[] {
  if (examined.outcome.kind === 'allowed') return [];
  const denies =
    examined.votes.denied === 0
      ? []
      : DENY_ORDER.flatMap((name) => examined.asked.filter((layer) => layer.name === name).flatMap(explicit));
  if (openWay(examined.situation.combination, examined.votes.mayGrant) !== undefined) return denies;
  const missing = missingRequirements(examined.situation.combination, examined.votes.mayGrant);
  const blockers = [...denies];
  for (const { layer } of missing) blockers.push(...implicit(layer, examined));
  return blockers;
}

function explicit(layer: AskedLayer): readonly Blocker[] {
  const statements = layer.marked.filter((marked) => (marked.vote & VOTE.deny) !== 0).map((marked) => marked.ref);
  if (statements.length === 0) return [];
  return [{ kind: 'explicitDeny', layer: layer.name, statements, ...at(layer.target) }];
}

const MAY_ALLOW = VOTE.mayDirect | VOTE.mayNamed | VOTE.mayAccount;

/** Each level of the organization that does not allow is a blocker of its own. */
function implicit(layer: ReasonLayer, examined: Examined): readonly Blocker[] {
  const blocker: Blocker = { kind: 'implicitDeny', layer, statements: [] };
  if (layer !== 'scp') return [blocker];
  const silent = examined.asked.filter(
    (item) => item.name === 'scp' && !item.layer.open && (item.vote & MAY_ALLOW) === 0,
  );
  return silent.length === 0 ? [blocker] : silent.map((level) => ({ ...blocker, ...at(level.target) }));
}

function at(target: string | undefined): { readonly target?: string } {
  return target === undefined ? {} : { target };
}

const GRANTING: Readonly<Partial<Record<string, number>>> = {
  identity: VOTE.allowDirect,
  authorizer: VOTE.allowDirect,
  direct: VOTE.allowDirect,
  named: VOTE.allowNamed,
  account: VOTE.allowAccount,
  resource: VOTE.allowDirect | VOTE.allowNamed | VOTE.allowAccount,
};

/** The statements of the way that is open; when none is, every statement that would grant were it not for the blockers. */
export function grantsOf(examined: Examined): readonly StatementRef[] {
  const way = openWay(examined.situation.combination, examined.votes.granted);
  const names = way === undefined ? ['identity', 'resource', 'authorizer'] : way.needs;
  const grants: StatementRef[] = [];
  for (const layer of examined.asked) {
    let bits = 0;
    for (const name of names) if (layerOfGrant(name) === layer.name) bits |= GRANTING[name] ?? 0;
    if (bits !== 0) for (const marked of layer.marked) if ((marked.vote & bits) !== 0) grants.push(marked.ref);
  }
  return grants;
}

function layerOfGrant(name: string): string {
  return name === 'direct' || name === 'named' || name === 'account' ? 'resource' : name;
}
