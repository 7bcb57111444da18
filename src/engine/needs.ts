import type { Need } from '../domain/decision.ts';
import { type Call, contextValue } from './call.ts';
import { BINDING } from './cast-votes.ts';
import type { ConditionLeaf } from './compile-condition.ts';
import type { Examined } from './examined.ts';
import { type Piece, splitVariables } from './policy-variable.ts';
import { UNKNOWN } from './ternary.ts';
import { VOTE } from './test-statement.ts';
import type { AskedLayer, Marked } from './trace.ts';

/** What nobody could read of a layer. */
export function layerNeeds({ name, layer }: AskedLayer): readonly Need[] {
  const unreadable = layer.source.policies.flatMap((policy): readonly Need[] =>
    'unreadable' in policy ? [{ kind: 'policy', layer: name, source: policy.source, because: policy.unreadable }] : [],
  );
  if (layer.source.complete) return unreadable;
  return [...unreadable, { kind: 'policy', layer: name, because: layer.source.why ?? 'not all policies are known' }];
}

/** The leaves and elements of a statement that hang on something unknown. */
export function unknownLeaves(marked: Marked, call: Call): UnknownLeaves {
  const condition = marked.condition === UNKNOWN ? marked.statement.parts().condition : [];
  return {
    condition: condition.filter((leaf) => leaf.test(call) === UNKNOWN),
    resource: marked.resource === UNKNOWN ? unknownVariables(resourceTexts(marked), call) : [],
  };
}

export interface UnknownLeaves {
  readonly condition: readonly ConditionLeaf[];
  readonly resource: readonly Need[];
}

function resourceTexts(marked: Marked): readonly string[] {
  const { resource, notResource } = marked.statement.statement;
  return resource ?? notResource ?? [];
}

function unknownVariables(texts: readonly string[], call: Call): readonly Need[] {
  const keys = new Set(texts.flatMap((text) => splitVariables(text).flatMap(variableKey)));
  return [...keys]
    .filter((key) => contextValue(call.context, key).state === 'unknown')
    .map((key) => keyNeed(key, call));
}

function variableKey(piece: Piece): readonly string[] {
  return piece.kind === 'variable' ? [piece.variable.key] : [];
}

function keyNeed(key: string, call: Call, spelled: string = key): Need {
  const found = contextValue(call.context, key);
  const because = found.state === 'unknown' ? found.because : undefined;
  return { kind: 'context', key: spelled, ...(because === undefined ? {} : { because }) };
}

/** Everything that would settle the answer, each once, keys first. */
export function needsOf({ asked, call, policies, bound }: Examined): readonly Need[] {
  const needs: Need[] = [];
  for (const layer of asked) {
    for (const marked of layer.marked) needs.push(...statementNeeds(marked, call));
  }
  for (const layer of asked) needs.push(...layerNeeds(layer));
  const bindsScps = BINDING[bound.kind].scp && !bound.managementAccount && !bound.situation.anonymous;
  if ('unknown' in policies.scps && bindsScps) {
    needs.push({ kind: 'policy', layer: 'scp', because: policies.scps.unknown });
  }
  const seen = new Set<string>();
  return needs.filter((need) => {
    const text = JSON.stringify(need).toLowerCase();
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

const UNCERTAIN = [
  [VOTE.allowDirect, VOTE.mayDirect],
  [VOTE.allowNamed, VOTE.mayNamed],
  [VOTE.allowAccount, VOTE.mayAccount],
  [VOTE.deny, VOTE.mayDeny],
] as const;

/** Only statements that may match without certainty leave something to be settled. */
function statementNeeds(marked: Marked, call: Call): readonly Need[] {
  if (!UNCERTAIN.some(([sure, may]) => (marked.vote & may) !== 0 && (marked.vote & sure) === 0)) return [];
  const { condition, resource } = unknownLeaves(marked, call);
  const named = uncertainPrincipal(marked) ? [principalNeed(marked)] : [];
  return [...named, ...condition.flatMap((leaf) => leafNeeds(leaf, call)), ...resource];
}

/** Whether it is open that the statement means the caller. */
export function uncertainPrincipal({ principal }: Marked): boolean {
  return principal.direct === UNKNOWN || principal.named === UNKNOWN || principal.account === UNKNOWN;
}

/** The fact about the caller on which the principal element hangs. */
export function principalNeed({ statement }: Marked): Need {
  if (statement.statement.notPrincipal === undefined) {
    return {
      kind: 'fact',
      name: 'role ARN of the caller',
      because: 'the path of the role behind the session is not known',
    };
  }
  const because = 'NotPrincipal with Deny hits every principal that has a permissions boundary';
  return { kind: 'fact', name: 'permissions boundary of the caller', because };
}

function leafNeeds(leaf: ConditionLeaf, call: Call): readonly Need[] {
  if (contextValue(call.context, leaf.lookup).state === 'unknown') return [keyNeed(leaf.lookup, call, leaf.key)];
  return unknownVariables(leaf.values, call);
}
