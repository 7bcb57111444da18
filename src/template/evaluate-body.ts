import type { HclBlock, HclBody } from '../source/hcl-ast.ts';
import { emptyObject } from '../source/json-value.ts';
import { openValue, type SourceObject, type SourceValue } from '../source/open.ts';
import { evaluate, type HclNames } from './evaluate-hcl.ts';
import { hole, textValue } from './known-text.ts';

/** Attributes and nested blocks of a body; nested blocks are lists by type, `dynamic` ones are open and come last. */
export function evaluateBody(body: HclBody, names: HclNames): SourceObject {
  const result: Record<string, SourceValue> = emptyObject();
  const lists = new Map<string, SourceValue[]>();
  const add = (type: string, value: SourceValue): void => {
    const list = lists.get(type);
    if (list === undefined) lists.set(type, [value]);
    else list.push(value);
  };
  for (const attribute of body.attributes) result[attribute.name] = evaluate(attribute.value, names);
  for (const block of body.blocks) if (block.type !== 'dynamic') add(block.type, evaluateBody(block.body, names));
  for (const block of body.blocks) if (block.type === 'dynamic') add(block.labels[0] ?? '', dynamicBlock(block, names));
  for (const [type, list] of lists) if (!(type in result)) result[type] = list;
  return result;
}

/**
 * Blocks of a number that nobody knows, each with what `content` says.
 * https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
 */
function dynamicBlock({ body, labels }: HclBlock, names: HclNames): SourceValue {
  const content = body.blocks.find(({ type }) => type === 'content');
  const stated = body.attributes.find(({ name }) => name === 'iterator')?.value;
  const iterator = stated?.kind === 'reference' ? stated.path : (labels[0] ?? '');
  const reference: HclNames['reference'] = (path) =>
    path.startsWith(`${iterator}.`) ? textValue(hole({ kind: 'other', name: path }), path) : names.reference(path);
  if (content === undefined) return openValue('dynamic block');
  return openValue('dynamic block', { choices: [evaluateBody(content.body, { ...names, reference })] });
}
