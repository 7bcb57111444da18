import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The folder of a package in the nearest `node_modules` upwards of a folder; undefined when there is none. */
export function packageFolder(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = resolve(folder, 'node_modules', name);
    if (existsSync(found)) return found;
    if (folder === dirname(folder)) return undefined;
  }
}

/** The file that an import of the package would load, by `exports` or `main`. https://nodejs.org/api/packages.html */
export function packageEntry(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'));
  const stated = field(manifest, 'exports');
  const entry = conditional(field(stated, '.') ?? stated) ?? field(manifest, 'main');
  return resolve(folder, typeof entry === 'string' ? entry : 'index.js');
}

const CONDITIONS = ['node', 'import', 'default', 'require'];

function conditional(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  for (const condition of CONDITIONS) {
    const found = field(target, condition);
    if (found !== undefined) return conditional(found);
  }
  return undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
