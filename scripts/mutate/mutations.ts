import { nodeAt, type SyntaxNode } from './syntax-node.ts';

/** One replacement for the text of a node. */
export interface Mutation {
  readonly kind: string;
  readonly text: string;
}

const SWAPPED: ReadonlyMap<string, readonly string[]> = new Map([
  ['===', ['!==']],
  ['!==', ['===']],
  ['<', ['<=', '>=']],
  ['<=', ['<', '>']],
  ['>', ['>=', '<=']],
  ['>=', ['>', '<']],
  ['+', ['-']],
  ['-', ['+']],
  ['*', ['/']],
  ['/', ['*']],
  ['%', ['*']],
  ['&', ['|']],
  ['|', ['&']],
  ['^', ['&']],
  ['<<', ['>>']],
  ['>>', ['<<']],
  ['>>>', ['<<']],
  ['&&', ['||']],
  ['||', ['&&']],
  ['??', ['&&']],
  ['+=', ['-=']],
  ['-=', ['+=']],
  ['|=', ['&=']],
  ['&=', ['|=']],
  ['??=', ['&&=']],
]);

const METHODS: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['toLowerCase', 'toUpperCase'],
  ['toUpperCase', 'toLowerCase'],
  ['min', 'max'],
  ['max', 'min'],
]);

/** Calls that are left out, so that their subject stays as it was. */
const DROPPED: ReadonlySet<string> = new Set(['filter', 'slice', 'trim', 'reverse', 'sort', 'toSorted']);

/** The replacements for an expression or block, by its type; the catalogue follows that of Stryker. */
export function mutationsOf(node: SyntaxNode, code: string): readonly Mutation[] {
  const rule = RULES[node.type];
  return rule === undefined ? [] : rule(node, (part) => code.slice(part.start, part.end));
}

type Rule = (node: SyntaxNode, textOf: (part: SyntaxNode) => string) => readonly Mutation[];

const swapOperator: Rule = (node, textOf) => {
  const left = nodeAt(node, 'left');
  const right = nodeAt(node, 'right');
  const operator = String(node['operator']);
  if (left === undefined || right === undefined) return [];
  // A sum with a text in it joins texts: there is no difference of texts to try.
  if (operator === '+' && [left, right].some((part) => part.type === 'TemplateLiteral' || isText(part))) return [];
  const wrapped = node.type === 'AssignmentExpression' ? textOf(left) : `(${textOf(left)})`;
  return (SWAPPED.get(operator) ?? []).map((other) => ({
    kind: `${operator} → ${other}`,
    text: `${wrapped} ${other} (${textOf(right)})`,
  }));
};

function isText(node: SyntaxNode): boolean {
  return node.type === 'Literal' && typeof node['value'] === 'string';
}

const RULES: Readonly<Record<string, Rule>> = {
  BinaryExpression: swapOperator,
  LogicalExpression: swapOperator,
  AssignmentExpression: swapOperator,
  UnaryExpression: (node, textOf) => {
    const argument = nodeAt(node, 'argument');
    if (argument === undefined || (node['operator'] !== '!' && node['operator'] !== '-')) return [];
    return [{ kind: `${node['operator']}x → x`, text: `(${textOf(argument)})` }];
  },
  UpdateExpression: (node, textOf) => {
    const argument = nodeAt(node, 'argument');
    if (argument === undefined) return [];
    const other = node['operator'] === '++' ? '--' : '++';
    const text = node['prefix'] === true ? `${other}${textOf(argument)}` : `${textOf(argument)}${other}`;
    return [{ kind: `${node['operator']} → ${other}`, text }];
  },
  Literal: (node) => {
    const value = node['value'];
    if (typeof value === 'boolean') return [{ kind: 'boolean', text: String(!value) }];
    return typeof value === 'string' ? [{ kind: 'text', text: value === '' ? '"mutated"' : '""' }] : [];
  },
  TemplateLiteral: () => [{ kind: 'text', text: '""' }],
  ArrayExpression: (node) => {
    const elements = node['elements'];
    const empty = Array.isArray(elements) && elements.length === 0;
    return [{ kind: 'list', text: empty ? '["mutated"]' : '[]' }];
  },
  ObjectExpression: (node) =>
    Array.isArray(node['properties']) && node['properties'].length > 0 ? [{ kind: 'object', text: '({})' }] : [],
  BlockStatement: (node) =>
    Array.isArray(node['body']) && node['body'].length > 0 ? [{ kind: 'block', text: '' }] : [],
  ArrowFunctionExpression: (node) =>
    nodeAt(node, 'body')?.type === 'BlockStatement' ? [] : [{ kind: 'arrow function', text: '(() => undefined)' }],
  ChainExpression: (_node, textOf) => {
    const text = textOf(_node).replaceAll('?.(', '(').replaceAll('?.[', '[').replaceAll('?.', '.');
    return [{ kind: 'optional chain', text }];
  },
  CallExpression: (node, textOf) => {
    const callee = nodeAt(node, 'callee');
    const object = callee === undefined ? undefined : nodeAt(callee, 'object');
    const property = callee === undefined ? undefined : nodeAt(callee, 'property');
    if (
      callee?.type !== 'MemberExpression' ||
      object === undefined ||
      property === undefined ||
      callee['computed'] === true
    )
      return [];
    const name = textOf(property);
    if (DROPPED.has(name)) return [{ kind: `.${name}() dropped`, text: `(${textOf(object)})` }];
    const other = METHODS.get(name);
    if (other === undefined) return [];
    const rest = textOf(node).slice(callee.end - node.start);
    return [{ kind: `.${name} → .${other}`, text: `${textOf(object)}.${other}${rest}` }];
  },
};

/** The replacements for the condition of a branch or loop. */
export function conditionMutations(owner: SyntaxNode): readonly Mutation[] {
  const never = { kind: 'condition', text: 'false' };
  return owner.type.startsWith('For') || owner.type.includes('While')
    ? [never]
    : [never, { kind: 'condition', text: 'true' }];
}
