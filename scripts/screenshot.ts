import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { terminalSvg } from './generate/terminal-svg.ts';

const root = resolve(import.meta.dirname, '..');

/** Pictures of the README: what the built command line prints on a terminal of 100 columns. */
const pictures: readonly (readonly [file: string, ...args: readonly string[]])[] = [
  ['docs/images/explain.svg', 'explain', '--snapshot', 'fixtures/snapshots/function-url.json'],
];

/** Runs the built command line for every picture and writes it as SVG. */
for (const [file, ...args] of pictures) {
  const env = { ...process.env, FORCE_COLOR: '1', COLUMNS: '100', LANG: 'en_US.UTF-8' };
  const ran = spawnSync(process.execPath, ['dist/cli.cjs', ...args], { cwd: root, env, encoding: 'utf8' });
  if (ran.stdout === '') throw new Error(`why403 ${args.join(' ')} printed nothing: ${ran.stderr}`);
  mkdirSync(dirname(resolve(root, file)), { recursive: true });
  writeFileSync(resolve(root, file), terminalSvg(`why403 ${args.join(' ')}`, ran.stdout));
  console.log(`wrote ${file}`);
}
