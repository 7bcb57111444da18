import { readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { visible } from '../report/visible.ts';
import type { LintRequest } from './lint.ts';
import type { LoadedConfig } from './lint-config.ts';
import { type FoundFile, findLintFiles, printedPath } from './lint-files.ts';
import { readLintText } from './lint-read-text.ts';
import type { LintInput } from './lint-set.ts';

/** One file that was read. */
export interface ReadInput extends LintInput {
  /** Given by name, not met in a folder or by a pattern. */
  readonly named: boolean;
  /** Read for what it says about the others; nothing is reported about it. */
  readonly context?: true;
  /** Its text is not what its bytes say, so it is never written. */
  readonly foreign?: true;
}

/** What is to be linted, read. */
export interface LintInputs {
  readonly inputs: readonly ReadInput[];
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  readonly notes: readonly string[];
  readonly stdinPath: string | undefined;
}

/** Finds and reads the files of a request, or stdin. */
export async function readLintInputs(request: LintRequest, loaded: LoadedConfig): Promise<LintInputs> {
  const fromStdin = request.paths.includes('-') || (request.stdinFilename !== undefined && request.paths.length === 0);
  const stdinPath = fromStdin ? (request.stdinFilename ?? 'stdin') : undefined;
  const paths = request.paths.filter((path) => path !== '-');
  const found = await findLintFiles({
    paths: paths.length === 0 && !fromStdin ? ['.'] : paths,
    cwd: request.cwd,
    respectIgnore: request.respectIgnore,
  });
  const { files, notes } = await wanted(found.files, request, loaded);
  const reading: Reading = { inputs: [], unreadable: [...found.unreadable], notes };
  if (stdinPath !== undefined) reading.inputs.push({ path: stdinPath, text: await request.stdin(), named: true });
  for (const file of [...files, ...modulesAround(files, request.cwd)]) read(file, reading);
  return { ...reading, stdinPath };
}

interface WantedFile extends FoundFile {
  readonly context?: true;
}

interface Reading {
  readonly inputs: ReadInput[];
  readonly unreadable: { readonly path: string; readonly reason: string }[];
  readonly notes: string[];
}

function read({ file, path, named, context }: WantedFile, { inputs, unreadable, notes }: Reading): void {
  const text = readLintText(file);
  const hidden = context === undefined ? {} : { context };
  if (!text.ok) {
    if (context === undefined) unreadable.push({ path, reason: text.reason });
    return;
  }
  inputs.push({ path, text: text.text, named, ...hidden, ...(text.foreign === undefined ? {} : { foreign: true }) });
  if (text.foreign !== undefined && context === undefined) notes.push(`\`${visible(path)}\` is ${text.foreign}`);
}

/** Without what the configuration leaves out; what has not changed is context when only changes are asked for. */
async function wanted(
  found: readonly FoundFile[],
  request: LintRequest,
  { config }: LoadedConfig,
): Promise<{ readonly files: readonly WantedFile[]; readonly notes: string[] }> {
  const notes: string[] = [];
  let files: readonly WantedFile[] = found;
  if (config.ignorePatterns !== undefined) {
    const { leftOut } = await import('./lint-pattern.ts');
    const isLeftOut = leftOut(request.cwd, config.ignorePatterns);
    files = files.filter(({ path, named }) => {
      const out = isLeftOut(path);
      if (out && named) notes.push(`\`${visible(path)}\` is left out by \`ignorePatterns\``);
      return !out;
    });
  }
  if (request.changedSince === undefined) return { files, notes };
  const { filesChangedSince } = await import('./lint-changed.ts');
  const changed = filesChangedSince(request.cwd, request.changedSince);
  return { files: files.map((one) => (changed.has(one.file) ? one : { ...one, context: true })), notes };
}

/** A Terraform module is its folder: the files beside those that are given say what their names mean. */
function modulesAround(files: readonly WantedFile[], cwd: string): readonly WantedFile[] {
  const known = new Set(files.map(({ file }) => file));
  const folders = new Set(
    files.filter(({ file, named }) => named && TERRAFORM.test(file)).map(({ file }) => dirname(file)),
  );
  return [...folders].flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() && TERRAFORM.test(entry.name))
      .map((entry) => resolve(folder, entry.name))
      .filter((file) => !known.has(file))
      .sort()
      .map((file) => ({ file, path: printedPath(cwd, file), named: false, context: true })),
  );
}

const TERRAFORM = /\.(tf|tofu)$/i;
