import type { LintRequest } from './lint.ts';
import { loadLintConfig } from './lint-config.ts';
import { shownPath } from './lint-config-file.ts';

/** The configuration that counts for a request, what it extends merged in, as JSON. */
export async function showConfig(request: LintRequest): Promise<string> {
  const { config, path } = request.noConfig
    ? { config: {}, path: undefined }
    : await loadLintConfig(request.cwd, request.config);
  const from = path === undefined ? null : shownPath(path, request.cwd);
  return `${JSON.stringify({ from, config }, undefined, 2)}\n`;
}
