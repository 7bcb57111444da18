import { relative, resolve, sep } from 'node:path';
import type { LoadedConfig } from './lint-config.ts';
import { repositoryAround } from './lint-forge.ts';

/**
 * How paths are named in fingerprints and back: from the folder of the configuration or of the repository, so that a
 * baseline holds wherever in the project the tool is started.
 */
export function projectPaths(
  cwd: string,
  loaded: LoadedConfig,
): { readonly named: (path: string) => string; readonly fileNamed: (name: string) => string } {
  const root = loaded.path === undefined ? (repositoryAround(cwd) ?? cwd) : loaded.folder;
  return {
    named: (path) => relative(root, resolve(cwd, path)).split(sep).join('/'),
    fileNamed: (name) => resolve(root, name),
  };
}
