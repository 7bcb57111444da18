import { emptyObject, pointerTo } from '../source/json-value.ts';
import {
  isList,
  isObject,
  isOpen,
  type Open,
  openValue,
  type Reference,
  type SourceObject,
  type SourceValue,
} from '../source/open.ts';
import type { DeclaredResource } from './declared-resource.ts';

/** A data block as policy document. */
export interface ConvertedDocument {
  readonly document: SourceObject;
  /** Pointer in the policy → pointer in the data block. */
  readonly places: Map<string, string>;
}

const LISTS = [
  ['actions', 'Action'],
  ['not_actions', 'NotAction'],
  ['resources', 'Resource'],
  ['not_resources', 'NotResource'],
] as const;

/** The policy document that `data "aws_iam_policy_document"` makes, with the places of its parts. */
export function convertedDocument(resource: DeclaredResource): ConvertedDocument {
  const document: Record<string, SourceValue> = emptyObject();
  const places = new Map<string, string>([['', '']]);
  document['Version'] = resource.properties['version'] ?? '2012-10-17';
  const written = resource.properties['statement'];
  const statements: SourceValue[] = [];
  const blocks = isList(written) ? written : [];
  const dynamic = blocks.filter(isOpen);
  for (const block of blocks) {
    const index = statements.length;
    const way = { to: `/Statement/${index}`, from: `/statement/${index}` };
    if (isObject(block)) statements.push(statement(block, way, places));
    else if (isOpen(block))
      statements.push(dynamicStatement(block, { to: way.to, nth: dynamic.indexOf(block) }, places));
  }
  const inherited = INHERITED.map((key) => resource.properties[key]).filter(isWritten);
  if (inherited.length > 0) statements.push(openValue('inherited statements', { refs: documentsIn(inherited) }));
  if (isOpen(written ?? null)) statements.push(openValue('statements'));
  document['Statement'] = statements;
  return { document, places };
}

const INHERITED = ['source_policy_documents', 'override_policy_documents', 'source_json', 'override_json'];

/** The data blocks that all of the statements come from, each a policy of its own; none when some come from elsewhere. */
function documentsIn(values: readonly (SourceValue | undefined)[]): readonly Reference[] {
  const items = values.flatMap((value) => (isList(value) ? value : [value ?? null]));
  const references = items.flatMap((item) => (isOpen(item) && item.refs.length === 1 ? item.refs : []));
  const documents = references.filter(({ name }) => name.startsWith('data.aws_iam_policy_document.'));
  return documents.length === items.length ? documents : [];
}

/** A statement for each of what is known at deployment only; places of the blocks of one kind are told apart by `#`. */
function dynamicStatement(block: Open, way: { to: string; nth: number }, places: Map<string, string>): SourceValue {
  const [content] = block.choices ?? [];
  if (!isObject(content)) return block;
  const from = `/dynamic/statement${way.nth === 0 ? '' : `#${way.nth}`}/content/0`;
  return openValue(block.why, { choices: [statement(content, { to: `${way.to}/?/1`, from }, places)] });
}

function statement(
  block: SourceObject,
  { to, from }: { readonly to: string; readonly from: string },
  places: Map<string, string>,
): SourceObject {
  const result: Record<string, SourceValue> = emptyObject();
  places.set(to, from);
  if (isWritten(block['sid']))
    put({ result, places }, ['Sid', block['sid'] ?? ''], { to: `${to}/Sid`, from: `${from}/sid` });
  put({ result, places }, ['Effect', block['effect'] ?? 'Allow'], { to: `${to}/Effect`, from: `${from}/effect` });
  for (const [name, element] of LISTS) {
    const value = block[name];
    if (value !== undefined && isWritten(value) && !isSpare(block, name))
      put({ result, places }, [element, policyText(value)], { to: `${to}/${element}`, from: `${from}/${name}` });
  }
  principals({ result, places }, block['principals'], { element: 'Principal', to, from: `${from}/principals` });
  if (!isSpare(block, 'not_principals'))
    principals({ result, places }, block['not_principals'], {
      element: 'NotPrincipal',
      to,
      from: `${from}/not_principals`,
    });
  conditions({ result, places }, block['condition'], { to, from });
  return result;
}

