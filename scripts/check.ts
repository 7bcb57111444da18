import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Everything that can be said about the sources without running the product, one line per step. */
const steps: readonly (readonly [name: string, ...command: readonly string[]])[] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', 'src', 'rules', 'test', 'scripts', 'bench'],
  ['types', 'tsc', '-p', '.'],
  ['generated files', 'tsx', 'scripts/gen.ts', '--check'],
  ['architecture', 'vitest', 'run', '--project', 'unit', 'test/architecture.test.ts', 'test/package.test.ts'],
  ['unused code', 'knip', '--no-progress'],
  ['build', 'tsx', 'scripts/build.ts'],
  ['package', 'publint', '--strict'],
];

/** Lines that a failing step may print. */
const MOST_LINES = 80;

let failed = 0;
for (const [name, command = '', ...args] of steps) {
  const started = process.hrtime.bigint();
  const run = spawnSync(resolve(root, 'node_modules/.bin', command), args, { cwd: root, encoding: 'utf8' });
  const seconds = (Number(process.hrtime.bigint() - started) / 1e9).toFixed(1);
  const passed = run.status === 0;
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (passed) continue;
  failed += 1;
  const reason = run.error ? `${run.error.message}\n` : '';
  const lines = `${reason}${run.stdout ?? ''}${run.stderr ?? ''}`.trim().split('\n');
  for (const line of lines.slice(0, MOST_LINES)) console.log(`    ${line}`);
  if (lines.length > MOST_LINES) console.log(`    … ${lines.length - MOST_LINES} more lines`);
  console.log(`    again: npx ${[command, ...args].join(' ')}`);
}
console.log(failed === 0 ? 'all checks passed' : `${failed} of ${steps.length} checks failed`);
process.exitCode = failed === 0 ? 0 : 1;
