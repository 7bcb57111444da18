import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { apiPage } from './generate/api-page.ts';
import { commandsPage } from './generate/commands-page.ts';
import { exitCodesPage } from './generate/exit-codes-page.ts';
import { frontDoorPage } from './generate/front-door-page.ts';
import { permissionsPage } from './generate/permissions-page.ts';
import { probePage } from './generate/probe-page.ts';
import { ruleLists } from './generate/rule-lists.ts';
import { rulePages } from './generate/rule-pages.ts';
import { schemas } from './generate/schemas.ts';

const root = resolve(import.meta.dirname, '..');
/** Folders that hold generated files only: what is there and not written by us is stale. */
const ownFolders = ['docs/rules', 'docs/schema'];

/** Path relative to the checkout → text. */
export type Generated = ReadonlyMap<string, string>;

/** Writes every generated file, or with `--check` says which ones are stale. */
async function gen(checkOnly: boolean): Promise<void> {
  // The lists come first: the pages are made from the rules that they name.
  const stale = apply(ruleLists(root), checkOnly);
  for (const make of [
    rulePages,
    commandsPage,
    permissionsPage,
    probePage,
    frontDoorPage,
    schemas,
    exitCodesPage,
    apiPage,
  ]) {
    stale.push(...apply(await make(root), checkOnly));
  }
  const strays = findStrays();
  for (const stray of strays) if (!checkOnly) rmSync(resolve(root, stray));
  report([...stale, ...strays], checkOnly);
}

const made = new Set<string>();

function apply(files: Generated, checkOnly: boolean): string[] {
  const stale: string[] = [];
  for (const [path, text] of files) {
    made.add(path);
    const file = resolve(root, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    stale.push(path);
    if (checkOnly) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return stale;
}

function findStrays(): string[] {
  return ownFolders
    .filter((folder) => existsSync(resolve(root, folder)))
    .flatMap((folder) => readdirSync(resolve(root, folder)).map((file) => relative(root, resolve(root, folder, file))))
    .filter((path) => !made.has(path));
}

function report(stale: readonly string[], checkOnly: boolean): void {
  for (const path of stale) console.log(`${checkOnly ? 'stale' : 'wrote'} ${path}`);
  console.log(stale.length === 0 ? `${made.size} generated files are current` : '');
  if (checkOnly && stale.length > 0) {
    console.error('run `npm run gen` and commit the result');
    process.exitCode = 1;
  }
}

await gen(process.argv.includes('--check'));
