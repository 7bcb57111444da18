import type { HclBlock, HclBody, HclExpression } from './hcl-ast.ts';
import type { TextRange } from './json.ts';
import type { SourceFile, TextSegment } from './source-file.ts';

type HclNode = { readonly body: HclBody; readonly range: TextRange } | { readonly expression: HclExpression };

/** Finds values of an HCL text by pointer: `/resource/aws_lambda_permission/url/action`, nested blocks by place in their kind. */
export function hclPlaces(root: HclBody): Pick<SourceFile, 'rangeAt' | 'keyRangeAt' | 'segmentsAt'> {
  return {
    rangeAt: (pointer) => {
      const node = find(root, pointer)?.node;
      return node === undefined ? undefined : rangeOf(node);
    },
    keyRangeAt: (pointer) => find(root, pointer)?.key,
    segmentsAt: (pointer) => {
      const expression = expressionAt(root, pointer);
      return expression === undefined ? undefined : segments(expression);
    },
  };
}

/** The expression that a pointer below a body leads to. */
export function expressionAt(root: HclBody, pointer: string): HclExpression | undefined {
  const node = find(root, pointer)?.node;
  return node !== undefined && 'expression' in node ? node.expression : undefined;
}

function rangeOf(node: HclNode): TextRange {
  return 'expression' in node ? node.expression.range : node.range;
}

interface Found {
  readonly node: HclNode;
  readonly key: TextRange | undefined;
}

function find(root: HclBody, pointer: string): Found | undefined {
  let found: Found | undefined = { node: { body: root, range: root.range }, key: undefined };
  let segments =
    pointer === ''
      ? []
      : pointer
          .slice(1)
          .split('/')
          .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  while (segments.length > 0 && found !== undefined) {
    const next = step(found.node, segments);
    found = next?.found;
    segments = segments.slice(next?.taken ?? 1);
  }
  return found;
}

function step(
  node: HclNode,
  segments: readonly string[],
): { readonly found: Found; readonly taken: number } | undefined {
  const [segment = ''] = segments;
  if ('expression' in node) {
    const found = inExpression(node.expression, segment);
    return found === undefined ? undefined : { found, taken: 1 };
  }
  const attribute = node.body.attributes.find((one) => one.name === segment);
  if (attribute !== undefined)
    return { found: { node: { expression: attribute.value }, key: attribute.key }, taken: 1 };
  return inBlocks(blocksOf(node.body), segments);
}

/** Blocks of a body by type and labels, and those without labels by type; a module has thousands. */
interface Blocks {
  readonly labelled: ReadonlyMap<string, HclBlock>;
  readonly plain: ReadonlyMap<string, readonly HclBlock[]>;
  readonly mostLabels: number;
}

const indexed = new WeakMap<HclBody, Blocks>();

function blocksOf(body: HclBody): Blocks {
  const known = indexed.get(body);
  if (known !== undefined) return known;
  const labelled = new Map<string, HclBlock>();
  const plain = new Map<string, HclBlock[]>();
  const counts = new Map<string, number>();
  let mostLabels = 0;
  for (const block of body.blocks) {
    const { type, labels } = block;
    const name = [type, ...labels].join('\n');
    mostLabels = Math.max(mostLabels, labels.length);
    if (labels.length > 0) {
      // `dynamic` blocks of one kind: the second is `#1`.
      const nth = counts.get(name) ?? 0;
      counts.set(name, nth + 1);
      labelled.set(nth === 0 ? name : `${name}#${nth}`, block);
      continue;
    }
    const same = plain.get(type);
    if (same === undefined) plain.set(type, [block]);
    else same.push(block);
  }
  const blocks = { labelled, plain, mostLabels };
  indexed.set(body, blocks);
  return blocks;
}

function inBlocks(
  { labelled, plain, mostLabels }: Blocks,
  segments: readonly string[],
): { readonly found: Found; readonly taken: number } | undefined {
  for (let taken = 1 + mostLabels; taken > 1; taken -= 1) {
    const block = labelled.get(segments.slice(0, taken).join('\n'));
    if (block !== undefined && block.labels.length === taken - 1) return { found: foundBlock(block), taken };
  }
  const [type = '', second] = segments;
  const block = plain.get(type)?.[second === undefined ? 0 : Number(second)];
  return block === undefined ? undefined : { found: foundBlock(block), taken: second === undefined ? 1 : 2 };
}

function foundBlock(block: HclBlock): Found {
  return { node: { body: block.body, range: block.range }, key: block.key };
}

function inExpression(expression: HclExpression, segment: string): Found | undefined {
  const target = unwrapped(expression);
  const items = segment === '?' ? sidesOf(target) : target.kind === 'list' ? target.items : concatenated(target);
  if (segment === '?' && items !== undefined)
    return { node: { expression: { kind: 'list', items, range: target.range } }, key: undefined };
  if (items !== undefined) {
    const item = items[Number(segment)];
    return item === undefined ? undefined : { node: { expression: item }, key: undefined };
  }
  if (target.kind !== 'object') return undefined;
  const item = target.items.findLast((one) => one.name === segment);
  return item === undefined ? undefined : { node: { expression: item.value }, key: item.key };
}

/** The sides of a conditional, from 1. */
function sidesOf(target: HclExpression): readonly HclExpression[] | undefined {
  return target.kind === 'conditional' ? [target, target.yes, target.no] : undefined;
}

/** Members of the lists that `concat` puts together, up to one of which nobody knows here how many it has. */
function concatenated(target: HclExpression): readonly HclExpression[] | undefined {
  if (target.kind !== 'call' || target.name !== 'concat') return undefined;
  const members: HclExpression[] = [];
  for (const argument of target.args.map(unwrapped)) {
    if (argument.kind === 'list') members.push(...argument.items);
    else if (argument.kind === 'conditional') members.push(argument);
    else break;
  }
  return members;
}

/** jsonencode(…) and toset(…) are transparent for pointers. */
function unwrapped(expression: HclExpression): HclExpression {
  const [only] = expression.kind === 'call' ? expression.args : [];
  return expression.kind === 'call' && only !== undefined && expression.args.length === 1
    ? unwrapped(only)
    : expression;
}

function segments(expression: HclExpression): readonly TextSegment[] | undefined {
  if (expression.kind !== 'template') return undefined;
  let inner = 0;
  return expression.parts.map((part) => {
    const length = part.text?.length ?? 1;
    const segment = { inner, outer: part.range.start, length };
    inner += length;
    return segment;
  });
}
