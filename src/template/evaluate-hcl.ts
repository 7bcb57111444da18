import type { HclExpression, HclPart } from '../source/hcl-ast.ts';
import { emptyObject } from '../source/json-value.ts';
import { isList, isObject, isOpen, openValue, type SourceValue, type TextSpan } from '../source/open.ts';
import { joinTexts, type KnownText, knownText, textValue } from './known-text.ts';

/** What the names in an expression mean, open where it is not known. */
export interface HclNames {
  reference(path: string): SourceValue;
  /** The document that `file()` or `templatefile()` reads; undefined when it is not among the files. */
  document?(call: 'file' | 'templatefile', values: readonly SourceValue[]): SourceValue | undefined;
}

/** The value of an expression. */
export function evaluate(expression: HclExpression, names: HclNames): SourceValue {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return template(expression.parts, names);
    case 'list':
      return expression.items.map((item) => evaluate(item, names));
    case 'object':
      return object(expression, names);
    case 'reference':
      return names.reference(expression.path);
    case 'call':
      return call(expression, names);
    case 'conditional':
      return conditional(expression, names);
    case 'other':
      return openValue(expression.text.slice(0, 60));
  }
}

function template(parts: readonly HclPart[], names: HclNames): SourceValue {
  if (parts.some((part) => part.directive === true)) return openValue('template directive');
  const texts = textsOf(parts, names);
  const value = textValue(joinTexts(texts), 'interpolation');
  return isOpen(value) ? { ...value, template: { below: '', spans: spansOf(parts, texts) } } : value;
}

/** Where the characters of a text that is put together stand; undefined for one that is written as a whole. */
export function templateSpans(expression: HclExpression | undefined, names: HclNames): readonly TextSpan[] | undefined {
  return expression?.kind === 'template' ? spansOf(expression.parts, textsOf(expression.parts, names)) : undefined;
}

function textsOf(parts: readonly HclPart[], names: HclNames): readonly KnownText[] {
  return parts.map((part): KnownText => {
    if (part.expression === undefined) return { text: part.text ?? '', refs: [] };
    return (
      knownText(evaluate(part.expression, names)) ?? {
        text: '\u{FFFC}',
        refs: [{ kind: 'other', name: 'expression' }],
      }
    );
  });
}

/** Where the text of each part begins in the template; there an interpolation is one character wide (hcl-places.ts). */
function spansOf(parts: readonly HclPart[], texts: readonly KnownText[]): readonly TextSpan[] {
  let [inner, outer] = [0, 0];
  return parts.map((part, index) => {
    const made = texts[index]?.text.length ?? 0;
    const span = { inner, outer, length: part.expression === undefined ? made : 0 };
    inner += made;
    outer += part.expression === undefined ? made : 1;
    return span;
  });
}

/** Which one holds is not known, so only what both say is. */
function conditional(expression: Extract<HclExpression, { kind: 'conditional' }>, names: HclNames): SourceValue {
  const [yes, no] = [evaluate(expression.yes, names), evaluate(expression.no, names)];
  if (typeof yes !== 'object' && yes === no) return yes;
  const only = soleValue([yes, no]);
  if (isDocument(only)) return only;
  const written = [yes, no].some((side) => isObject(side) || isList(side));
  return openValue('conditional', written ? { choices: [yes, no] } : {});
}

/** The one of several that is not empty: `try(x, "")`, `element(concat(x.*.json, [""]), 0)`. */
function soleValue(values: readonly SourceValue[]): SourceValue | undefined {
  const [only, ...more] = values.filter((value) => !isNothing(value));
  return more.length === 0 ? only : undefined;
}

function isNothing(value: SourceValue): boolean {
  return value === '' || value === null || (isList(value) && value.every(isNothing));
}

/** A whole document of a data block, which is checked where it is declared. */
function isDocument(value: SourceValue | undefined): value is SourceValue {
  return value !== undefined && isOpen(value) && value.refs.length === 1 && DOCUMENT.test(value.refs[0]?.name ?? '');
}

const DOCUMENT = /^data\.aws_iam_policy_document\./;

function object(expression: Extract<HclExpression, { kind: 'object' }>, names: HclNames): SourceValue {
  const result: Record<string, SourceValue> = emptyObject();
  for (const item of expression.items) {
    if (item.name === undefined) return openValue('object with computed keys');
    result[item.name] = evaluate(item.value, names);
  }
  return result;
}

function call(expression: Extract<HclExpression, { kind: 'call' }>, names: HclNames): SourceValue {
  const { name } = expression;
  const values = expression.args.map((argument) => evaluate(argument, names));
  const [first = null] = values;
  if (TRANSPARENT.has(name)) return first;
  if (name === 'file' || name === 'templatefile') return names.document?.(name, values) ?? openValue(`${name}(…)`);
  if (name === 'format') return formatted(values);
  if (name === 'join') return joined(values);
  const only = SELECTING.has(name) ? soleValue(name === 'element' ? values.slice(0, 1) : values) : undefined;
  if (only !== undefined && (name !== 'concat' || isOpen(only))) return only;
  if (name === 'concat' && values.some(isList)) return flat(values);
  if (name === 'merge' && values.every(isObject)) return Object.assign(emptyObject(), ...values);
  if ((name === 'compact' || name === 'distinct') && isList(first)) return first;
  if (name === 'flatten' && isList(first)) return flat(first);
  return openValue(`${name}(…)`);
}

/** One list after the other; what is open may be any number of members, and stands for them. */
function flat(lists: readonly SourceValue[]): SourceValue {
  return lists.flatMap((list) => (isList(list) ? list : [list]));
}

const SELECTING = new Set(['try', 'one', 'element', 'coalesce', 'concat']);

const TRANSPARENT = new Set([
  'jsonencode',
  'tostring',
  'toset',
  'tolist',
  'trimspace',
  'nonsensitive',
  'sensitive',
  'jsondecode',
  'yamldecode',
  'yamlencode',
]);

function formatted(values: readonly SourceValue[]): SourceValue {
  const [pattern, ...rest] = values;
  if (typeof pattern !== 'string') return openValue('format(…)');
  const texts = rest.map(knownText);
  const pieces = pattern.split(/%[sd]/);
  if (/%[^sd%]/.test(pattern) || pieces.length !== texts.length + 1) return openValue('format(…)');
  const parts = pieces.flatMap((piece, index): KnownText[] => {
    const value = texts[index];
    const text: KnownText = { text: piece.replaceAll('%%', '%'), refs: [] };
    if (index === pieces.length - 1) return [text];
    return [text, value ?? { text: '\u{FFFC}', refs: [{ kind: 'other', name: 'format' }] }];
  });
  return textValue(joinTexts(parts), 'format(…)');
}

function joined(values: readonly SourceValue[]): SourceValue {
  const [delimiter, list] = values;
  if (delimiter === '' && isOpen(list ?? null)) return list ?? null;
  if (typeof delimiter !== 'string' || !isList(list)) return openValue('join(…)');
  const texts = list.map(knownText);
  if (texts.includes(undefined)) return openValue('join(…)');
  const parts = texts.flatMap((text, index) => [
    ...(index === 0 ? [] : [{ text: delimiter, refs: [] }]),
    ...(text === undefined ? [] : [text]),
  ]);
  return textValue(joinTexts(parts), 'join(…)');
}
