import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-options-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const arn = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';
const api = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/GET/orders';
writeFileSync(
  join(folder, 'x.json'),
  JSON.stringify({
    Version: '2012-10-17',
    Statement: { Sid: 'Invoke', Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn },
  }),
);
writeFileSync(join(folder, 'denied.txt'), 'AccessDeniedException');

const lint = (...args: readonly string[]): readonly string[] => ['lint', 'x.json', '--no-config', ...args];
const url = 'https://abcdefghijklmnopqrstuvwxyz123456.lambda-url.eu-west-1.on.aws/';

describe('a value that can mean nothing is one sentence with a remedy, nothing on stdout, exit code 2', () => {
  test.each([
    [lint('-o', 'nope=x'), '`--output` does not know the format `nope`', 'written `./nope=x`'],
    [lint('-o', 'sarf=x'), '`--output` does not know the format `sarf`', '`sarif` may be meant'],
    [lint('-o', 'sarif=-'), '`-` is no file', '`--format sarif` for stdout'],
    [lint('-o', '-'), '`-` is no file', 'for stdout'],
    [lint('-o', 'sarif='), '`sarif=` names no file', '--output sarif=FILE'],
    [lint('--max-warnings=-1'), 'there cannot be -1 warnings', '0 or more'],
    [lint('--max-warnings', '1.5'), 'there cannot be 1.5 warnings', '0 or more'],
    [lint('--target', 'foo'), '`foo` is not the ARN of a function or an API', 'ARN'],
    [lint('--target', 'arn:aws:s3:::orders'), '`arn:aws:s3:::orders` is not the ARN of a function or an API', 'ARN'],
    [lint('--account', '12'), '`12` is not the id of an account', 'twelve digits'],
    [lint('--region', 'moon-1'), '`moon-1` is not the name of a region', 'eu-west-1'],
    [lint('--region', 'eu-west-1a'), '`eu-west-1a` is not the name of a region', 'eu-west-1'],
    [['explain', 'orders', '--region', 'moon'], '`moon` is not the name of a region', 'eu-west-1'],
    [['collect', 'orders', '--region', 'eu west'], '`eu west` is not the name of a region', 'eu-west-1'],
    [['decode', 'denied.txt', '--region', 'Moon'], '`Moon` is not the name of a region', 'eu-west-1'],
    [['sign', url, '--region', 'moon'], '`moon` is not the name of a region', 'eu-west-1'],
    [['sign', url, '--region', 'eu-west-1,'], '`eu-west-1,` is not the name of a region', 'eu-west-1'],
    [['probe', url, '--region', 'moon'], '`moon` is not the name of a region', 'eu-west-1'],
    [['verify-signature', 'denied.txt', '--region', 'moon'], '`moon` is not the name of a region', 'eu-west-1'],
    [['permissions', '--account', '12'], '`12` is not the id of an account', '`*` for any'],
    [['permissions', '--region', 'moon'], '`moon` is not the name of a region', '`*` for any'],
    [['permissions', '--partition', 'foo'], '`foo` is not the name of a partition', 'aws-cn'],
    [['decode', 'denied.txt', '--text', 'x'], 'both a file and `--text` are given', 'give one of them'],
    [['probe', url, '--timeout', '60'], 'a request of a probe may take 15 seconds at most, not 60', '--timeout 5'],
  ])('%j', async (args, sentence, remedy) => {
    const ran = await runCli(args, { cwd: folder });
    expect([ran.exitCode, ran.stdout]).toEqual([2, '']);
    const [first, hint, ...more] = ran.stderr.trimEnd().split('\n');
    expect(first).toBe(`why403: ${sentence}`);
    expect(hint).toContain(remedy);
    expect(more).toEqual([]);
    expect(existsSync(join(folder, 'nope=x'))).toBe(false);
  });
});

describe('what has the form of a place is taken', () => {
  // https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html and the other partitions
  test.each([
    'eu-west-1',
    'us-gov-west-1',
    'us-iso-east-1',
    'us-isob-east-1',
    'eusc-de-east-1',
    'us-isof-south-1',
    'ap-southeast-12',
  ])('region %s', async (region) => {
    expect((await runCli(lint('--region', region), { cwd: folder })).exitCode).toBe(0);
    const decoded = await runCli(['decode', 'denied.txt', '--region', region], { cwd: folder });
    expect(decoded.stderr).toBe('');
    expect((await runCli(['permissions', '--region', region])).stdout).toContain(`:${region}:`);
  });

  test.each([
    lint('--target', arn),
    lint('--target', `${arn}:live`),
    lint('--target', api),
    lint('--target', 'arn:aws-cn:execute-api:cn-north-1:111122223333:a1b2c3d4e5/*'),
    lint('--account', '111122223333'),
    lint('-o', './nope=x.txt'),
    ['permissions', '--account', '*', '--region', 'eu-*', '--partition', 'aws-us-gov'],
    ['permissions', '--region', '*', '--partition', 'aws-iso-b'],
  ])('%j', async (...args) => {
    const ran = await runCli(args, { cwd: folder });
    expect([ran.exitCode, ran.stderr]).toEqual([0, '']);
  });
});

test('a baseline without a name is the one that --update-baseline writes', async () => {
  writeFileSync(join(folder, 'bad.json'), '{"Version":"2012-10-17","Statement":{"Effect":"allow","Action":"s3:Get"}}');
  const run = (...args: readonly string[]) => runCli(['lint', 'bad.json', ...args], { cwd: folder });
  expect((await run()).exitCode).toBe(1);
  expect((await run('--baseline')).stderr).toContain('there is no baseline `.why403-baseline.json`');
  expect((await run('--update-baseline')).exitCode).toBe(0);
  expect((await run('--baseline')).exitCode).toBe(0);
  expect((await run('--baseline', '--quiet')).exitCode).toBe(0);
  const folderNamed = await runCli(['lint', '--baseline', '.'], { cwd: folder });
  expect([folderNamed.exitCode, folderNamed.stderr]).toEqual([2, expect.stringContaining('--baseline=FILE')]);
});
