import { parseAst } from 'vitest/node';
import { conditionMutations, type Mutation, mutationsOf } from './mutations.ts';
import { childrenOf, isNode, type SyntaxNode } from './syntax-node.ts';

/** One mutant: a place in a file and what stands there instead. */
export interface Mutant {
  readonly id: number;
  readonly file: string;
  readonly kind: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** A file with all its mutants in it, each behind a switch `__M(id)`. */
export interface Instrumented {
  readonly code: string;
  readonly mutants: readonly Mutant[];
}

/** Puts every mutation of a JavaScript text behind its switch; ids count from `firstId`. */
export function instrument(file: string, code: string, firstId: number): Instrumented {
  const mutants: Mutant[] = [];
  const add = (node: SyntaxNode, mutation: Mutation): number => {
    const before = code.slice(node.start, node.end);
    const line = code.slice(0, node.start).split('\n').length;
    mutants.push({ id: firstId + mutants.length, file, kind: mutation.kind, line, before, after: mutation.text });
    return firstId + mutants.length - 1;
  };
  const emit = (node: SyntaxNode, place: Place): string => {
    const found = place.fixed
      ? []
      : [...(place.owner === undefined ? [] : conditionMutations(place.owner)), ...mutationsOf(node, code)];
    const switches = found.map((mutation) => ({ id: add(node, mutation), text: mutation.text }));
    const inner = emitChildren(node, code, (child, key) => emit(child, placeOf(node, key, place)));
    if (switches.length === 0) return inner;
    if (node.type === 'BlockStatement')
      return `{${switches.map(({ id }) => `if (__M(${id})) {} else `).join('')}${inner}}`;
    return `(${switches.map(({ id, text }) => `__M(${id}) ? (${text}) : `).join('')}(${inner}))`;
  };
  const program: unknown = parseAst(code);
  if (!isNode(program)) throw new Error(`${file} has no syntax tree`);
  return { code: emit(program, { fixed: true, inChain: false, owner: undefined }), mutants };
}

/** Where a node stands: `fixed` places take no expression of another shape. */
interface Place {
  readonly fixed: boolean;
  readonly inChain: boolean;
  readonly owner: SyntaxNode | undefined;
}

const FIXED_KEYS: Readonly<Record<string, readonly string[]>> = {
  Property: ['key'],
  MemberExpression: ['property'],
  ImportDeclaration: ['source'],
  ExportNamedDeclaration: ['source'],
  ImportExpression: ['source'],
  AssignmentExpression: ['left'],
  UpdateExpression: ['argument'],
  AssignmentPattern: ['left'],
  ForOfStatement: ['left'],
  VariableDeclarator: ['id'],
};

function placeOf(parent: SyntaxNode, key: string, place: Place): Place {
  const computed = parent['computed'] === true && (key === 'property' || key === 'key');
  const listed = FIXED_KEYS[parent.type]?.includes(key) === true && !computed;
  const spine = parent.type === 'ChainExpression' || (place.inChain && (key === 'callee' || key === 'object'));
  // The callee keeps its `this`, the spine of an optional chain its short cut.
  const fixed =
    listed || spine || key === 'callee' || key === 'params' || isPattern(parent) || isDirective(parent, key);
  const tested = key === 'test' && parent.type !== 'SwitchCase';
  return { fixed, inChain: spine, owner: tested ? parent : undefined };
}

function isPattern(node: SyntaxNode): boolean {
  return node.type === 'ArrayPattern' || node.type === 'ObjectPattern' || node.type === 'RestElement';
}

function isDirective(parent: SyntaxNode, key: string): boolean {
  return key === 'expression' && typeof parent['directive'] === 'string';
}

function emitChildren(node: SyntaxNode, code: string, emit: (child: SyntaxNode, key: string) => string): string {
  let text = '';
  let at = node.start;
  for (const [key, child] of childrenOf(node)) {
    if (child.start < at) continue;
    text += code.slice(at, child.start) + emit(child, key);
    at = child.end;
  }
  return text + code.slice(at, node.end);
}
