import type { ConditionTree, Need } from '../domain/decision.ts';
import { nameLayer, nameStatement } from './name-source.ts';

/** Returns the condition under which a call is allowed, one line per leaf, indented by depth. */
export function conditionTreeLines(tree: ConditionTree, depth = 0): readonly string[] {
  const pad = '  '.repeat(depth);
  switch (tree.kind) {
    case 'all':
    case 'any': {
      const [only] = tree.of;
      if (tree.of.length === 1 && only !== undefined) return conditionTreeLines(only, depth);
      const head = tree.kind === 'all' ? 'all of' : 'any of';
      return [`${pad}${head}`, ...tree.of.flatMap((part) => conditionTreeLines(part, depth + 1))];
    }
    case 'not':
      return [`${pad}not`, ...conditionTreeLines(tree.of, depth + 1)];
    case 'condition':
      return [`${pad}${tree.key} ${tree.operator} ${tree.values.join(' | ')} [${nameStatement(tree.statement)}]`];
    case 'element':
      return [`${pad}the ${tree.element} of ${nameStatement(tree.statement)} matches (${needText(tree.need)})`];
    case 'evidence':
      return [`${pad}${needText(tree.need)} ${tree.must === 'allow' ? 'allows it' : 'does not deny it'}`];
    case 'true':
      return [`${pad}always`];
    case 'false':
      return [`${pad}never`];
  }
}

/** What would settle an open answer. */
export function needText(need: Need): string {
  if (need.kind === 'context')
    return `condition key ${need.key}${need.because === undefined ? '' : `: ${need.because}`}`;
  if (need.kind === 'policy')
    return `${need.source === undefined ? nameLayer(need.layer) : `"${need.source.name}"`} (${need.because})`;
  return `${need.name}: ${need.because}`;
}
