import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { terminalSvg } from './generate/terminal-svg.ts';

const root = resolve(import.meta.dirname, '..');

/** Pictures of the README: what the built command line prints on a terminal of 100 columns. */
const pictures: readonly (readonly [file: string, ...args: readonly string[]])[] = [
  ['docs/images/explain.svg', 'explain', '--snapshot', '4-url-one-grant.json'],
  ['docs/images/demo.svg', 'demo'],
];

/** Runs the built command line on the embedded account for every picture and writes it as SVG. */
const folder = mkdtempSync(join(tmpdir(), 'why403-screenshot-'));
const env = { ...process.env, FORCE_COLOR: '1', COLUMNS: '100', LANG: 'en_US.UTF-8' };
const run = (args: readonly string[]): string => {
  const ran = spawnSync(process.execPath, [resolve(root, 'dist/cli.cjs'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (ran.stdout === '') throw new Error(`why403 ${args.join(' ')} printed nothing: ${ran.stderr}`);
  return ran.stdout;
};
run(['demo', '--write', '.']);
for (const [file, ...args] of pictures) {
  mkdirSync(dirname(resolve(root, file)), { recursive: true });
  writeFileSync(resolve(root, file), terminalSvg(`why403 ${args.join(' ')}`, run(args)));
  console.log(`wrote ${file}`);
}
rmSync(folder, { recursive: true });
