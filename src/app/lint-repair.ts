import { realpathSync, writeFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import type { LintResult } from '../report/lint-result.ts';
import { visible } from '../report/visible.ts';
import { applyFixText } from './lint-fix-text.ts';
import type { LintInputs } from './lint-inputs.ts';
import type { LintContext } from './lint-loaded.ts';

/** Files after the safe fixes, and what is found in them then. */
export interface Repaired {
  readonly inputs: LintInputs;
  readonly result: LintResult;
  /** New texts by path; nothing is written yet. */
  readonly texts: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
}

/** One fix makes room for another; a pair that undoes each other must end somewhere. */
const MOST_ROUNDS = 10;

/** What was linted, and how to do it again. */
export interface RepairRequest {
  readonly inputs: LintInputs;
  readonly context: LintContext;
  readonly result: LintResult;
  readonly again: (inputs: LintInputs) => Promise<LintResult>;
}

/** Applies the safe fixes until there are none left; a file that a fix would spoil stays as it is. */
export async function repairTexts(request: RepairRequest): Promise<Repaired> {
  const { writable, refused } = writability(request.inputs, request.context);
  const texts = new Map<string, string>();
  let { inputs, result } = request;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fixed = applyFixText(result, inputs.inputs, writable);
    if (fixed.size === 0) break;
    const list = inputs.inputs.map((input) => ({ ...input, text: fixed.get(input.path) ?? input.text }));
    const after = await request.again({ ...inputs, inputs: list });
    const spoiled = spoiledBy([...fixed.keys()], { before: result, after });
    for (const path of spoiled) refused.set(path, 'not readable after its fixes');
    if (spoiled.length > 0) continue;
    for (const [path, text] of fixed) texts.set(path, text);
    inputs = { ...inputs, inputs: list };
    result = after;
  }
  const notes = [...refused].map(([path, why]) => `\`${visible(path)}\` was not repaired: it is ${why}`);
  return { inputs, result, texts, notes };
}

/** Files that can no longer be read; in folders they are not even met, so that which of them it was is not known. */
function spoiledBy(fixed: readonly string[], runs: { before: LintResult; after: LintResult }): readonly string[] {
  const unreadable = new Set(runs.after.summary.unreadable.map(({ path }) => path));
  const known = fixed.filter((path) => unreadable.has(path));
  if (known.length > 0) return known;
  return runs.after.summary.files < runs.before.summary.files ? fixed : [];
}

/** A file whose bytes were not read as they are, or that lies outside the project behind a link, is never written. */
function writability({ inputs }: LintInputs, { request, fileNamed }: LintContext) {
  const root = realpathSync(fileNamed('.'));
  const refused = new Map<string, string>();
  const byPath = new Map(inputs.map((input) => [input.path, input]));
  const reason = (path: string): string | undefined => {
    const input = byPath.get(path);
    if (input === undefined || input.context === true) return '';
    if (input.foreign === true) return 'not UTF-8';
    const file = resolve(request.cwd, path);
    const target = targetOf(file);
    return target === file || target.startsWith(`${root}${sep}`)
      ? undefined
      : 'a link to a file outside of the project';
  };
  const writable = (path: string): boolean => {
    if (refused.has(path)) return false;
    const why = reason(path);
    if (why !== undefined && why !== '') refused.set(path, why);
    return why === undefined;
  };
  return { writable, refused };
}

function targetOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    // Text from stdin has a name only.
    return file;
  }
}

/** Writes repaired files over the old ones; mode and links stay. UserError when one cannot be written. */
export function writeTexts(cwd: string, texts: ReadonlyMap<string, string>): void {
  for (const [path, text] of texts) {
    try {
      writeFileSync(resolve(cwd, path), text);
    } catch (thrown) {
      const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
      throw new UserError('cannotWrite', `\`${path}\` cannot be written (${code})`, 'check its permissions');
    }
  }
}
