import type { SourceEdit } from '../rule/lint-rule.ts';
import { withMember, withoutMember } from './flow-members.ts';
import { flowText } from './flow-text.ts';
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
  // Lines of a flow collection must be indented further than the block around them: it gets none.
  const print = file.format === 'yaml' ? flowText : printed;
  switch (edit.kind) {
    case 'replace':
      return [
        {
          ...value,
          text: within === undefined ? print(edit.value, indentAt(text, value.start)) : embedded(edit.value),
        },
      ];
    case 'rename':
      return key === undefined ? undefined : [{ ...key, text: JSON.stringify(edit.name) }];
    case 'remove':
      return withoutMember(edit.at, value);
    case 'append':
      return withMember(edit.at, { printed: (indent) => print(edit.value, indent), first: false });
    case 'addProperty':
      return withMember(edit.at, {
        printed: (indent) => property(edit.name, print(edit.value, indent)),
        first: edit.first ?? false,
      });
    case 'addSibling': {
      const start = key?.start ?? value.start;
      const indent = indentAt(text, start);
      const alone = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
      const sibling = property(edit.name, print(edit.value, indent));
      return [{ start: value.end, end: value.end, text: `,${alone ? `\n${indent}` : ' '}${sibling}` }];
    }
  }
}

function property(name: string, value: string): string {
  return `${JSON.stringify(name)}: ${value}`;
}

/** Inside a string literal the quotes of the inner document are escaped. */
function embedded(value: SourceValue): string {
  return JSON.stringify(JSON.stringify(value)).slice(1, -1);
}

function printed(value: SourceValue, indent: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll('\n', `\n${indent}`);
}
