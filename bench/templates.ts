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

function seconds(path: string): number {
  const start = process.hrtime.bigint();
  const ran = spawnSync(process.execPath, [cli, 'lint', path, '--format', 'json', '--no-config'], {
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const taken = Number(process.hrtime.bigint() - start) / 1e9;
  const { summary }: { summary: { files: number; policies: number } } = JSON.parse(ran.stdout);
  if (summary.files !== 200 || summary.policies < 5000) throw new Error(`not everything was read: ${ran.stderr}`);
  return taken;
}

let missed = 0;
console.log(`node ${process.version}, ${availableParallelism()} cores, whole process, medians of ${rounds} runs`);
for (const { name, limit, text } of kinds) {
  mkdirSync(join(folder, name));
  for (let template = 0; template < 200; template += 1)
    writeFileSync(join(folder, name, `shop-${template}.${name}`), text(template));
  const runs = Array.from({ length: rounds }, () => seconds(join(folder, name))).sort((one, other) => one - other);
  const median = runs[rounds >> 1] ?? Number.NaN;
  if (!(median < limit)) missed += 1;
  console.log(
    `200 ${name} templates of 200 resources: ${median.toFixed(2)} s (< ${limit}), load ${loadavg()[0]?.toFixed(1)}`,
  );
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = missed === 0 ? 0 : 1;