/** Modules write `not_actions = try(each.value.not_actions, null)` beside `actions`: one of them comes to nothing. */
function isSpare(block: SourceObject, name: string): boolean {
  const value = block[name] ?? null;
  const open = isOpen(value) || (isList(value) && value.length > 0 && value.every(isOpen));
  return open && name.startsWith('not_') && isWritten(block[name.slice('not_'.length)]);
}

/** In a plan, what nobody wrote is null or an empty list. */
function isWritten(value: SourceValue | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(isList(value) && value.length === 0);
}

interface Building {
  readonly result: Record<string, SourceValue>;
  readonly places: Map<string, string>;
}

function put(
  { result, places }: Building,
  [name, value]: readonly [string, SourceValue],
  way: { readonly to: string; readonly from: string },
): void {
  result[name] = value;
  places.set(way.to, way.from);
}

/** `&{aws:username}` stands for a policy variable, because `${` is Terraform's own. */
function policyText(value: SourceValue): SourceValue {
  if (typeof value === 'string') return value.replaceAll('&{', '${');
  return isList(value) ? value.map(policyText) : value;
}

function principals(
  { result, places }: Building,
  blocks: SourceValue | undefined,
  way: { element: string; to: string; from: string },
): void {
  if (blocks === undefined || !isWritten(blocks)) return;
  if (!isList(blocks) || blocks.some((block) => isOpen(block) || (isObject(block) && isOpen(block['type'] ?? null)))) {
    result[way.element] = openValue('principals');
    return;
  }
  const map: Record<string, SourceValue> = emptyObject();
  for (const [index, block] of blocks.entries()) {
    if (!isObject(block)) continue;
    const type = String(block['type'] ?? '');
    const names = block['identifiers'] ?? openValue('identifiers');
    places.set(`${way.to}/${way.element}/${type}`, `${way.from}/${index}/identifiers`);
    map[type] =
      isList(names) && isList(map[type] ?? null) ? [...(isList(map[type]) ? map[type] : []), ...names] : names;
  }
  places.set(`${way.to}/${way.element}`, `${way.from}/0`);
  result[way.element] = '*' in map ? '*' : map;
}

function conditions(
  { result, places }: Building,
  blocks: SourceValue | undefined,
  way: { to: string; from: string },
): void {
  if (blocks === undefined || !isWritten(blocks)) return;
  if (!isList(blocks) || blocks.some(isOpenCondition)) {
    result['Condition'] = openValue('condition');
    return;
  }
  const condition: Record<string, Record<string, SourceValue>> = Object.create(null);
  for (const [index, block] of blocks.entries()) {
    if (!isObject(block) || typeof block['test'] !== 'string' || typeof block['variable'] !== 'string') continue;
    const operator = condition[block['test']] ?? emptyObject();
    condition[block['test']] = operator;
    const values = policyText(block['values'] ?? openValue('values'));
    const before = operator[block['variable']];
    operator[block['variable']] = isList(before) && isList(values) ? [...before, ...values] : values;
    const pointer = pointerTo(`${way.to}/Condition`, block['test']);
    places.set(pointer, `${way.from}/condition/${index}/test`);
    places.set(pointerTo(pointer, block['variable']), `${way.from}/condition/${index}/values`);
  }
  places.set(`${way.to}/Condition`, `${way.from}/condition/0`);
  result['Condition'] = condition;
}

function isOpenCondition(block: SourceValue): boolean {
  return isOpen(block) || (isObject(block) && (isOpen(block['test'] ?? null) || isOpen(block['variable'] ?? null)));
}
