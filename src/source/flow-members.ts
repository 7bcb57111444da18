import type { TextRange } from './json.ts';
import { pointerTo } from './json-value.ts';
import { isList, isObject } from './open.ts';
import type { Place } from './source-file.ts';
import { indentAt, skipBlank, type TextChange } from './text-change.ts';
import { valueAt } from './value-at.ts';

/** Takes a member of a JSON object or list, or of a flow collection of YAML, away with one comma; comments stay. */
export function withoutMember({ file, pointer }: Pick<Place, 'file' | 'pointer'>, value: TextRange): TextChange[] {
  const { text } = file;
  const start = file.keyRangeAt(pointer)?.start ?? value.start;
  const after = skipBlank(text, value.end);
  if (text[after] === ',') return [{ start, end: skipBlank(text, after + 1), text: '' }];
  const own = { start, end: value.end, text: '' };
  const comma = skipNotes(text, value.end);
  if (text[comma] === ',') return [own, { start: comma, end: comma + 1, text: '' }];
  const before = memberBefore({ file, pointer });
  if (before === undefined) return [own];
  const behind = skipNotes(text, before.end);
  const plain = text.slice(behind + 1, start).trim() === '';
  return plain ? [{ start: behind, end: value.end, text: '' }] : [{ start: behind, end: behind + 1, text: '' }, own];
}

/** A new member as text, for the indent of its line; on one line with the others when there is none. */
export interface NewMember {
  readonly printed: (indent: string | undefined) => string;
  /** What stands behind a comma on one line. */
  readonly gap: '' | ' ';
  readonly first: boolean;
}

/** Puts a member into a collection in brackets, on a line of its own where the others have theirs. */
export function withMember({ file, pointer }: Pick<Place, 'file' | 'pointer'>, member: NewMember): TextChange[] {
  const { text } = file;
  const around = file.rangeAt(pointer);
  if (around === undefined) return [];
  const inside = around.start + 1;
  const first = skipBlank(text, inside);
  const last = membersOf({ file, pointer }).at(-1);
  if (last === undefined)
    return [
      {
        start: inside,
        end: Math.min(first, around.end - 1),
        text: member.gap + member.printed(undefined) + member.gap,
      },
    ];
  const multiline = text.slice(around.start, first).includes('\n');
  const indent = multiline ? indentAt(text, first) : undefined;
  const gap = multiline ? `\n${indent}` : member.gap;
  if (member.first) return [{ start: first, end: first, text: `${member.printed(indent)},${gap}` }];
  const note = multiline ? (NOTE.exec(text.slice(last.end))?.[0] ?? '') : '';
  if (note === '') return [{ start: last.end, end: last.end, text: `,${gap}${member.printed(indent)}` }];
  // What is said behind the last member is said of it.
  const end = last.end + note.length;
  const comma = note.trimStart().startsWith(',') ? '' : ',';
  return [
    { start: last.end, end: last.end, text: comma },
    { start: end, end, text: `${gap}${member.printed(indent)}` },
  ];
}

/** The rest of a line that ends in a comment. */
const NOTE = /^[ \t]*,?[ \t]*(?:#|\/\/)[^\r\n]*/;

/** Behind blanks and comments. */
function skipNotes(text: string, offset: number): number {
  const skipped = /^(?:\s|(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\/)*/.exec(text.slice(offset))?.[0] ?? '';
  return offset + skipped.length;
}

/** Where the members of a collection stand. */
function membersOf({ file, pointer }: Pick<Place, 'file' | 'pointer'>): readonly TextRange[] {
  const value = valueAt(file.value, pointer);
  const names = isList(value) ? value.map((_, index) => String(index)) : isObject(value) ? Object.keys(value) : [];
  return names
    .map((name) => file.rangeAt(pointerTo(pointer, name)))
    .filter((range) => range !== undefined)
    .toSorted((one, other) => one.start - other.start);
}

function memberBefore({ file, pointer }: Pick<Place, 'file' | 'pointer'>): TextRange | undefined {
  const start = file.rangeAt(pointer)?.start ?? 0;
  return membersOf({ file, pointer: pointer.slice(0, pointer.lastIndexOf('/')) }).findLast((one) => one.start < start);
}
