import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { templateJson, templateYaml } from './templates/template-text.ts';

/** `npm run bench templates`: 200 templates of 200 resources as YAML in under 8 s and as JSON in under 3 s, whole process. */
const cli = resolve(import.meta.dirname, '../dist/cli.cjs');
const folder = mkdtempSync(join(tmpdir(), 'why403-bench-templates-'));
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 5);
// A bundle of certificates is read at every start of Node 20 and would count as ours.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

const kinds = [
  { name: 'yaml', limit: 8, text: templateYaml },
  { name: 'json', limit: 3, text: templateJson },
] as const;

const report = join(folder, 'report.cjs');
writeFileSync(
  report,
  "process.on('exit',()=>{const u=process.resourceUsage();require('fs').writeSync(2,'\\nused='+(u.userCPUTime+u.systemCPUTime))})",
);

/** Seconds on the clock, which count, and of both processors, which tell how busy the machine was with others. */
function measure(path: string): { readonly clock: number; readonly processors: number } {
  const start = process.hrtime.bigint();
  const args = ['--require', report, cli, 'lint', path, '--format', 'json', '--no-config'];
  const ran = spawnSync(process.execPath, args, { env, encoding: 'utf8', maxBuffer: 1 << 30 });
  const clock = Number(process.hrtime.bigint() - start) / 1e9;
  const { summary }: { summary: { files: number; policies: number } } = JSON.parse(ran.stdout);
  if (summary.files !== 200 || summary.policies < 5000) throw new Error(`not everything was read: ${ran.stderr}`);
  return { clock, processors: Number(/used=(\d+)/.exec(ran.stderr)?.[1]) / 1e6 };
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

let missed = 0;
console.log(`node ${process.version}, ${availableParallelism()} cores, whole process, medians of ${rounds} runs`);
for (const { name, limit, text } of kinds) {
  mkdirSync(join(folder, name));
  for (let template = 0; template < 200; template += 1)
    writeFileSync(join(folder, name, `shop-${template}.${name}`), text(template));
  const runs = Array.from({ length: rounds }, () => measure(join(folder, name)));
  const clock = median(runs.map((run) => run.clock));
  const processors = median(runs.map((run) => run.processors));
  if (!(clock < limit)) missed += 1;
  console.log(
    `200 ${name} templates of 200 resources: ${clock.toFixed(2)} s (< ${limit}), ${processors.toFixed(2)} s of processor time, load ${loadavg()[0]?.toFixed(1)}`,
  );
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = missed === 0 ? 0 : 1;
