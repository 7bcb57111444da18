import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { UserError } from '../domain/user-error.ts';

/** What a git reference says about the files of today. */
export interface ChangedFiles {
  /** Absolute paths that differ, new ones included. */
  readonly changed: ReadonlySet<string>;
  /** Absolute paths that are gone. */
  readonly deleted: readonly string[];
  /** Text of a file as it was; undefined when it was not there. */
  textBefore(file: string): string | undefined;
}

/** Files that differ from a git reference; UserError when git cannot tell. */
export function filesChangedSince(cwd: string, since: string): ChangedFiles {
  if (since.startsWith('-'))
    throw new UserError('badReference', `\`${since}\` is no git reference`, 'name a branch, tag or commit');
  const root = realpathSync(git(cwd, ['rev-parse', '--show-toplevel'], OUTSIDE).trim());
  const base = git(cwd, ['merge-base', since, 'HEAD']).trim();
  const named = (args: readonly string[]): readonly string[] =>
    git(root, args)
      .split('\0')
      .filter((name) => name !== '')
      .map((name) => resolve(root, name));
  const changed = named(['diff', '--name-only', '-z', '--no-renames', '--diff-filter=d', base, '--']);
  const untracked = named(['ls-files', '--others', '--exclude-standard', '-z']);
  return {
    changed: new Set([...changed, ...untracked]),
    deleted: named(['diff', '--name-only', '-z', '--no-renames', '--diff-filter=D', base, '--']),
    textBefore: (file) => {
      try {
        return run(root, ['show', `${base}:${relative(root, file).replaceAll('\\', '/')}`]);
      } catch {
        // It is new.
        return undefined;
      }
    },
  };
}

function run(cwd: string, args: readonly string[]): string {
  return execFileSync('git', [...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
}

const OUTSIDE = 'lint inside of a git repository that is yours, or leave --changed-since away';
const NOT_KNOWN = 'check the reference; in CI the history must be fetched (fetch-depth: 0)';

function git(cwd: string, args: readonly string[], hint = NOT_KNOWN): string {
  try {
    return run(cwd, args);
  } catch (thrown) {
    throw new UserError('git', `git cannot tell what changed: ${complaintOf(thrown)}`, hint);
  }
}

/** The first line of what git says; nothing when there is no common commit. */
function complaintOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if ('code' in thrown && thrown.code === 'ENOENT') return 'it is not installed';
  const said = 'stderr' in thrown ? String(thrown.stderr ?? '').trim() : thrown.message;
  return said.split('\n')[0] || 'the reference has no commit in common with HEAD';
}
