import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

interface Rates {
  readonly medians: Readonly<Record<string, number>>;
  readonly reasons: readonly string[];
}

/** Name of the measure, what it is, decisions per second that are asked for; 0 where none are. */
const ROWS = [
  ['a', '(a) one identity and one resource policy', 500_000],
  ['aTraced', '(a) with the full trace, read', 50_000],
  ['b', '(b) ten AWS managed policies', 300_000],
  ['bTraced', '(b) with the full trace', 0],
  ['c', '(c) first decision from text, policies as in (a)', 2500],
  ['cManaged', '(c) first decision from text, policies as in (b)', 0],
] as const;

const root = resolve(import.meta.dirname, '..');
const rounds = process.env['BENCH_ROUNDS'] ?? '9';

/** Bundles the engine as it is shipped and measures it in a process of its own. */
async function rates(folder: string): Promise<Rates> {
  const script = join(folder, 'rates.mjs');
  const output = join(folder, 'rates.json');
  await build({
    entryPoints: [resolve(import.meta.dirname, 'evidence/decide-rates.ts')],
    outfile: script,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  execFileSync(process.execPath, [script, root, output, rounds], { stdio: 'inherit' });
  return JSON.parse(readFileSync(output, 'utf8'));
}

const folder = mkdtempSync(join(tmpdir(), 'why403-bench-'));
const load = loadavg()[0] ?? 0;
console.log(
  `node ${process.version}, one core of ${cpus()[0]?.model ?? 'unknown'}, load ${load.toFixed(2)} at the start`,
);
console.log(`medians of ${rounds} rounds of 150 ms, in decisions per second of processor time`);
const { medians, reasons } = await rates(folder);
rmSync(folder, { recursive: true, force: true });
const verdicts = ROWS.map(([name, title, least]) => {
  const rate = Math.round(medians[name] ?? 0);
  const isMet = rate >= least;
  const target = least === 0 ? '' : `(>= ${least.toLocaleString('en')})  ${isMet ? 'met' : 'MISSED'}`;
  console.log(`${title.padEnd(52)}${rate.toLocaleString('en').padStart(11)}/s  ${target}`.trimEnd());
  return isMet;
});
console.log(`outcomes of (a): ${reasons.join(', ')}`);
process.exitCode = verdicts.every(Boolean) ? 0 : 1;
