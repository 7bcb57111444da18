import type { ConditionTree } from '../domain/decision.ts';

export const TRUE: ConditionTree = { kind: 'true' };
export const FALSE: ConditionTree = { kind: 'false' };

/** All of them, simplified: constants and repetitions fall away, nested lists are joined. */
export function all(trees: readonly ConditionTree[]): ConditionTree {
  return joined('all', trees);
}

/** Any of them, simplified. */
export function any(trees: readonly ConditionTree[]): ConditionTree {
  return joined('any', trees);
}

/** The opposite, simplified. */
export function not(tree: ConditionTree): ConditionTree {
  if (tree.kind === 'true') return FALSE;
  if (tree.kind === 'false') return TRUE;
  return tree.kind === 'not' ? tree.of : { kind: 'not', of: tree };
}

function joined(kind: 'all' | 'any', trees: readonly ConditionTree[]): ConditionTree {
  const neutral = kind === 'all' ? 'true' : 'false';
  const deciding = kind === 'all' ? 'false' : 'true';
  const parts: ConditionTree[] = [];
  const seen = new Set<string>();
  for (const tree of trees) {
    if (tree.kind === deciding) return tree;
    if (tree.kind === neutral) continue;
    const inner: readonly ConditionTree[] =
      (tree.kind === 'all' || tree.kind === 'any') && tree.kind === kind ? tree.of : [tree];
    for (const part of inner) {
      const text = JSON.stringify(part);
      if (!seen.has(text)) parts.push(part);
      seen.add(text);
    }
  }
  const [only] = parts;
  if (only === undefined) return kind === 'all' ? TRUE : FALSE;
  return parts.length === 1 ? only : { kind, of: parts };
}
