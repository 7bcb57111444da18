import type { SourceEdit } from '../rule/lint-rule.ts';
import { jsonChanges } from './change-json.ts';
import type { TextRange } from './json.ts';
import { isList, isObject, type SourceValue } from './open.ts';
import type { TextChange } from './text-change.ts';

/** The changes of a YAML text that an edit means: block collections line by line, flow collections as JSON. */
export function yamlChanges(edit: Exclude<SourceEdit, { kind: 'text' }>): readonly TextChange[] | undefined {
  const { file, pointer, within } = edit.at;
  const { text } = file;
  const value = file.rangeAt(pointer);
  const key = file.keyRangeAt(pointer);
  if (value === undefined || within !== undefined) return undefined;
  switch (edit.kind) {
    case 'replace':
      return isList(edit.value) || isObject(edit.value)
        ? flowOnly(edit, value, text)
        : [{ ...value, text: scalarLike(edit.value, text.slice(value.start, value.end)) }];
    case 'rename':
      return key === undefined ? undefined : [{ ...key, text: scalarLike(edit.name, text.slice(key.start, key.end)) }];
    case 'remove':
      return inFlow(edit)
        ? jsonChanges(edit)
        : [lineRemoval(text, { start: key?.start ?? value.start, end: value.end })];
    case 'append':
    case 'addProperty':
      return text[value.start] === '[' || text[value.start] === '{'
        ? jsonChanges(edit)
        : blockInsertion(edit, value, text);
    case 'addSibling': {
      if (key === undefined || inFlow(edit)) return jsonChanges(edit);
      const indent = columnIndent(text, key.start);
      return [afterBlock(text, value.end, blockProperty(edit.name, edit.value, indent))];
    }
  }
}

function flowOnly(
  edit: Exclude<SourceEdit, { kind: 'text' }>,
  value: TextRange,
  text: string,
): readonly TextChange[] | undefined {
  return text[value.start] === '[' || text[value.start] === '{' || !text.slice(value.start, value.end).includes('\n')
    ? jsonChanges(edit)
    : undefined;
}

function inFlow(edit: Exclude<SourceEdit, { kind: 'text' }>): boolean {
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
  return scalar(value);
}

function scalar(value: string): string {
  // Plain where every YAML reader takes it for this very text.
  if (/^[A-Za-z][\w./-]*(:[\w./$*-]+)*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value))
    return value;
  return `'${value.replaceAll("'", "''")}'`;
}

/** Spaces up to the column of an offset: keys after `- ` are indented by their column, not by their line. */
function columnIndent(text: string, offset: number): string {
  return ' '.repeat(offset - (text.lastIndexOf('\n', offset - 1) + 1));
}

function lineRemoval(text: string, member: TextRange): TextChange {
  const lineStart = text.lastIndexOf('\n', member.start - 1) + 1;
  const lineEnd = text.indexOf('\n', member.end);
  const end = lineEnd < 0 ? text.length : lineEnd + 1;
  const lead = text.slice(lineStart, member.start);
  // `- Sid: x` holds the dash of the list item: the next property moves up behind it.
  if (/^\s*-\s+$/.test(lead)) return { start: member.start, end: Math.min(text.length, end + lead.length), text: '' };
  return { start: lineStart, end, text: '' };
}

function blockInsertion(
  edit: Extract<SourceEdit, { kind: 'append' | 'addProperty' }>,
  value: TextRange,
  text: string,
): readonly TextChange[] {
  const indent = columnIndent(text, value.start);
  if (edit.kind === 'append')
    return [afterBlock(text, value.end, `${indent}- ${blockValue(edit.value, `${indent}  `).trimStart()}`)];
  const lines = blockProperty(edit.name, edit.value, indent);
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

function blockProperty(name: string, value: SourceValue, indent: string): string {
  const inner = blockValue(value, `${indent}  `);
  return `${indent}${scalar(name)}:${inner.startsWith('\n') ? inner : ` ${inner}`}`;
}

function blockValue(value: SourceValue, indent: string): string {
  if (typeof value === 'string') return scalar(value);
  if (isList(value)) return value.map((item) => `\n${indent}- ${blockValue(item, `${indent}  `).trimStart()}`).join('');
  if (!isObject(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([name, inner]) => `\n${blockProperty(name, inner, indent)}`)
    .join('');
}
