import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `npm run bench <name>` runs bench/<name>.ts; every benchmark prints its targets and a verdict per row. */
const name = process.argv[2] ?? '';
const file = resolve(import.meta.dirname, `${name}.ts`);
if (/^[a-z-]+$/.test(name) && name !== 'run' && existsSync(file)) await import(pathToFileURL(file).href);
else {
  const names = readdirSync(import.meta.dirname).filter((entry) => entry.endsWith('.ts') && entry !== 'run.ts');
  console.error(`usage: npm run bench <name>; there is ${names.map((entry) => entry.slice(0, -3)).join(', ')}`);
  process.exitCode = 2;
}
