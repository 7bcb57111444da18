import { parseJson, type TextRange } from '../source/json.ts';
import { emptyObject } from '../source/json-value.ts';
import {
  HOLE,
  isList,
  isObject,
  openValue,
  type SourceObject,
  type SourceValue,
  type TextSpan,
} from '../source/open.ts';
import { textOnly } from '../source/read-source.ts';
import type { SourceFile } from '../source/source-file.ts';
import { isTerraformTemplate, templateParts, textRuns } from '../source/template-parts.ts';
import { valueIn } from './declared-resource.ts';
import { withHoles } from './embedded-json.ts';
import { evaluate } from './evaluate-hcl.ts';
import { hole, type KnownText, knownText, textValue } from './known-text.ts';

/** A template with its variables. */
export interface TerraformTemplate {
  readonly path: string;
  readonly text: string;
  readonly variables: SourceValue;
}

/**
 * The JSON document that a template makes, and the file with its places; undefined when it makes none, or when directives
 * decide what is in it. https://developer.hashicorp.com/terraform/language/functions/templatefile
 */
export function templateDocument(template: TerraformTemplate): { file: SourceFile; value: SourceObject } | undefined {
  const made = template.text.length > MOST ? undefined : madeText(template);
  const parsed = made === undefined ? undefined : parseJson(made.text, { recover: true });
  if (made === undefined || parsed?.ok !== true || parsed.problems.length > 0) return undefined;
  const value = withHoles(parsed.value, [...made.refs]);
  if (!isObject(value)) return undefined;
  const raw = (offset: number): number => inTemplate(made.spans, offset);
  const moved = (range: TextRange | undefined): TextRange | undefined =>
    range === undefined ? undefined : { start: raw(range.start), end: raw(range.end) };
  const file: SourceFile = {
    ...textOnly({ path: template.path, text: template.text, format: 'json' }),
    value,
    duplicates: parsed.duplicates.map((one) => ({
      ...one,
      offset: raw(one.offset),
      earlierOffset: raw(one.earlierOffset),
    })),
    textEditsOnly: true,
    rangeAt: (pointer) => moved(parsed.places.rangeAt(pointer)),
    keyRangeAt: (pointer) => moved(parsed.places.keyRangeAt(pointer)),
  };
  return { file, value };
}

/** Offset in the template of an offset in the text made of it, found by halving: there may be a hundred thousand of both. */
function inTemplate(spans: readonly TextSpan[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.inner ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low - 1];
  return span === undefined ? offset : span.outer + Math.min(offset - span.inner, span.length);
}

/** A document in YAML with the interpolations in its texts filled in; it is read as it stands, which most templates can be. */
export function filledDocument(value: SourceValue, variables: SourceValue): SourceValue {
  if (typeof value === 'string') return isTerraformTemplate(value) ? filledText(value, variables) : value;
  if (isList(value)) return value.map((item) => filledDocument(item, variables));
  if (!isObject(value)) return value;
  const copy: Record<string, SourceValue> = emptyObject();
  for (const [key, inner] of Object.entries(value)) copy[key] = filledDocument(inner, variables);
  return copy;
}

function filledText(text: string, variables: SourceValue): SourceValue {
  const parts = templateParts(text);
  if (parts === undefined) return openValue('template');
  const range = { start: 0, end: text.length };
  return evaluate({ kind: 'template', parts, range }, { reference: (path) => variable(variables, path) });
}

/** What is larger is no policy and no API. */
const MOST = 4 * 1024 * 1024;

interface MadeText extends KnownText {
  readonly spans: readonly TextSpan[];
}

/** The text with its interpolations filled in; what stands for a whole value and is not known becomes a text with a hole. */
function madeText({ text, variables }: TerraformTemplate): MadeText | undefined {
  const parts = templateParts(text);
  if (parts === undefined || parts.some((part) => part.directive === true)) return undefined;
  const names = { reference: (path: string) => variable(variables, path) };
  const refs: KnownText['refs'][number][] = [];
  const spans: TextSpan[] = [];
  let made = '';
  let quoted = false;
  const runs = parts.flatMap((part) => (part.expression === undefined ? textRuns(text, part.range) : [part]));
  for (const { text: plain, expression, range } of runs) {
    const known: KnownText =
      expression === undefined
        ? { text: plain ?? '', refs: [] }
        : (knownText(evaluate(expression, names)) ?? hole({ kind: 'other', name: 'expression' }));
    const whole = !quoted && known.refs.length > 0;
    const piece = whole ? `"${HOLE}"` : known.text;
    spans.push({ inner: made.length, outer: range.start, length: expression === undefined ? piece.length : 0 });
    refs.push(...(whole ? known.refs.slice(0, 1) : known.refs));
    made += piece;
    if (expression === undefined) quoted = endsQuoted(piece, quoted);
  }
  return { text: made, refs, spans };
}

/** Whether a JSON text ends inside a string, when it began so or not. */
function endsQuoted(text: string, began: boolean): boolean {
  const quotes = text.replaceAll(/\\./gs, '').split('"').length - 1;
  return quotes % 2 === 0 ? began : !began;
}

function variable(variables: SourceValue, path: string): SourceValue {
  return valueIn(variables, ...path.split('.')) ?? textValue(hole({ kind: 'other', name: path }), path);
}
