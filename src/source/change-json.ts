import type { SourceEdit } from '../rule/lint-rule.ts';
import type { TextRange } from './json.ts';
import { locate } from './locate.ts';
import type { SourceValue } from './open.ts';
import { indentAt, skipBlank, skipBlankBack, type TextChange } from './text-change.ts';

/** The changes of a JSON text (or of a flow collection in YAML) that an edit means; undefined when it cannot be done there. */
export function jsonChanges(edit: Exclude<SourceEdit, { kind: 'text' }>): readonly TextChange[] | undefined {
  const { file, pointer, within } = edit.at;
  const { text } = file;
  const value = within === undefined ? file.rangeAt(pointer) : locate(edit.at);
  if (value === undefined) return undefined;
  const key = file.keyRangeAt(pointer);
  switch (edit.kind) {
    case 'replace':
      return [{ ...value, text: printed(edit.value, indentAt(text, value.start), within !== undefined) }];
    case 'rename':
      return key === undefined ? undefined : [{ ...key, text: JSON.stringify(edit.name) }];
    case 'remove':
      return within === undefined ? [removal(text, { start: key?.start ?? value.start, end: value.end })] : undefined;
    case 'append':
      return [insertion(text, value, { printed: (indent) => printed(edit.value, indent), first: false })];
    case 'addProperty':
      return [insertion(text, value, { printed: (indent) => property(edit, indent), first: edit.first ?? false })];
    case 'addSibling': {
      const indent = indentAt(text, key?.start ?? value.start);
      return [{ start: value.end, end: value.end, text: `,\n${indent}${property(edit, indent)}` }];
    }
  }
}

function property(edit: { readonly name: string; readonly value: SourceValue }, indent: string): string {
  return `${JSON.stringify(edit.name)}: ${printed(edit.value, indent)}`;
}

/** Inside a string literal the quotes of the inner document are escaped. */
function printed(value: SourceValue, indent: string, embedded = false): string {
  if (embedded) return JSON.stringify(JSON.stringify(value)).slice(1, -1);
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${indent}`);
}

/** A member with one comma: the one after it, or for the last member the one before. */
function removal(text: string, member: TextRange): TextChange {
  const after = skipBlank(text, member.end);
  if (text[after] === ',') return { start: member.start, end: skipBlank(text, after + 1), text: '' };
  const before = skipBlankBack(text, member.start);
  if (text[before - 1] === ',') return { start: before - 1, end: member.end, text: '' };
  return { start: before, end: after, text: '' };
}

function insertion(
  text: string,
  container: TextRange,
  member: { readonly printed: (indent: string) => string; readonly first: boolean },
): TextChange {
  const first = skipBlank(text, container.start + 1);
  const empty = first >= container.end - 1;
  const outer = indentAt(text, container.start);
  if (empty) return { start: container.start + 1, end: container.end - 1, text: ` ${member.printed(outer)} ` };
  const multiline = text.slice(container.start, first).includes('\n');
  const indent = multiline ? indentAt(text, first) : outer;
  const gap = multiline ? `\n${indent}` : ' ';
  if (member.first) return { start: first, end: first, text: `${member.printed(indent)},${gap}` };
  const last = skipBlankBack(text, container.end - 1);
  return { start: last, end: last, text: `,${gap}${member.printed(indent)}` };
}
