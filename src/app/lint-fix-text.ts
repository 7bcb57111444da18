import type { LintResult } from '../report/lint-result.ts';
import { applyChanges, changesOverlap, type TextChange } from '../source/text-change.ts';
import type { LintInput } from './lint-set.ts';

/** Texts after the safe fixes of a result, by path; fixes that touch each other wait for the next run. */
export function applyFixText(result: LintResult, inputs: readonly LintInput[]): ReadonlyMap<string, string> {
  const changes = new Map<string, TextChange[]>();
  for (const { fix } of result.findings) {
    if (fix?.safety !== 'safe') continue;
    const byPath = new Map<string, TextChange[]>();
    for (const edit of fix.edits) {
      const list = byPath.get(edit.path) ?? [];
      list.push({ start: edit.start.offset, end: edit.end.offset, text: edit.text });
      byPath.set(edit.path, list);
    }
    if ([...byPath].some(([path, list]) => changesOverlap(changes.get(path) ?? [], list))) continue;
    for (const [path, list] of byPath) changes.set(path, [...(changes.get(path) ?? []), ...list]);
  }
  const texts = new Map(inputs.map((input) => [input.path, input.text]));
  return new Map([...changes].map(([path, list]) => [path, applyChanges(texts.get(path) ?? '', list)]));
}
