import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { LintResult } from '../report/lint-result.ts';
import { serviceData } from '../service-data/service-data.ts';
import type { LintInputs } from './lint-inputs.ts';
import type { LintContext } from './lint-loaded.ts';

/** A result without what every run makes anew. */
type Kept = Omit<LintResult, 'rules' | 'sources'>;

/** Where results are kept in a project without node_modules. */
const OWN_FOLDER = '.why403cache';

/**
 * The result of the last run with the same paths and options when nothing that it depends on has changed: texts of all
 * files (rules see them together), configuration, baseline, rules, service data, the day. Else the result of a new run.
 */
export async function cachedResult(
  inputs: LintInputs,
  context: LintContext,
  run: () => Promise<LintResult>,
): Promise<LintResult> {
  const file = cacheFile(context);
  const key = keyOf(inputs, context);
  const known = readKept(file, key);
  if (known !== undefined)
    return {
      ...known,
      rules: context.ruleInfos,
      sources: new Map(inputs.inputs.map((input) => [input.path, input.text])),
    };
  const result = await run();
  const { rules: _, sources: __, ...kept } = result;
  writeKept(file, { key, kept });
  return result;
}

function cacheFile({ request }: LintContext): string {
  const { cwd, cacheLocation, paths, only, off, stdinFilename } = request;
  const usual = existsSync(resolve(cwd, 'node_modules')) ? 'node_modules/.cache/why403' : OWN_FOLDER;
  const name = digest([JSON.stringify({ cwd, paths, only, off, stdinFilename })]).slice(0, 16);
  // Not `.json`: it would be linted where it lies among the files.
  return resolve(cwd, cacheLocation ?? usual, `lint-${name}.cache`);
}

function keyOf({ inputs, unreadable }: LintInputs, { request, loaded, rules }: LintContext): string {
  const { today, version, policyType, only, off, settings, baseline } = request;
  const accepted = baseline === undefined ? loaded.config.baseline : resolve(request.cwd, baseline);
  const parts = [
    JSON.stringify({ today, version, policyType, only, off, settings, unreadable, config: loaded.config }),
    serviceData().date,
    toolStamp(),
    rules.rules.map((rule) => rule.id).join(),
    accepted === undefined ? '' : textOf(accepted),
  ];
  for (const { path, text, named, context } of inputs) parts.push(path, String(named), String(context), text);
  return digest(parts);
}

/** Changes whenever the tool is installed again, whatever version it says it is. */
function toolStamp(): string {
  const stats = statSync(process.argv[1] ?? '', { throwIfNoEntry: false });
  return stats === undefined ? '' : `${stats.size} ${stats.mtimeMs}`;
}

function digest(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function readKept(file: string, key: string): Kept | undefined {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isStored(stored) && stored.key === key ? stored.kept : undefined;
  } catch {
    // None yet, or damaged: the run is made as if there were none.
    return undefined;
  }
}

function isStored(value: unknown): value is { readonly key: string; readonly kept: Kept } {
  if (typeof value !== 'object' || value === null || !('key' in value && 'kept' in value)) return false;
  const { kept } = value;
  return typeof kept === 'object' && kept !== null && 'findings' in kept && 'suppressed' in kept && 'summary' in kept;
}

function writeKept(file: string, stored: { readonly key: string; readonly kept: Kept }): void {
  try {
    const folder = resolve(file, '..');
    mkdirSync(folder, { recursive: true });
    // What is kept is of this machine: git need not see it.
    if (basename(folder) === OWN_FOLDER && readdirSync(folder).length === 0)
      writeFileSync(resolve(folder, '.gitignore'), '*\n');
    // Another run may read it at the same time.
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, JSON.stringify(stored));
    renameSync(beside, file);
  } catch {
    // A cache that cannot be written costs time, nothing else.
  }
}
