import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { globSync } from 'tinyglobby';
import { afterAll, expect, test } from 'vitest';
import { LINT_RULES } from '../../rules/lint.generated.ts';
import type { Share, ShareAnswer } from '../../src/app/lint-share.ts';
import { root, runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-lint-threads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fixtures = globSync('fixtures/{rules,lint}/**/*.{json,yaml,yml}', { cwd: root });
for (const path of fixtures.filter((name) => !/\.tf\.json$/.test(name))) cpSync(join(root, path), join(folder, path));

test('the report is the same to the letter with one thread and with several', async () => {
  const run = (threads: string) =>
    runCli(['lint', '.', '--format', 'json', '--no-config', '--threads', threads], { cwd: folder });
  const alone = await run('1');
  const together = await run('3');
  expect(alone.exitCode).toBe(1);
  expect(alone.stdout.length).toBeGreaterThan(500_000);
  expect(together).toEqual(alone);
});

test('what a dead thread took is done by the main one', async () => {
  const built = join(folder, '..', `${basename(folder)}-dist`);
  cpSync(resolve(root, 'dist'), built, { recursive: true });
  try {
    const dies = "require('node:worker_threads').workerData.claims.fill(2); throw new Error('dies')";
    writeFileSync(join(built, 'app/lint-worker.cjs'), dies);
    const args = ['lint', '.', '--format', 'json', '--no-config', '--threads', '3'];
    const ran = spawnSync(process.execPath, [join(built, 'cli.cjs'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const alone = await runCli(args.with(-1, '1'), { cwd: folder });
    expect({ stdout: ran.stdout, stderr: ran.stderr, exitCode: ran.status }).toEqual(alone);
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
});

test('a thread takes what nobody has taken, and answers for it', async () => {
  const bucket = { Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:eu-west-1:111122223333:orders/*' };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [bucket] });
  const share: Share = {
    inputs: [1, 2, 3].map((name) => ({ path: `${name}.json`, text })),
    types: [undefined, undefined, 'identity'],
    rules: LINT_RULES.map((rule) => rule.id),
    settings: { today: '2026-11-21' },
    claims: new Int32Array(new SharedArrayBuffer(12)),
    thread: 2,
  };
  Atomics.store(share.claims, 1, 1);
  const worker = new Worker(resolve(root, 'dist/app/lint-worker.cjs'), { workerData: share });
  const answers = await new Promise<readonly ShareAnswer[]>((settle, fail) => {
    worker.once('message', settle);
    worker.once('error', fail);
  });
  await worker.terminate();
  expect([...share.claims]).toEqual([2, 1, 2]);
  expect(answers.map((answer) => answer.path)).toEqual(['1.json', '3.json']);
  const [policy] = answers[1]?.policies ?? [];
  expect(policy?.mark).toContain('"identity"');
  expect(policy?.reports?.map((report) => report.rule)).toContain('arn-region');
});

test('a number that is none is a mistake of the user', async () => {
  const ran = await runCli(['lint', '.', '--threads', '0'], { cwd: folder });
  expect(ran.exitCode).toBe(2);
  expect(ran.stderr).toContain('write a whole number from 1 on');
});
