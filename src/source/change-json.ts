import type { SourceEdit } from '../rule/lint-rule.ts';
import { withMember, withoutMember } from './flow-members.ts';
import type { TextRange } from './json.ts';
import { jsonStyle } from './json-style.ts';
import { locate } from './locate.ts';
import type { SourceValue } from './open.ts';
import { indentAt, type TextChange } from './text-change.ts';

/** The changes of a JSON text (or of a flow collection in YAML) that an edit means; undefined when it cannot be done there. */
export function jsonChanges(edit: Exclude<SourceEdit, { kind: 'text' }>): readonly TextChange[] | undefined {
  const { file, pointer, within } = edit.at;
  const { text } = file;
  const value = within === undefined ? file.rangeAt(pointer) : locate(edit.at);
  // Of a document inside a string only values are changed: its keys and collections are text of the outer one.
  if (value === undefined || (within !== undefined && edit.kind !== 'replace')) return undefined;
  const key = file.keyRangeAt(pointer);
  const { printed, gap } = jsonStyle(file, value);
  const property = (name: string, own: SourceValue, at: string | undefined): string =>
    `${JSON.stringify(name)}:${gap}${printed(own, at)}`;
  switch (edit.kind) {
    case 'replace':
      return [
        {
          ...value,
          text: within === undefined ? printed(edit.value, ownIndent(text, key ?? value)) : embedded(edit.value),
        },
      ];
    case 'rename':
      return key === undefined ? undefined : [{ ...key, text: JSON.stringify(edit.name) }];
    case 'remove':
      return withoutMember(edit.at, value);
    case 'append':
      return withMember(edit.at, { printed: (at) => printed(edit.value, at), gap, first: false });
    case 'addProperty':
      return withMember(edit.at, {
        printed: (at) => property(edit.name, edit.value, at),
        gap,
        first: edit.first ?? false,
      });
    case 'addSibling': {
      const indent = ownIndent(text, key ?? value);
      const between = indent === undefined ? gap : `\n${indent}`;
      return [{ start: value.end, end: value.end, text: `,${between}${property(edit.name, edit.value, indent)}` }];
    }
  }
}

/** Indent of the line that a member begins; undefined when others begin it. */
function ownIndent(text: string, { start }: TextRange): string | undefined {
  const indent = indentAt(text, start);
  return text.lastIndexOf('\n', start - 1) + 1 + indent.length >= start ? indent : undefined;
}

/** Inside a string literal the quotes of the inner document are escaped. */
function embedded(value: SourceValue): string {
  return JSON.stringify(JSON.stringify(value)).slice(1, -1);
}
