import type { LintFix, LintProblem, SourceEdit } from '../rule/lint-rule.ts';
import { hclChanges } from '../source/change-hcl.ts';
import { jsonChanges } from '../source/change-json.ts';
import { yamlChanges } from '../source/change-yaml.ts';
import { pointerTo } from '../source/json-value.ts';
import type { SourceFile } from '../source/source-file.ts';
import { applyChanges, changesOverlap, type TextChange } from '../source/text-change.ts';

/** A file after repair. */
export interface FixedFile {
  readonly text: string;
  readonly applied: number;
}

/** Applies the safe fixes of the findings; a fix whose edits touch those of an earlier one waits for the next run. */
export function applyFixes(problems: readonly LintProblem[]): ReadonlyMap<string, FixedFile> {
  const changes = new Map<string, { readonly file: SourceFile; readonly list: TextChange[]; applied: number }>();
  for (const { fix } of problems) {
    if (fix === undefined || fix.safety !== 'safe') continue;
    const planned = changesOfFix(fix);
    if (
      planned === undefined ||
      planned.some(({ file, list }) => changesOverlap(changes.get(file.path)?.list ?? [], list))
    )
      continue;
    for (const { file, list } of planned) {
      const entry = changes.get(file.path) ?? { file, list: [], applied: 0 };
      entry.list.push(...list);
      entry.applied += 1;
      changes.set(file.path, entry);
    }
  }
  return new Map(
    [...changes].map(([path, entry]) => [
      path,
      { text: applyChanges(entry.file.text, entry.list), applied: entry.applied },
    ]),
  );
}

/** The text changes of a fix by file; undefined when one of its edits cannot be made in the file's format. */
export function changesOfFix(
  fix: LintFix,
): readonly { readonly file: SourceFile; readonly list: readonly TextChange[] }[] | undefined {
  const planned: { file: SourceFile; list: readonly TextChange[] }[] = [];
  for (const edit of fix.edits) {
    const list = changesOf(edit);
    if (list === undefined) return undefined;
    const { file } = edit.at;
    const returns = LINE_END.exec(file.text)?.[0] === '\r\n';
    planned.push({ file, list: returns ? list.map((change) => withReturns(file.text, change)) : list });
  }
  return planned;
}

const LINE_END = /\r?\n/;

/** New lines end as those of the file do, and nothing comes between a CR and its LF. */
function withReturns(text: string, change: TextChange): TextChange {
  const back = text[change.end] === '\n' && text[change.end - 1] === '\r' ? 1 : 0;
  const end = change.end - back;
  return { start: Math.min(change.start, end), end, text: change.text.replaceAll(/\r?\n/g, '\r\n') };
}

function changesOf(edit: SourceEdit): readonly TextChange[] | undefined {
  if (edit.kind === 'text') return [{ start: edit.start, end: edit.end, text: edit.text }];
  if (edit.at.file.textEditsOnly === true || revivesAnother(edit)) return undefined;
  if (edit.at.file.format === 'hcl') return hclChanges(edit);
  const scalar = edit.kind === 'replace' && (typeof edit.value !== 'object' || edit.value === null);
  if (edit.at.madeUp === true && !scalar) return undefined;
  return edit.at.file.format === 'json' ? jsonChanges(edit) : yamlChanges(edit);
}

/** Of equal keys the last one counts: without it, or under another name, an earlier one would come to life. */
function revivesAnother({ kind, at: { file, pointer } }: SourceEdit): boolean {
  if ((kind !== 'rename' && kind !== 'remove') || file.duplicates.length === 0) return false;
  const written = (file.writtenPointer?.(pointer) ?? pointer).toLowerCase();
  return file.duplicates.some((twice) => pointerTo(twice.pointer, twice.key).toLowerCase() === written);
}
