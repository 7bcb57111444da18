import { paint } from './paint.ts';
import type { TextStyle } from './text-style.ts';
import { visible } from './visible.ts';

/** What --fix would change, as `diff -u` writes it with three lines around; `git apply` takes it. */
export function fixDifference(
  inputs: readonly { readonly path: string; readonly text: string }[],
  fixed: ReadonlyMap<string, string>,
  style: TextStyle,
): string {
  return inputs
    .map((input) => {
      const after = fixed.get(input.path);
      return after === undefined || after === input.text ? '' : fileDifference(input, after, style);
    })
    .join('');
}

const AROUND = 3;

function fileDifference(
  input: { readonly path: string; readonly text: string },
  after: string,
  style: TextStyle,
): string {
  const shown = visible(input.path);
  const before = linesOf(input.text);
  const parts = [`--- a/${shown}\n`, `+++ b/${shown}\n`];
  for (const group of grouped(changesOf(before, linesOf(after)))) parts.push(hunk(before, group, style));
  return parts.join('');
}

/** Lines with their ends, so that a missing one at the end of the file is a difference like any other. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Changes that are near enough to share the lines around them. */
function grouped(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last !== undefined && change.start - (last.at(-1)?.end ?? 0) <= 2 * AROUND) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunk(before: readonly string[], changes: readonly Change[], style: TextStyle): string {
  const first = Math.max(0, (changes[0]?.start ?? 0) - AROUND);
  const last = Math.min(before.length, (changes.at(-1)?.end ?? 0) + AROUND);
  const body: string[] = [];
  let at = first;
  let grown = 0;
  for (const change of changes) {
    body.push(...before.slice(at, change.start).map((line) => marked(' ', line)));
    body.push(...before.slice(change.start, change.end).map((line) => paint(style.colour, 'bad', marked('-', line))));
    body.push(...change.added.map((line) => paint(style.colour, 'good', marked('+', line))));
    at = change.end;
    grown += change.added.length - (change.end - change.start);
  }
  body.push(...before.slice(at, last).map((line) => marked(' ', line)));
  const from = `-${first + 1},${last - first}`;
  const to = `+${first + 1 + (changes[0]?.shift ?? 0)},${last - first + grown}`;
  return `${paint(style.colour, 'label', `@@ ${from} ${to} @@`)}\n${body.join('')}`;
}

/** Tabs and the CR of a line end stay, or the difference could not be applied. */
function marked(sign: string, line: string): string {
  const [, body = '', end = ''] = /^([\s\S]*?)(\r?\n|$)$/.exec(line) ?? [];
  // A byte order mark at the beginning shows nothing and belongs to the line.
  const mark = body.startsWith('\uFEFF') ? '\uFEFF' : '';
  const shown = `${mark}${body.slice(mark.length).split('\t').map(visible).join('\t')}`;
  return `${sign}${shown}${end === '' ? '\n\\ No newline at end of file\n' : end}`;
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly added: readonly string[];
  /** Lines that earlier changes added. */
  readonly shift: number;
}

/** Lines that differ, found by walking on to the next pair of equal lines; fixes are few and small. */
function changesOf(before: readonly string[], after: readonly string[]): readonly Change[] {
  const found: Change[] = [];
  let one = 0;
  let other = 0;
  while (one < before.length || other < after.length) {
    if (before[one] === after[other]) {
      one += 1;
      other += 1;
      continue;
    }
    const next = resync(before, after, { one, other });
    found.push({ start: one, end: next.one, added: after.slice(other, next.other), shift: other - one });
    one = next.one;
    other = next.other;
  }
  return found;
}

function resync(
  before: readonly string[],
  after: readonly string[],
  from: { readonly one: number; readonly other: number },
): { one: number; other: number } {
  for (let distance = 1; distance < before.length + after.length; distance += 1) {
    for (let skipped = 0; skipped <= distance; skipped += 1) {
      const one = from.one + skipped;
      const other = from.other + distance - skipped;
      if (one > before.length || other > after.length) continue;
      const ended = one === before.length && other === after.length;
      if (ended || (one < before.length && before[one] === after[other])) return { one, other };
    }
  }
  return { one: before.length, other: after.length };
}
