import type { SourceEdit } from '../rule/lint-rule.ts';
import type { TextRange } from './json.ts';
import { isList, isObject } from './open.ts';
import type { SourceFile } from './source-file.ts';
import type { TextChange } from './text-change.ts';
import { valueAt } from './value-at.ts';

type Edit = Exclude<SourceEdit, { kind: 'text' }>;

/** Whether an edit changes the shape of what an anchor may share with other places: it would change them too. */
export function isShared({ at: { file, pointer }, kind, ...edit }: Edit): boolean {
  if (kind === 'rename' || (kind === 'replace' && 'value' in edit && typeof edit.value !== 'object')) return false;
  if (!hasAnchors(file)) return false;
  const own = file.rangeAt(pointer);
  if (own === undefined || file.text[own.start] === '*') return true;
  if (kind === 'remove' && ANCHOR.test(file.text.slice(own.start, own.end))) return true;
  // Behind an alias or a merge stands what is written elsewhere.
  return parents(pointer).some((parent) => {
    const around = file.rangeAt(parent);
    return around === undefined || own.start < around.start || own.end > around.end;
  });
}

/** Looked for once per file, which may be long and have many fixes. */
const anchored = new WeakMap<SourceFile, boolean>();

function hasAnchors(file: SourceFile): boolean {
  const known = anchored.get(file) ?? ANCHOR.test(file.text);
  anchored.set(file, known);
  return known;
}

const ANCHOR = /(?:^|[\s[{,:-])&[^\s,[\]{}]/;

function parents(pointer: string): readonly string[] {
  const steps = pointer.split('/').slice(1);
  return steps.map((_, index) =>
    steps
      .slice(0, index)
      .map((step) => `/${step}`)
      .join(''),
  );
}

/**
 * Takes the lines of a property or an item of a block collection away. Undefined where lines do not hold it alone, and
 * for the last one: what is left would be null.
 */
export function blockRemoval({ at: { file, pointer } }: Edit, value: TextRange): readonly TextChange[] | undefined {
  const { text } = file;
  const parent = valueAt(file.value, pointer.slice(0, pointer.lastIndexOf('/')));
  const members = isList(parent) ? parent.length : isObject(parent) ? Object.keys(parent).length : 0;
  if (members < 2) return undefined;
  const key = file.keyRangeAt(pointer);
  const start = key?.start ?? value.start;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const end = endOfLines(text, { start, end: value.end });
  const lead = text.slice(lineStart, start);
  if (key === undefined ? DASH.test(lead) : lead.trim() === '') return [{ start: lineStart, end, text: '' }];
  // `- Sid: x` holds the dash of the item: the next property moves up behind it.
  const next = text.slice(end, end + lead.length);
  const moves = DASH.test(lead) && key !== undefined && next.length === lead.length && next.trim() === '';
  return moves && /^[^\s#]/.test(text.slice(end + lead.length)) && !next.includes('\n')
    ? [{ start, end: end + lead.length, text: '' }]
    : undefined;
}

/** What stands before the first character of an item on its line. */
const DASH = /^[\uFEFF ]*-[ \t]+$/;

/** Behind the line on which the last character of a block stands: its range may reach into the next one. */
function endOfLines(text: string, { start, end }: TextRange): number {
  const last = start + text.slice(start, end).trimEnd().length;
  const lineEnd = text.indexOf('\n', last);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}
