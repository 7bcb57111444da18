import type { SourceEdit } from '../rule/lint-rule.ts';
import { hclCodeEnd } from './hcl-code-end.ts';
import type { TextRange } from './json.ts';
import { HOLE, isList, isObject, type SourceValue } from './open.ts';
import { indentAt, skipBlank, skipBlankBack, type TextChange } from './text-change.ts';

type Edit = Exclude<SourceEdit, { kind: 'text' }>;

/**
 * The changes of a Terraform text that an edit means; undefined where the value comes from elsewhere (a reference, a
 * heredoc, a block that becomes something else in the policy).
 */
export function hclChanges(edit: Edit): readonly TextChange[] | undefined {
  const { file, pointer, within, madeUp } = edit.at;
  const value = file.rangeAt(pointer);
  if (value === undefined || within !== undefined) return undefined;
  if (edit.kind === 'rename') return renaming(edit);
  if (madeUp === true && !isSameInBlocks(edit)) return undefined;
  switch (edit.kind) {
    case 'replace':
      return replacement(file.text, value, edit.value);
    case 'remove':
      return [removal(file.text, { start: file.keyRangeAt(pointer)?.start ?? value.start, end: value.end })];
    case 'append':
    case 'addProperty':
      return insertion(file.text, value, edit);
    case 'addSibling':
      return undefined;
  }
}

/** What a change of the policy means word for word for the blocks or arguments that it is made of. */
function isSameInBlocks(edit: Edit): boolean {
  if (edit.kind === 'replace') return typeof edit.value !== 'object' || edit.value === null;
  return edit.kind === 'remove' && /\/(?:sid|(?:not_)?(?:actions|resources)\/\d+|values\/\d+)$/.test(edit.at.pointer);
}

/** In the blocks of `aws_iam_policy_document` operator and key of a condition are values of `test` and `variable`. */
function renaming(edit: Extract<Edit, { kind: 'rename' }>): readonly TextChange[] | undefined {
  const { file, pointer, madeUp } = edit.at;
  if (madeUp === true) {
    const [, block, name] = /^(.*\/condition\/\d+)\/(test|variable|values)$/.exec(pointer) ?? [];
    const inner = name === 'test' ? 'test' : 'variable';
    const value = block === undefined ? undefined : file.rangeAt(`${block}/${inner}`);
    return value === undefined ? undefined : replacement(file.text, value, edit.name);
  }
  const key = file.keyRangeAt(pointer);
  if (key === undefined) return undefined;
  const bare = file.text[key.start] !== '"' && IDENTIFIER.test(edit.name);
  return [{ ...key, text: bare ? edit.name : printed(edit.name, '') }];
}

const IDENTIFIER = /^[A-Za-z_][\w-]*$/;
/** What is written in full: a string without interpolation, a number, a bracket. */
const LITERAL = /^(?:"(?:[^"\\$%]|\\.|\$\$\{|%%\{|\$(?!\{)|%(?!\{))*"|-?\d[\d.]*|true|false|null|[[{][\s\S]*)$/;

function replacement(text: string, value: TextRange, by: SourceValue): readonly TextChange[] | undefined {
  const before = text.slice(value.start, value.end);
  const after = printed(by, indentAt(text, value.start));
  return LITERAL.test(before) && !after.includes(HOLE) ? [{ ...value, text: after }] : undefined;
}

/** A value as Terraform writes it. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md */
function printed(value: SourceValue, indent: string): string {
  if (typeof value === 'string') return JSON.stringify(value).replaceAll('${', '$${').replaceAll('%{', '%%{');
  if (isList(value)) return `[${value.map((item) => printed(item, indent)).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const inner = `${indent}  `;
  const lines = Object.entries(value).map(([name, one]) => `\n${inner}${property(name, one, inner)}`);
  return lines.length === 0 ? '{}' : `{${lines.join('')}\n${indent}}`;
}

function property(name: string, value: SourceValue, indent: string): string {
  return `${IDENTIFIER.test(name) ? name : printed(name, '')} = ${printed(value, indent)}`;
}

/** A member alone on its lines goes with them; another one with its comma. */
function removal(text: string, member: TextRange): TextChange {
  const lineStart = text.lastIndexOf('\n', member.start - 1) + 1;
  const rest = /^[ \t]*,?[ \t]*\r?\n/.exec(text.slice(member.end))?.[0];
  if (rest !== undefined && text.slice(lineStart, member.start).trim() === '')
    return { start: lineStart, end: member.end + rest.length, text: '' };
  const after = skipBlank(text, member.end);
  if (text[after] === ',') return { start: member.start, end: skipBlank(text, after + 1), text: '' };
  const before = skipBlankBack(text, member.start);
  return text[before - 1] === ','
    ? { start: before - 1, end: member.end, text: '' }
    : { start: before, end: member.end, text: '' };
}

function insertion(
  text: string,
  value: TextRange,
  edit: Extract<Edit, { kind: 'append' | 'addProperty' }>,
): readonly TextChange[] | undefined {
  const range = container(text, value);
  const { file, pointer } = edit.at;
  if (range === undefined) return undefined;
  // A second resource of the same address is found at the place of the first.
  if (edit.kind === 'addProperty' && file.rangeAt(`${pointer}/${edit.name}`) !== undefined) return undefined;
  const first = skipBlank(text, range.start + 1);
  const last = hclCodeEnd(text, range.start, range.end - 1);
  if (last === undefined) return undefined;
  const lines = text.slice(range.start, first).includes('\n');
  const indent = lines && first < range.end - 1 ? indentAt(text, first) : `${indentAt(text, range.start)}  `;
  const member = edit.kind === 'append' ? printed(edit.value, indent) : property(edit.name, edit.value, indent);
  if (last <= range.start + 1)
    return [{ start: range.start + 1, end: Math.min(first, range.end - 1), text: ` ${member} ` }];
  const comma = edit.kind === 'append' || !lines ? ',' : '';
  if (edit.kind === 'addProperty' && edit.first === true)
    return [{ start: first, end: first, text: `${member}${comma}${lines ? `\n${indent}` : ' '}` }];
  const trailing = text[last - 1] === ',' ? ',' : '';
  const before = trailing === '' ? comma : '';
  const note = lines ? (NOTE.exec(text.slice(last))?.[0] ?? '') : '';
  if (note === '')
    return [{ start: last, end: last, text: `${before}${lines ? `\n${indent}` : ' '}${member}${trailing}` }];
  // What is said behind the last member is said of it.
  const end = last + note.length;
  return [
    { start: last, end: last, text: before },
    { start: end, end, text: `\n${indent}${member}${trailing}` },
  ];
}

/** A comment at the end of a line. */
const NOTE = /^[ \t]*(?:#|\/\/)[^\r\n]*/;

/** The brackets themselves, inside `jsonencode(…)` as well. */
function container(text: string, value: TextRange): TextRange | undefined {
  const head = /^(?:jsonencode\s*\(\s*)?(?=[[{])/.exec(text.slice(value.start, value.end))?.[0];
  if (head === undefined) return undefined;
  const end = head === '' ? value.end : skipBlankBack(text, value.end - 1);
  return text[end - 1] === '}' || text[end - 1] === ']' ? { start: value.start + head.length, end } : undefined;
}
