import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import type { LintFinding } from '../report/lint-result.ts';
import { type Baseline, baselineText, readBaseline } from './lint-baseline.ts';
import { printedPath } from './lint-files.ts';
import type { LintInputs } from './lint-inputs.ts';
import type { LintContext } from './lint-loaded.ts';
import { ownFinding } from './lint-own-findings.ts';

/** Findings that the baseline does not know, and those that it does. */
export interface BaselineSplit {
  readonly kept: readonly LintFinding[];
  readonly known: readonly LintFinding[];
}

/** Takes accepted findings out, writes the baseline when asked, and reports entries that match nothing any more. */
export function applyBaseline(
  findings: readonly LintFinding[],
  inputs: LintInputs,
  context: LintContext,
): BaselineSplit {
  const { request, loaded } = context;
  const path = request.baseline === undefined ? loaded.config.baseline : resolve(request.cwd, request.baseline);
  if (path === undefined) return { kept: findings, known: [] };
  const shown = printedPath(request.cwd, path);
  if (!existsSync(path) && !request.updateBaseline)
    throw new UserError('noBaseline', `there is no baseline \`${shown}\``, 'write one with --update-baseline');
  const text = existsSync(path) ? read(path, shown) : undefined;
  const before: Baseline = text === undefined ? new Map() : readBaseline(shown, text);
  const linted = new Set(
    inputs.inputs.filter((input) => input.context === undefined).map(({ path: own }) => context.named(own)),
  );
  if (request.updateBaseline) {
    // What was not looked at this time stays accepted.
    const others = [...before].filter(([, entry]) => !settled(entry, { linted, context }));
    write(path, baselineText(findings, { others: new Map(others), named: context.named }));
    return { kept: [], known: findings };
  }
  const known = findings.filter((finding) => before.has(finding.fingerprint));
  const current = new Set(known.map((finding) => finding.fingerprint));
  const stale = [...before].filter(([print, entry]) => !current.has(print) && settled(entry, { linted, context }));
  const reports = stale.flatMap(([print, { rule }]) =>
    ownFinding(context, {
      rule: 'unused-suppression',
      path: shown,
      message: `baseline entry \`${print}\` of rule \`${rule}\` matches nothing any more; write the baseline again with --update-baseline`,
      line: lineOf(text ?? '', print),
      pointer: `/findings/${print}`,
    }),
  );
  return { kept: [...findings.filter((finding) => !before.has(finding.fingerprint)), ...reports], known };
}

/** Whether this run can tell about an entry: its rule ran, and its file was linted or is gone. */
function settled(
  entry: { readonly rule: string; readonly path: string },
  { linted, context }: { readonly linted: ReadonlySet<string>; readonly context: LintContext },
): boolean {
  const { rules, names } = context.rules;
  if (names.has(entry.rule) && !rules.some((rule) => rule.id === entry.rule)) return false;
  return linted.has(entry.path) || !existsSync(context.fileNamed(entry.path));
}

function lineOf(text: string, print: string): number {
  return text.slice(0, Math.max(0, text.indexOf(`"${print}"`))).split('\n').length;
}

function read(path: string, shown: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    const hint = code === 'EISDIR' ? 'name paths before `--baseline`, or write `--baseline=FILE`' : 'check the path';
    throw new UserError('cannotRead', `the baseline \`${shown}\` cannot be read (${code})`, hint);
  }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    throw new UserError('cannotWrite', `the baseline \`${path}\` cannot be written (${code})`, 'check the path');
  }
}
