/** A node of the ESTree that the parser of vitest returns; only what the mutations look at is typed. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Whether the value is a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value;
}

/** A node under a key, when there is one. */
export function nodeAt(node: SyntaxNode, key: string): SyntaxNode | undefined {
  const value = node[key];
  return isNode(value) ? value : undefined;
}

/** All nodes directly below, with the key they stand under. */
export function childrenOf(node: SyntaxNode): readonly (readonly [key: string, child: SyntaxNode])[] {
  const found: (readonly [string, SyntaxNode])[] = [];
  for (const [key, value] of Object.entries(node)) {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const item of list) if (isNode(item)) found.push([key, item]);
  }
  return found.sort(([, left], [, right]) => left.start - right.start);
}
