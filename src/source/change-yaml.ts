import type { SourceEdit } from '../rule/lint-rule.ts';
import { jsonChanges } from './change-json.ts';
import { flowText } from './flow-text.ts';
import type { TextRange } from './json.ts';
import { isList, isObject, type SourceValue } from './open.ts';
import type { Place } from './source-file.ts';
import type { TextChange } from './text-change.ts';
import { valueAt } from './value-at.ts';
import { yamlBlock, yamlScalar } from './yaml-block.ts';
import { blockRemoval, isShared } from './yaml-removal.ts';

type Edit = Exclude<SourceEdit, { kind: 'text' }>;

/** The changes of a YAML text that an edit means: block collections line by line, flow collections as JSON. */
export function yamlChanges(edit: Edit): readonly TextChange[] | undefined {
  const { file, pointer, within } = edit.at;
  const { text } = file;
  const value = file.rangeAt(pointer);
  const key = file.keyRangeAt(pointer);
  if (value === undefined || within !== undefined || isShared(edit)) return undefined;
  switch (edit.kind) {
    case 'replace':
      return replacement(edit, value);
    case 'rename':
      return key === undefined ? undefined : [{ ...key, text: scalarLike(edit.name, text.slice(key.start, key.end)) }];
    case 'remove':
      return inFlow(edit) ? jsonChanges(edit) : blockRemoval(edit, value);
    case 'append':
    case 'addProperty':
      return text[value.start] === '[' || text[value.start] === '{'
        ? jsonChanges(edit)
        : blockInsertion(edit, value, text);
    case 'addSibling': {
      if (key === undefined || inFlow(edit)) return jsonChanges(edit);
      const indent = columnIndent(text, key.start);
      return [afterBlock(text, value.end, yamlBlock(edit.at.file).property(edit.name, edit.value, indent))];
    }
  }
}

/** The new value on one line; it stays in the quotes of the old one. */
function replacement(edit: Extract<Edit, { kind: 'replace' }>, value: TextRange): readonly TextChange[] | undefined {
  const { file, pointer } = edit.at;
  const { text } = file;
  const before = text.slice(value.start, value.end).trimEnd();
  const whole = isList(edit.value) || isObject(edit.value);
  const after = whole ? flowText(edit.value) : scalarLike(edit.value, before);
  const old = valueAt(file.value, pointer);
  const end = value.start + before.length;
  if (before !== '' && (before[0] === '[' || before[0] === '{' || !(isList(old) || isObject(old))))
    return [{ start: value.start, end, text: after }];
  const start = startOfBlock(edit.at, value);
  return start === undefined ? undefined : [{ start, end: Math.max(start, end), text: ` ${after}` }];
}

/** Behind the colon or the dash that a block stands behind; undefined when a comment, a tag or an anchor does too. */
function startOfBlock({ file, pointer }: Place, value: TextRange): number | undefined {
  const { text } = file;
  const key = file.keyRangeAt(pointer);
  const lead = text.slice(key?.end ?? text.lastIndexOf('\n', value.start - 1) + 1, value.start);
  const sign = key === undefined ? '-' : ':';
  return lead.trim() === sign ? value.start - lead.length + lead.indexOf(sign) + 1 : undefined;
}

function inFlow(edit: Edit): boolean {
  const { file, pointer } = edit.at;
  const parent = file.rangeAt(pointer.slice(0, Math.max(0, pointer.lastIndexOf('/'))));
  const first = parent === undefined ? '' : file.text[parent.start];
  return first === '{' || first === '[';
}

/** A scalar in the quotes of the one it replaces. */
function scalarLike(value: SourceValue, before: string): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (before.startsWith('"')) return JSON.stringify(value);
  if (before.startsWith("'")) return `'${value.replaceAll("'", "''")}'`;
  return yamlScalar(value);
}

/** Spaces up to the column of an offset: keys after `- ` are indented by their column, not by their line. */
function columnIndent(text: string, offset: number): string {
  return ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1));
}

function blockInsertion(
  edit: Extract<SourceEdit, { kind: 'append' | 'addProperty' }>,
  value: TextRange,
  text: string,
): readonly TextChange[] {
  const indent = columnIndent(text, value.start);
  const block = yamlBlock(edit.at.file);
  if (edit.kind === 'append')
    return [afterBlock(text, value.end, `${indent}- ${block.value(edit.value, `${indent}  `).trimStart()}`)];
  const lines = block.property(edit.name, edit.value, indent);
  if (edit.first !== true) return [afterBlock(text, value.end, lines)];
  return [{ start: value.start, end: value.start, text: `${lines.trimStart()}\n${indent}` }];
}

/** New lines after the line on which a block ends. */
function afterBlock(text: string, end: number, lines: string): TextChange {
  const last = text.slice(0, end).trimEnd().length;
  const lineEnd = text.indexOf('\n', last);
  return lineEnd < 0
    ? { start: text.length, end: text.length, text: `\n${lines}` }
    : { start: lineEnd, end: lineEnd, text: `\n${lines}` };
}
