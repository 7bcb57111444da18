import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Writes the declarations that src/index.ts reaches, once for `import` (dist/types) and once for `require`
 * (dist/types-cjs). Declarations of inner rooms that nobody can name are left out.
 */
export function writeTypes(root: string, dist: string): void {
  const emitted = resolve(dist, 'emitted-types');
  const tsc = resolve(root, 'node_modules/.bin/tsc');
  execFileSync(tsc, ['-p', 'tsconfig.build.json', '--outDir', emitted], { cwd: root, stdio: 'inherit' });
  for (const file of reachable(emitted, 'src/index.d.ts')) {
    const text = readFileSync(resolve(emitted, file), 'utf8');
    write(resolve(dist, 'types', file), text.replace(relativeImport, "$1.js'"));
    write(resolve(dist, 'types-cjs', file.replace(/\.ts$/, '.cts')), text.replace(relativeImport, "$1.cjs'"));
  }
  rmSync(emitted, { recursive: true });
}

const relativeImport = /((?:from|import\() ?'\.{1,2}\/[^']*)\.ts'/g;

function reachable(folder: string, first: string): Set<string> {
  const found = new Set([first]);
  for (const file of found) {
    const text = readFileSync(resolve(folder, file), 'utf8');
    for (const [, path = ''] of text.matchAll(/(?:from|import\() ?'(\.{1,2}\/[^']*)\.ts'/g)) {
      found.add(resolve('/', dirname(file), `${path}.d.ts`).slice(1));
    }
  }
  return found;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
