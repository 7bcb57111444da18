import { readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { visible } from '../report/visible.ts';
import type { LintRequest } from './lint.ts';
import type { ChangedFiles } from './lint-changed.ts';
import type { LoadedConfig } from './lint-config.ts';
import { type FoundFile, findLintFiles, isLintable, printedPath } from './lint-files.ts';
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
  /** The files as they were, when only changes are asked for. */
  readonly before?: () => readonly LintInput[];
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
  const { files, notes, changes } = await wanted(found.files, request, loaded);
  const reading: Reading = { inputs: [], unreadable: [...found.unreadable], notes };
  if (stdinPath !== undefined) reading.inputs.push(await stdinInput(stdinPath, request, { loaded, notes }));
  // What stdin brings is the file of its name, as an editor has it.
  const instead = stdinPath === undefined ? undefined : resolve(request.cwd, stdinPath);
  for (const file of [...files, ...modulesAround(files, request.cwd)]) if (file.file !== instead) read(file, reading);
  const { inputs } = reading;
  return {
    ...reading,
    stdinPath,
    ...(changes === undefined ? {} : { before: () => textsBefore(inputs, changes, request) }),
  };
}

/** The text of stdin; it stays context when the configuration leaves a file of its name out. */
async function stdinInput(
  path: string,
  { cwd, stdin }: LintRequest,
  { loaded, notes }: { readonly loaded: LoadedConfig; readonly notes: string[] },
): Promise<ReadInput> {
  const input = { path, text: await stdin(), named: true };
  const { ignorePatterns } = loaded.config;
  if (ignorePatterns === undefined) return input;
  const { leftOut } = await import('./lint-pattern.ts');
  if (!leftOut(cwd, ignorePatterns)(path)) return input;
  notes.push(leftOutNote(path));
  return { ...input, context: true };
}

/** What did not change as it is, the rest as git has it. */
function textsBefore(
  inputs: readonly ReadInput[],
  changes: ChangedFiles,
  { cwd, paths }: LintRequest,
): readonly LintInput[] {
  const roots = (paths.length === 0 ? ['.'] : paths).map((path) => resolve(cwd, path));
  const gone = changes.deleted.filter((file) => roots.some((root) => file === root || file.startsWith(`${root}/`)));
  const asked = inputs.filter((input) => input.context === undefined).map((input) => resolve(cwd, input.path));
  const old = [...asked, ...gone.filter(isLintable)].flatMap((file) => {
    const text = changes.textBefore(file);
    return text === undefined ? [] : [{ path: printedPath(cwd, file), text }];
  });
  return [...inputs.filter((input) => input.context === true), ...old];
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
): Promise<{ readonly files: readonly WantedFile[]; readonly notes: string[]; readonly changes?: ChangedFiles }> {
  const notes: string[] = [];
  let files: readonly WantedFile[] = found;
  if (config.ignorePatterns !== undefined) {
    const { leftOut } = await import('./lint-pattern.ts');
    const isLeftOut = leftOut(request.cwd, config.ignorePatterns);
    files = files.filter(({ path, named }) => {
      const out = isLeftOut(path);
      if (out && named) notes.push(leftOutNote(path));
      return !out;
    });
  }
  if (request.changedSince === undefined) return { files, notes };
  const { filesChangedSince } = await import('./lint-changed.ts');
  const changes = filesChangedSince(request.cwd, request.changedSince);
  return {
    files: files.map((one) => (changes.changed.has(one.file) ? one : { ...one, context: true })),
    notes,
    changes,
  };
}

function leftOutNote(path: string): string {
  return `\`${visible(path)}\` is left out by \`ignorePatterns\``;
}

/** A Terraform module is its folder: the files beside those that are given say what their names mean. */
function modulesAround(files: readonly WantedFile[], cwd: string): readonly WantedFile[] {
  const known = new Set(files.map(({ file }) => file));
  const folders = new Set(
    files.filter(({ file, named }) => named && TERRAFORM.test(file)).map(({ file }) => dirname(file)),
  );
  return [...folders].flatMap((folder) =>
    entriesOf(folder)
      .filter((entry) => entry.isFile() && TERRAFORM.test(entry.name))
      .map((entry) => resolve(folder, entry.name))
      .filter((file) => !known.has(file))
      .sort()
      .map((file) => ({ file, path: printedPath(cwd, file), named: false, context: true })),
  );
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder may be closed and a file in it open.
    return [];
  }
}

const TERRAFORM = /\.(tf|tofu)(\.json)?$/i;
