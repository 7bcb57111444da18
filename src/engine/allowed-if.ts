import type { ConditionTree } from '../domain/decision.ts';
import type { Call } from './call.ts';
import { BINDING, DENY_ORDER } from './cast-votes.ts';
import { all, any, FALSE, not, TRUE } from './condition-tree.ts';
import type { Examined } from './examined.ts';
import { GRANT, type GrantName, type Way } from './grants.ts';
import { layerNeeds, principalNeed, uncertainPrincipal, unknownLeaves } from './needs.ts';
import { UNKNOWN } from './ternary.ts';
import { VOTE } from './test-statement.ts';
import type { AskedLayer, Marked } from './trace.ts';

/** Under which condition the call is allowed, as a simplified tree: no possible Deny holds, and one way is open. */
export function allowedIf(examined: Examined): ConditionTree {
  const denies = DENY_ORDER.flatMap((name) =>
    examined.asked.filter((layer) => layer.name === name).flatMap((layer) => [...deniesOf(layer, examined.call)]),
  );
  const unread = unreadScps(examined);
  const notDenied = unread === undefined ? [] : [evidenceScp(unread, 'notDeny')];
  return all([...denies, ...notDenied, waysTree(examined)]);
}

function* deniesOf(layer: AskedLayer, call: Call): Generator<ConditionTree> {
  for (const marked of layer.marked) {
    if ((marked.vote & VOTE.mayDeny) !== 0) yield not(statementTree(marked, call));
  }
  for (const need of layerNeeds(layer)) yield { kind: 'evidence', need, must: 'notDeny' };
}

function waysTree(examined: Examined): ConditionTree {
  const trees = new Map<GrantName, ConditionTree>();
  const tree = (name: GrantName): ConditionTree => {
    const known = trees.get(name) ?? grantTree(name, examined);
    trees.set(name, known);
    return known;
  };
  const ways: readonly Way[] = examined.situation.combination.ways;
  const open = ways.filter((way) => way.needs.every((name) => tree(name).kind !== 'false'));
  const [first] = open;
  if (first === undefined) return FALSE;
  // What every way needs is said once.
  const common = first.needs.filter((name) => open.every((way) => way.needs.includes(name)));
  const rest = open.map((way) => all(way.needs.filter((name) => !common.includes(name)).map(tree)));
  return all([...common.map(tree), any(rest)]);
}

const FORM_BITS = {
  direct: VOTE.mayDirect,
  named: VOTE.mayNamed,
  account: VOTE.mayAccount,
  resource: VOTE.mayDirect | VOTE.mayNamed | VOTE.mayAccount,
} as const;

function grantTree(name: GrantName, examined: Examined): ConditionTree {
  const isForm = name === 'direct' || name === 'named' || name === 'account' || name === 'resource';
  const layerName = isForm ? 'resource' : name;
  const bits = isForm ? FORM_BITS[name] : FORM_BITS.resource;
  const layers = examined.asked.filter((layer) => layer.name === layerName);
  const unread = name === 'scp' ? unreadScps(examined) : undefined;
  if (unread !== undefined) return evidenceScp(unread, 'allow');
  if (layers.length === 0) return holdsWithout(name, examined) ? TRUE : FALSE;
  // Several levels of the organization must all allow.
  return all(layers.map((layer) => layerTree(layer, bits, examined.call)));
}

function holdsWithout(name: GrantName, examined: Examined): boolean {
  return (examined.votes.granted & GRANT[name]) !== 0;
}

/** Why the organization's policies could not be read, where they bind the caller. */
function unreadScps({ bound, policies }: Examined): string | undefined {
  if (bound.situation.anonymous || bound.managementAccount || !BINDING[bound.kind].scp) return undefined;
  return 'unknown' in policies.scps ? policies.scps.unknown : undefined;
}

function layerTree(layer: AskedLayer, bits: number, call: Call): ConditionTree {
  const allows = layer.marked
    .filter((marked) => (marked.vote & bits) !== 0)
    .map((marked) => statementTree(marked, call));
  const evidence = layerNeeds(layer).map((need): ConditionTree => ({ kind: 'evidence', need, must: 'allow' }));
  return any([...allows, ...evidence]);
}

/** The marks of a statement that are not known, joined by *and*. */
function statementTree(marked: Marked, call: Call): ConditionTree {
  const leaves: ConditionTree[] = [];
  if (uncertainPrincipal(marked)) {
    leaves.push({ kind: 'element', element: 'principal', need: principalNeed(marked), statement: marked.ref });
  }
  if (marked.resource === UNKNOWN) {
    for (const need of unknownLeaves(marked, call).resource) {
      leaves.push({ kind: 'element', element: 'resource', need, statement: marked.ref });
    }
  }
  for (const leaf of unknownLeaves(marked, call).condition) {
    leaves.push({ kind: 'condition', operator: leaf.name, key: leaf.key, values: leaf.values, statement: marked.ref });
  }
  return all(leaves);
}

function evidenceScp(because: string, must: 'allow' | 'notDeny'): ConditionTree {
  return { kind: 'evidence', need: { kind: 'policy', layer: 'scp', because }, must };
}
