import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { LintStyle } from '../report/lint-text.ts';

/** The environment, of which these are read. */
interface ForgeEnvironment {
  readonly [name: string]: string | undefined;
}

/**
 * What reports for GitHub and GitLab need to know: they want paths from the root of the repository, wherever in it the
 * tool was started, and code scanning opens an alert for suppressed findings too.
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#specifying-the-root-for-source-files
 * https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function forgeStyle(cwd: string, env: ForgeEnvironment): Pick<LintStyle, 'inRepository' | 'codeScanning'> {
  // Looked for when a report asks; one that does not costs nothing.
  let root: string | undefined;
  return {
    codeScanning: env['GITHUB_ACTIONS'] === 'true',
    inRepository: (path) => {
      root ??= repositoryAround(cwd) ?? checkoutAround(cwd, [env['GITHUB_WORKSPACE'], env['CI_PROJECT_DIR']]) ?? cwd;
      const from = relative(root, resolve(cwd, path));
      return isOutside(from) ? path : from.split(sep).join('/');
    },
  };
}

/** The nearest folder upwards that git knows as a working tree. */
export function repositoryAround(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** A checkout without git has no folder of it, but the job says where it is. */
function checkoutAround(cwd: string, stated: readonly (string | undefined)[]): string | undefined {
  const folders = stated.filter((folder) => folder !== undefined && existsSync(folder));
  return folders.map((folder) => realpathSync(folder ?? '')).find((folder) => !isOutside(relative(folder, cwd)));
}

function isOutside(path: string): boolean {
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
}
