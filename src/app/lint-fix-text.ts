import type { LintFixText, LintResult } from '../report/lint-result.ts';
import type { TextChange } from '../source/text-change.ts';
import type { LintInput } from './lint-set.ts';

/**
 * Texts after the safe fixes of a result, by path; fixes that touch each other wait for the next run. So does what is
 * only added to a file in which something else is repaired: a misspelled key may be the one that is missing.
 */
export function applyFixText(
  result: LintResult,
  inputs: readonly LintInput[],
  writable: (path: string) => boolean = () => true,
): ReadonlyMap<string, string> {
  const taken = new Map<string, TextChange[]>();
  const fixes = result.findings.flatMap(({ fix }) =>
    fix?.safety === 'safe' && fix.edits.every((edit) => writable(edit.path)) ? [fix] : [],
  );
  const repaired = new Set(fixes.filter((fix) => !onlyAdds(fix)).flatMap((fix) => fix.edits.map(({ path }) => path)));
  for (const fix of fixes) {
    if (onlyAdds(fix) && fix.edits.some(({ path }) => repaired.has(path))) continue;
    const wanted = fix.edits.map(({ path, start, end, text }) => ({
      path,
      change: { start: start.offset, end: end.offset, text },
    }));
    if (wanted.some(({ path, change }) => touches(taken.get(path) ?? [], change))) continue;
    for (const { path, change } of wanted) {
      const list = taken.get(path) ?? [];
      taken.set(path, list);
      if (!touches(list, change)) list.splice(placeOf(list, change), 0, change);
    }
  }
  const texts = new Map(inputs.map((input) => [input.path, input.text]));
  return new Map([...taken].map(([path, list]) => [path, applied(texts.get(path) ?? '', list)]));
}

function onlyAdds({ edits }: LintFixText): boolean {
  return edits.every(({ start, end }) => start.offset === end.offset);
}

/** Index at which a change keeps the list in order. */
function placeOf(list: readonly TextChange[], change: TextChange): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle];
    if (other !== undefined && (other.start - change.start || other.end - change.end) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a change touches its neighbours in a list that is in order. */
function touches(list: readonly TextChange[], change: TextChange): boolean {
  const place = placeOf(list, change);
  return [list[place - 1], list[place]].some(
    (other) =>
      other !== undefined &&
      ((other.start < change.end && change.start < other.end) ||
        (other.start === change.start && other.end === change.end)),
  );
}

function applied(text: string, list: readonly TextChange[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const change of list) {
    parts.push(text.slice(at, change.start), change.text);
    at = change.end;
  }
  return [...parts, text.slice(at)].join('');
}
