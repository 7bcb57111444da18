import type { HclAttribute, HclBlock, HclBody, HclExpression, HclItem } from './hcl-ast.ts';
import type { TextRange } from './json.ts';
import { type JsonTokens, TOKEN, tokenEnd, tokenKind, tokenNext, tokenStart, tokenString } from './json-tokens.ts';
import { isTerraformTemplate } from './template-parts.ts';
import { terraformText } from './terraform-json-text.ts';

/** Block types that are read, with how many labels they have. */
const BLOCKS: ReadonlyMap<string, number> = new Map([
  ['resource', 2],
  ['data', 2],
  ['module', 1],
  ['locals', 0],
  ['terraform', 0],
]);

/** Nested blocks that may come more than once; JSON may write a single one without a list. */
const NESTED = new Set([
  ...['statement', 'principals', 'not_principals', 'condition', 'inline_policy', 'origin', 'required_providers'],
]);

/**
 * The body that a Terraform file in JSON means, with the places of the JSON text.
 * https://developer.hashicorp.com/terraform/language/syntax/json and https://github.com/hashicorp/hcl/blob/main/json/spec.md
 */
export function terraformJsonBody(tokens: JsonTokens): HclBody {
  const blocks: HclBlock[] = [];
  for (const { name, key, value } of properties(tokens, 0)) {
    const labels = BLOCKS.get(name);
    if (labels !== undefined) collect(tokens, { type: name, labels: [], key, left: labels, value }, blocks);
  }
  return { attributes: [], blocks, range: rangeOf(tokens, 0) };
}

interface Labelled {
  readonly type: string;
  readonly labels: readonly string[];
  readonly key: TextRange;
  /** Labels that are still to come. */
  readonly left: number;
  readonly value: number;
}

/** Walks the levels of labels; at each a list stands for several objects. */
function collect(tokens: JsonTokens, head: Labelled, blocks: HclBlock[]): void {
  const { type, labels, key, left, value } = head;
  if (tokenKind(tokens, value) === TOKEN.array) {
    for (const item of members(tokens, value)) collect(tokens, { ...head, value: item }, blocks);
    return;
  }
  if (tokenKind(tokens, value) !== TOKEN.object) return;
  if (left === 0) {
    const body: HclBody = { attributes: attributes(tokens, value), blocks: [], range: rangeOf(tokens, value) };
    blocks.push({ type, labels, key, body, range: body.range });
    return;
  }
  for (const property of properties(tokens, value))
    if (property.name !== '//')
      collect(tokens, { ...property, type, labels: [...labels, property.name], left: left - 1 }, blocks);
}

/** What stands in a block: arguments, nested blocks as lists, and one open member for each `dynamic` block. */
function attributes(tokens: JsonTokens, object: number): readonly HclAttribute[] {
  const found = new Map<string, HclAttribute>();
  for (const { name, key, value } of properties(tokens, object)) {
    if (name === 'dynamic') continue;
    if (name !== '//') found.set(name, { name, key, value: argument(tokens, name, value) });
  }
  for (const { name, value } of properties(tokens, object)) {
    if (name !== 'dynamic') continue;
    for (const block of properties(tokens, value)) {
      const made: HclExpression = { kind: 'other', text: 'dynamic block', range: rangeOf(tokens, block.value) };
      const before = found.get(block.name);
      const items = before?.value.kind === 'list' ? before.value.items : [];
      const list: HclExpression = { kind: 'list', items: [...items, made], range: before?.value.range ?? made.range };
      found.set(block.name, { name: block.name, key: before?.key ?? block.key, value: list });
    }
  }
  return [...found.values()];
}

function argument(tokens: JsonTokens, name: string, value: number): HclExpression {
  const kind = tokenKind(tokens, value);
  if (!NESTED.has(name) || (kind !== TOKEN.object && kind !== TOKEN.array)) return expression(tokens, value);
  const blocks = kind === TOKEN.array ? members(tokens, value) : [value];
  const items = blocks.map((block): HclExpression => {
    if (tokenKind(tokens, block) !== TOKEN.object) return expression(tokens, block);
    const inner = attributes(tokens, block);
    return { kind: 'object', items: inner, range: rangeOf(tokens, block) };
  });
  return { kind: 'list', items, range: rangeOf(tokens, value) };
}

function expression(tokens: JsonTokens, index: number): HclExpression {
  const range = rangeOf(tokens, index);
  switch (tokenKind(tokens, index)) {
    case TOKEN.object:
      return { kind: 'object', items: properties(tokens, index).map((one) => item(tokens, one)), range };
    case TOKEN.array:
      return { kind: 'list', items: members(tokens, index).map((one) => expression(tokens, one)), range };
    case TOKEN.string:
    case TOKEN.escapedString:
      return terraformText(tokens, index);
    case TOKEN.number:
      return { kind: 'literal', value: accountOrNumber(tokens.text.slice(range.start, range.end)), range };
    case TOKEN.null:
      return { kind: 'literal', value: null, range };
    default:
      return { kind: 'literal', value: tokenKind(tokens, index) === TOKEN.true, range };
  }
}

function item(tokens: JsonTokens, { name, key, value }: Property): HclItem {
  return { name: isTerraformTemplate(name) ? undefined : name, key, value: expression(tokens, value) };
}

/** As in HCL: numbers become text where text is wanted, and twelve digits are an account id. */
function accountOrNumber(text: string): string | number {
  return /^\d{12}$/.test(text) ? text : Number(text);
}

interface Property {
  readonly name: string;
  readonly key: TextRange;
  readonly value: number;
}

/** Properties of an object in order, a name that stands twice twice; none of what is no object. */
function properties(tokens: JsonTokens, index: number): readonly Property[] {
  if (tokenKind(tokens, index) !== TOKEN.object) return [];
  const found: Property[] = [];
  for (let at = index + 1; at < tokenNext(tokens, index); at = tokenNext(tokens, at + 1))
    found.push({ name: tokenString(tokens, at), key: rangeOf(tokens, at), value: at + 1 });
  return found;
}

function members(tokens: JsonTokens, index: number): readonly number[] {
  const found: number[] = [];
  for (let at = index + 1; at < tokenNext(tokens, index); at = tokenNext(tokens, at)) found.push(at);
  return found;
}

function rangeOf(tokens: JsonTokens, index: number): TextRange {
  return { start: tokenStart(tokens, index), end: tokenEnd(tokens, index) };
}
