import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../domain/user-error.ts';

/** Files that differ from a git reference, new ones included; UserError when git cannot tell. */
export function filesChangedSince(cwd: string, since: string): ReadonlySet<string> {
  if (since.startsWith('-'))
    throw new UserError('badReference', `\`${since}\` is no git reference`, 'name a branch, tag or commit');
  const root = realpathSync(git(cwd, ['rev-parse', '--show-toplevel']).trim());
  const base = git(cwd, ['merge-base', since, 'HEAD']).trim();
  const changed = git(root, ['diff', '--name-only', '-z', '--diff-filter=d', base, '--']);
  const untracked = git(root, ['ls-files', '--others', '--exclude-standard', '-z']);
  return new Set(
    `${changed}${untracked}`
      .split('\0')
      .filter((name) => name !== '')
      .map((name) => resolve(root, name)),
  );
}

function git(cwd: string, args: readonly string[]): string {
  try {
    return execFileSync('git', [...args], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (thrown) {
    const said = thrown instanceof Error && 'stderr' in thrown ? String(thrown.stderr).trim().split('\n')[0] : '';
    throw new UserError(
      'git',
      `git cannot tell what changed: ${said ?? ''}`,
      'check the reference; in CI the history must be fetched (fetch-depth: 0)',
    );
  }
}
