import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import { UserError } from '../domain/user-error.ts';

/** A file found for linting. */
export interface FoundFile {
  /** Absolute. */
  readonly file: string;
  /** As printed: relative to the working directory, forward slashes. */
  readonly path: string;
  /** Given by name, not met in a folder or by a pattern. */
  readonly named: boolean;
}

export interface FindRequest {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** Whether .gitignore and .why403ignore count. */
  readonly respectIgnore: boolean;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** Paths that are there and cannot be read. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

/** Files for the paths, folders and patterns given; a path that does not exist is a UserError. */
export async function findLintFiles(request: FindRequest): Promise<FoundFiles> {
  const files = new Map<string, FoundFile>();
  const unreadable: { path: string; reason: string }[] = [];
  const add = (file: string, named: boolean): void => {
    if (!files.has(file)) files.set(file, { file, path: printedPath(request.cwd, file), named });
  };
  const folders: string[] = [];
  const patterns: string[] = [];
  for (const path of request.paths) {
    const file = resolve(request.cwd, path);
    const kind = kindOf(file);
    if (kind === 'file') add(file, true);
    else if (kind === 'folder') folders.push(file);
    else if (kind === 'missing') patterns.push(path);
    else unreadable.push({ path: printedPath(request.cwd, file), reason: kind });
  }
  if (folders.length + patterns.length === 0) return { files: [...files.values()], unreadable };
  const ignores = await ignoreRules(request);
  for (const pattern of patterns) for (const file of await matches(pattern, { request, ignores })) add(file, false);
  for (const folder of folders) {
    const walked = walk(folder, ignores);
    for (const file of walked.files) add(file, false);
    for (const closed of walked.closed)
      unreadable.push({ path: printedPath(request.cwd, closed.folder), reason: closed.reason });
  }
  return { files: [...files.values()], unreadable };
}

/** How a path is printed: relative with forward slashes, absolute when it lies elsewhere. */
export function printedPath(cwd: string, file: string): string {
  const path = relative(cwd, file) || '.';
  return (path.startsWith('..') ? file : path).split(sep).join('/');
}

function kindOf(file: string): string {
  try {
    const stats = statSync(file);
    if (stats.isFile()) return 'file';
    return stats.isDirectory() ? 'folder' : 'neither a file nor a folder';
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    return code === 'ELOOP' ? 'symbolic links turn in a circle' : `cannot be read (${String(code)})`;
  }
}

async function matches(
  path: string,
  { request, ignores }: { readonly request: FindRequest; readonly ignores: Ignores },
): Promise<readonly string[]> {
  const hint = 'check the path; patterns such as `policies/**/*.json` are understood too';
  if (!/[*?{}[\]]/.test(path)) throw new UserError('noSuchFile', `there is no file or folder \`${path}\``, hint);
  const { glob } = await import('tinyglobby');
  const found = await glob([path], {
    cwd: request.cwd,
    absolute: true,
    dot: false,
    ignore: SKIPPED.map((name) => `**/${name}/**`),
    followSymbolicLinks: false,
  });
  const kept = found.map((file) => resolve(file)).filter((file) => !ignores(file, false));
  if (kept.length === 0) throw new UserError('noSuchFile', `no file fits the pattern \`${path}\``, hint);
  return kept.sort();
}

const SKIPPED = ['node_modules', '.git', '.terraform', '.serverless', '.aws-sam'];
const ENDINGS = /\.(json|ya?ml|tf|tofu|tftpl|tpl|template|jsonc)$/i;
/** Names that are never policies or templates, whatever is in them. */
const NEVER =
  /^(package(-lock)?|tsconfig.*|biome|composer|manifest|tree|cdk|nx|turbo|lerna|renovate|.*\.assets|pnpm-(lock|workspace)|\.?pre-commit-.*|why403\.config|\.why403.*)\.(jsonc?|ya?ml)$/i;

/** Whether a file that is met in a folder may be a policy or a template, by its name. */
export function isLintable(file: string): boolean {
  const name = basename(file);
  return ENDINGS.test(name) && !NEVER.test(name);
}

/** Whether .gitignore and .why403ignore leave an absolute path out. */
type Ignores = (file: string, folder: boolean) => boolean;

async function ignoreRules(request: FindRequest): Promise<Ignores> {
  const { default: ignore } = await import('ignore');
  const byFolder = new Map<string, ReturnType<typeof ignore> | undefined>();
  const rulesIn = (folder: string): ReturnType<typeof ignore> | undefined => {
    if (byFolder.has(folder)) return byFolder.get(folder);
    const texts = ['.gitignore', '.why403ignore'].flatMap((name) => textOf(resolve(folder, name)));
    const rules = texts.length === 0 ? undefined : ignore().add(texts);
    byFolder.set(folder, rules);
    return rules;
  };
  return (file, folder) => {
    if (!request.respectIgnore) return false;
    for (let parent = resolve(file, '..'); ; parent = resolve(parent, '..')) {
      const path = relative(parent, file).split(sep).join('/') + (folder ? '/' : '');
      if (rulesIn(parent)?.ignores(path)) return true;
      // A repository ends where its .git is; what lies above belongs to somebody else.
      if (parent === resolve(parent, '..') || kindOf(resolve(parent, '.git')) !== 'missing') return false;
    }
  };
}

function textOf(file: string): readonly string[] {
  try {
    return [readFileSync(file, 'utf8')];
  } catch {
    return [];
  }
}

interface Walked {
  readonly files: readonly string[];
  /** Folders that cannot be entered. */
  readonly closed: readonly { readonly folder: string; readonly reason: string }[];
}

/**
 * Files below a folder in a stable order. Links to folders are not followed, so circles cannot be entered; a link to a
 * file that is met anyway is the same file, not a second one.
 */
function walk(root: string, ignores: Ignores): Walked {
  const found: string[] = [];
  const links: string[] = [];
  const closed: { folder: string; reason: string }[] = [];
  const waiting = [root];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const below: string[] = [];
    for (const entry of entriesOf(folder, closed)) {
      const file = resolve(folder, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.includes(entry.name) && !entry.name.startsWith('asset.') && !ignores(file, true)) below.push(file);
      } else if (isLintable(entry.name) && !ignores(file, false)) {
        if (entry.isFile()) found.push(file);
        else if (kindOf(file) === 'file') links.push(file);
      }
    }
    waiting.push(...below.reverse());
  }
  if (links.length === 0) return { files: found, closed };
  const met = new Set(found.map((file) => realpathSync(file)));
  for (const link of links) {
    const target = realpathSync(link);
    if (!met.has(target)) found.push(link);
    met.add(target);
  }
  return { files: found.sort(), closed };
}

function entriesOf(folder: string, closed: { folder: string; reason: string }[]) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
    closed.push({ folder, reason: `cannot be entered (${code})` });
    return [];
  }
}
