import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { largeSnapshot } from '../../bench/evidence/large-snapshot.ts';
import { root, runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-hot-path-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nothing of these may be loaded: performance of a start is decided here. */
const heavy =
  /@aws-sdk|@smithy|node_modules\/yargs|node_modules\/zod|NativeModule (https|_http_client|tls|crypto|internal\/crypto\/)\b/;

async function modulesOf(args: readonly string[]): Promise<string[]> {
  const list = join(folder, `modules-${args[0]}`);
  const node = ['--require', resolve(root, 'test/e2e/record-modules.cjs')];
  const imports = `${list}-imports`;
  writeFileSync(imports, '');
  const ran = await runCli(args, { node, env: { WHY403_MODULES: list, WHY403_IMPORTS: imports } });
  expect(ran.exitCode, ran.stderr).toBeLessThan(4);
  expect(ran.stdout, ran.stderr).not.toBe('');
  return [list, imports].flatMap((path) => readFileSync(path, 'utf8').split('\n'));
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }],
});

const orders = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';
const policyTest = {
  id: 'orders',
  path: 'invoke',
  caller: { kind: 'iam-user', arn: 'arn:aws:iam::111122223333:user/alice' },
  policies: { identity: [{ file: 'policy.json' }] },
  request: { actions: ['lambda:InvokeFunction'], resource: orders },
  expected: { decision: 'allow' },
};

describe('the hot path loads no AWS SDK, yargs, zod package or TLS', () => {
  test('the recorder sees heavy modules when they are loaded', async () => {
    expect((await modulesOf(['--complete', ''])).filter((name) => heavy.test(name))).not.toEqual([]);
  });

  test.each([
    ['--version', () => ['--version']],
    ['--help', () => ['--help']],
    ['explain --snapshot', () => ['explain', '--snapshot', file('snapshot.json', largeSnapshot(100_000))]],
    ['lint', () => ['lint', file('policy.json', policy)]],
    ['test', () => [file('policy.json', policy) && 'test', file('cases.json', JSON.stringify([policyTest]))]],
    ['decode', () => ['decode', 'AccessDeniedException']],
  ])('%s', async (_, args) => {
    expect((await modulesOf(args())).filter((name) => heavy.test(name))).toEqual([]);
  });
});
