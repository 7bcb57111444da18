import { paint } from './paint.ts';
import type { TextStyle } from './text-style.ts';
import { visible } from './visible.ts';

/** What --fix would change, in the form of `diff -u` with three lines around. */
export function fixDifference(
  inputs: readonly { readonly path: string; readonly text: string }[],
  fixed: ReadonlyMap<string, string>,
  style: TextStyle,
): string {
  return inputs
    .map((input) => {
      const after = fixed.get(input.path);
      return after === undefined || after === input.text
        ? ''
        : fileDifference(input.path, [input.text.split('\n'), after.split('\n')], style);
    })
    .join('');
}

const AROUND = 3;

function fileDifference(
  path: string,
  [before, after]: readonly [readonly string[], readonly string[]],
  style: TextStyle,
): string {
  const shown = visible(path);
  const lines = [`--- a/${shown}`, `+++ b/${shown}`];
  for (const hunk of hunks(before, after)) {
    const first = Math.max(0, hunk.start - AROUND);
    const last = Math.min(before.length, hunk.end + AROUND);
    const shift = hunk.added.length - (hunk.end - hunk.start);
    lines.push(
      paint(
        style.colour,
        'label',
        `@@ -${first + 1},${last - first} +${first + 1 + hunk.shift},${last - first + shift} @@`,
      ),
    );
    lines.push(...before.slice(first, hunk.start).map((line) => ` ${visible(line)}`));
    lines.push(...before.slice(hunk.start, hunk.end).map((line) => paint(style.colour, 'bad', `-${visible(line)}`)));
    lines.push(...hunk.added.map((line) => paint(style.colour, 'good', `+${visible(line)}`)));
    lines.push(...before.slice(hunk.end, last).map((line) => ` ${visible(line)}`));
  }
  return `${lines.join('\n')}\n`;
}

interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly added: readonly string[];
  /** Lines that earlier hunks added. */
  readonly shift: number;
}

/** Lines that differ, found by walking on to the next pair of equal lines; fixes are few and small. */
function hunks(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const found: Hunk[] = [];
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
