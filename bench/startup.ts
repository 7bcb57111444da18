import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { largeSnapshot } from './evidence/large-snapshot.ts';

const root = resolve(import.meta.dirname, '..');
const cli = resolve(root, 'dist/cli.cjs');
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 21);

/** A start of the tool held against `node -e 0` in the same rounds. */
interface Row {
  readonly name: string;
  readonly args: readonly string[];
  readonly exitCodes: readonly number[];
  readonly most: number;
  readonly mostMemory: number;
}

/** NODE_EXTRA_CA_CERTS triples bare Node 20, which would hide most of our own cost. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => name !== 'NODE_EXTRA_CA_CERTS' && name !== 'NODE_OPTIONS' && !name.startsWith('npm_'),
  ),
);

/** Milliseconds and peak memory in MiB; the child reports its own peak through a preloaded line. */
function start(command: readonly string[]): { readonly time: number; readonly status: number | null } {
  const before = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  return { time: Number(process.hrtime.bigint() - before) / 1e6, status };
}

function peakMemory(command: readonly string[]): number {
  const report = "process.on('exit',()=>require('fs').writeSync(2,'\\npeak='+process.resourceUsage().maxRSS))";
  const file = join(folder, 'peak.cjs');
  writeFileSync(file, report);
  const peaks = Array.from({ length: 5 }, () => {
    const { stderr } = spawnSync(process.execPath, ['--require', file, ...command], { env, encoding: 'utf8' });
    return Number(/peak=(\d+)/.exec(stderr)?.[1]) / 1024;
  });
  return median(peaks);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function measure(row: Row): boolean {
  const bare = ['-e', '0'];
  const ours = [cli, ...row.args];
  const times: number[] = [];
  const base: number[] = [];
  for (let round = 0; round < rounds; round++) {
    base.push(start(bare).time);
    const { time, status } = start(ours);
    if (!row.exitCodes.includes(status ?? -1)) throw new Error(`${row.name} ended with ${status}`);
    times.push(time);
  }
  const ratio = median(times) / median(base);
  const memory = peakMemory(ours) / peakMemory(bare);
  const good = ratio <= row.most && memory <= row.mostMemory;
  const figures = `${median(times).toFixed(1)} ms  ${ratio.toFixed(2)}x (<= ${row.most.toFixed(1)}x)`;
  console.log(
    `${row.name.padEnd(34)}${figures}   memory ${memory.toFixed(2)}x (<= ${row.mostMemory.toFixed(1)}x)   ${good ? 'met' : 'MISSED'}`,
  );
  return good;
}

const folder = mkdtempSync(join(tmpdir(), 'why403-bench-'));
const snapshot = join(folder, 'snapshot.json');
const policy = join(folder, 'policy.json');
const denial = join(folder, 'denial.txt');
const cases = join(folder, 'cases.json');

function rows(): Row[] {
  writeFileSync(
    policy,
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'lambda:InvokeFunction',
          Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:orders',
        },
      ],
    }),
  );
  writeFileSync(
    denial,
    'User: arn:aws:iam::111122223333:user/alice is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:eu-west-1:111122223333:function:orders because no identity-based policy allows the lambda:InvokeFunction action',
  );
  const boundary = JSON.parse(readFileSync(resolve(root, 'fixtures/decisions/boundary.json'), 'utf8'));
  writeFileSync(cases, JSON.stringify({ cases: boundary.cases.slice(0, 20) }));
  const all: readonly (readonly [Row, string?])[] = [
    [{ name: '--version', args: ['--version'], exitCodes: [0], most: 1.3, mostMemory: 1.5 }],
    [{ name: '--help', args: ['--help'], exitCodes: [0], most: 2, mostMemory: 1.5 }],
    [
      {
        name: 'explain --snapshot (100 KB)',
        args: ['explain', '--snapshot', snapshot],
        exitCodes: [0, 1, 3],
        most: 2,
        mostMemory: 1.5,
      },
      'explain',
    ],
    [{ name: 'lint (one small policy)', args: ['lint', policy], exitCodes: [0, 1], most: 2, mostMemory: 1.5 }, 'lint'],
    [
      {
        name: 'decode (one message)',
        args: ['decode', denial],
        exitCodes: [1],
        most: 2,
        mostMemory: 1.5,
      },
      'decode',
    ],
    [{ name: 'test (20 policy tests)', args: ['test', cases], exitCodes: [0], most: 3, mostMemory: 1.5 }, 'test'],
  ];
  return all.flatMap(([row, verb]) =>
    verb === undefined || existsSync(resolve(root, `dist/commands/${verb}.cjs`)) ? [row] : [],
  );
}

writeFileSync(snapshot, largeSnapshot(100_000));
console.log(
  `node ${process.version}, medians of ${rounds} alternating runs against \`node -e 0\`, NODE_EXTRA_CA_CERTS unset, load ${loadavg()[0]?.toFixed(1)}`,
);
const verdicts = rows().map(measure);
rmSync(folder, { recursive: true, force: true });
process.exitCode = verdicts.every(Boolean) ? 0 : 1;
