import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { isUserError, UserError } from '../domain/user-error.ts';
import { type ReadSource, readJsonSource } from '../source/read-source.ts';
import type { SourceFile } from '../source/source-file.ts';

/** What a configuration file says, before it is checked. */
export interface ConfigText {
  readonly value: unknown;
  /** Looks up places; undefined for a module. */
  readonly file: SourceFile | undefined;
  /** Pointer of the configuration in the file: `/why403` in package.json. */
  readonly root: string;
}

const NAMES = [
  ...['mjs', 'js', 'cjs', 'mts', 'ts', 'json', 'jsonc', 'yaml', 'yml'].map((ending) => `why403.config.${ending}`),
  ...['.why403rc', '.why403rc.json', '.why403rc.yaml', '.why403rc.yml'],
];

/** The nearest configuration upwards of a folder. */
export function findConfig(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const found = configIn(folder);
    if (found !== undefined) return found;
    const manifest = resolve(folder, 'package.json');
    if (existsSync(manifest) && /"why403"\s*:\s*\{/.test(textOf(manifest))) return manifest;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The configuration in a folder. */
export function configIn(folder: string): string | undefined {
  const name = NAMES.find((candidate) => existsSync(resolve(folder, candidate)));
  return name === undefined ? undefined : resolve(folder, name);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** How a configuration is named in messages: relative to the working folder when it lies below. */
export function shownPath(path: string, cwd = process.cwd()): string {
  const near = relative(cwd, path);
  return (near.startsWith('..') || near === '' ? path : near).split(sep).join('/');
}

/** Reads a configuration; UserError when it cannot be loaded. */
export async function readConfigFile(path: string): Promise<ConfigText> {
  try {
    if (statSync(path).isDirectory()) throw new Error('it is a folder');
    if (/\.[cm]?[jt]s$/.test(path)) return { value: await defaultExport(path), file: undefined, root: '' };
    return await readData(path, readFileSync(path, 'utf8'));
  } catch (thrown) {
    if (isUserError(thrown)) throw thrown;
    const why = thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
    const typed = /\.[cm]?ts$/.test(path);
    throw new UserError(
      'badConfig',
      `\`${shownPath(path)}\` cannot be loaded: ${why}`,
      typed
        ? 'Node.js before 22.18 does not load TypeScript: use .mjs, .json or .yaml'
        : 'see docs/lint.md for an example',
    );
  }
}

async function defaultExport(path: string): Promise<unknown> {
  const { importModule } = await import('./import-module.ts');
  const loaded = await importModule(path);
  if (!('default' in loaded)) throw new Error('it has no default export');
  return loaded['default'];
}

async function readData(path: string, text: string): Promise<ConfigText> {
  const inManifest = path.endsWith('package.json');
  if (text.trim() === '') return { value: {}, file: undefined, root: '' };
  const read: ReadSource =
    /^[\uFEFF\s]*[{[/]/.test(text) || path.endsWith('json')
      ? readJsonSource(shownPath(path), text)
      : (await import('../source/read-yaml-source.ts')).readYamlSource(shownPath(path), text);
  if (!read.ok) throw syntaxError(read);
  const [file] = read.files;
  const [twice] = file?.duplicates ?? [];
  if (file !== undefined && twice !== undefined)
    throw syntaxError({
      file,
      error: {
        message: `the key \`${twice.key}\` stands twice`,
        offset: file.keyRangeAt(`${twice.pointer}/${twice.key}`)?.start ?? 0,
      },
    });
  // A file of comments only states nothing.
  const value = file?.value ?? {};
  return inManifest
    ? { value: Object.entries(value).find(([key]) => key === 'why403')?.[1] ?? {}, file, root: '/why403' }
    : { value, file, root: '' };
}

function syntaxError({
  file,
  error,
}: {
  readonly file: SourceFile;
  readonly error: { readonly message: string; readonly offset: number };
}): UserError {
  const { line, column } = file.position(error.offset);
  return new UserError(
    'badConfig',
    `\`${file.path}\` line ${line} column ${column}: ${error.message}`,
    'repair the file',
  );
}
