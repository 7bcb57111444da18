import type { ConditionTree, Need } from '../domain/decision.ts';
import { nameLayer, nameStatement } from './name-source.ts';

/** Returns the condition under which a call is allowed, one line per leaf, indented by depth. */
export function conditionTreeLines(tree: ShownTree, depth = 0): readonly string[] {
  const pad = '  '.repeat(depth);
  switch (tree.kind) {
    case 'all':
    case 'any': {
      const [only] = tree.of;
      if (tree.of.length === 1 && only !== undefined) return conditionTreeLines(only, depth);
      const lines = joined(tree.of).flatMap((part) => conditionTreeLines(part, depth + 1));
      const [line, ...others] = lines;
      if (others.length === 0 && line !== undefined) return [`${pad}${line.trimStart()}`];
      return [`${pad}${tree.kind === 'all' ? 'all of' : 'any of'}`, ...lines];
    }
    case 'not':
      return [`${pad}not`, ...conditionTreeLines(tree.of, depth + 1)];
    case 'condition':
      return [`${pad}${tree.key} ${tree.operator} ${tree.values.join(' | ')} [${nameStatement(tree.statement)}]`];
    case 'element':
      return [`${pad}the ${tree.element} of ${nameStatement(tree.statement)} matches (${needText(tree.need)})`];
    case 'evidence':
      if (tree.need.kind === 'fact') return [`${pad}${needText(tree.need)}`];
      return [`${pad}${needText(tree.need)} ${MUST[tree.must]}`];
    case 'true':
      return [`${pad}always`];
    case 'false':
      return [`${pad}never`];
  }
}

/** A tree as shown: an unread policy that must both allow and not deny is one line. */
type ShownTree = Exclude<ConditionTree, { kind: 'evidence' }> | ShownEvidence;
interface ShownEvidence {
  readonly kind: 'evidence';
  readonly need: Need;
  readonly must: 'allow' | 'notDeny' | 'permit';
}

const MUST = { allow: 'allows it', notDeny: 'does not deny it', permit: 'allows it and does not deny it' };

function joined(parts: readonly ConditionTree[]): readonly ShownTree[] {
  return parts.flatMap((part, place): readonly ShownTree[] => {
    if (part.kind !== 'evidence') return [part];
    const text = needText(part.need);
    const same = parts
      .map((other, at) => ({ other, at }))
      .filter(({ other }) => other.kind === 'evidence' && needText(other.need) === text);
    if (same[0]?.at !== place) return [];
    const musts = new Set(same.map(({ other }) => (other.kind === 'evidence' ? other.must : undefined)));
    return [{ ...part, must: musts.size > 1 ? 'permit' : part.must }];
  });
}

/** What would settle an open answer. */
export function needText(need: Need): string {
  if (need.kind === 'context')
    return `condition key ${need.key}${need.because === undefined ? '' : `: ${need.because}`}`;
  if (need.kind === 'policy')
    return `${need.source === undefined ? nameLayer(need.layer) : `"${need.source.name}"`} (${need.because})`;
  return `${need.name}: ${need.because}`;
}
