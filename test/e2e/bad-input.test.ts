import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-bad-input-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await runCli(['demo', '--write', '.'], { cwd: folder });
  const snapshot = readFileSync(join(folder, '4-url-one-grant.json'), 'utf8');
  const files = {
    'cut.json': snapshot.slice(0, 500),
    'newer.json': snapshot.replace('why403.snapshot/1', 'why403.snapshot/9'),
    'twice.json': '{"schema":"why403.snapshot/1","schema":"why403.snapshot/1"}',
    'proto.json': '{"__proto__":{"schema":"why403.snapshot/1"}}',
    'list.json': '[]',
    'empty.json': '',
    'deep.json': '['.repeat(200_000),
    'colour\u001b[31m.json': '{',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'folder.json'));
});

const fromFile = (name: string): string[] => ['explain', '--snapshot', name];
const granted = fromFile('1-invoke-granted.json');

describe('one sentence with place and remedy on stderr, nothing on stdout, exit code 2', () => {
  test.each([
    [['explain', 'not a target'], '`not a target`'],
    [['explain', 'arn:aws:s3:::orders'], 'service `s3`'],
    [
      ['explain', 'arn:aws:lambda:eu-west-1:111122223333:layer:orders'],
      '`arn:aws:lambda:eu-west-1:111122223333:layer:orders`',
    ],
    [['explain', 'orders\u001b[2J'], '`orders\\u{1b}[2J`'],
    [['explain'], 'no target'],
    [['explain', 'orders', '--profile', 'nobody'], 'profile `nobody`'],
    [['explain', 'orders', '--region', 'eu-west-1'], 'no AWS credentials'],
    [fromFile('missing.json'), '`missing.json` does not exist'],
    [fromFile('folder.json'), '`folder.json` is a folder'],
    [fromFile('cut.json'), '`cut.json` is not JSON'],
    [fromFile('empty.json'), '`empty.json` is not JSON'],
    [fromFile('deep.json'), '`deep.json` is not JSON'],
    [fromFile('newer.json'), '`newer.json` is a snapshot of version 9'],
    [fromFile('twice.json'), '`twice.json` gives twice the key `schema`'],
    [fromFile('proto.json'), '`proto.json` has the forbidden key `__proto__`'],
    [fromFile('list.json'), '`list.json` has no `schema`'],
    [fromFile('colour\u001b[31m.json'), 'colour\\u{1b}[31m.json'],
    [[...granted, '--caller', 'nobody'], 'caller `nobody`'],
    [[...granted, '--context', 'aws:SourceIp'], 'context `aws:SourceIp`'],
    [['explain', 'orders', '--evidence', 'nowhere'], '`nowhere` does not exist'],
    [['rules', 'nothing'], 'no rule `nothing`'],
    [['demo', '9'], 'no story `9`'],
  ])('%j', async (args, part) => {
    const ran = await runCli(args, { cwd: folder });
    expect(ran.stdout).toBe('');
    expect(ran.exitCode).toBe(2);
    const [sentence = '', remedy = '', ...more] = ran.stderr.trimEnd().split('\n');
    expect(sentence).toMatch(/^why403: \S.*[^.]$/);
    expect(sentence).toContain(part);
    expect(remedy).toMatch(/^ {2}\S/);
    expect(more).toEqual([]);
    expect(ran.stderr).not.toContain('\u001b');
  });

  test('no region', async () => {
    const env = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'not-a-real-secret-key' };
    const ran = await runCli(['explain', 'orders'], { cwd: folder, env });
    expect(ran).toMatchObject({ stdout: '', exitCode: 2 });
    expect(ran.stderr).toContain('region');
    expect(ran.stderr).not.toMatch(/not-a-real-secret-key|AKIAIOSFODNN7EXAMPLE/);
  });
});

test('a file that exists is not overwritten', async () => {
  const before = readFileSync(join(folder, '2-api-get.json'), 'utf8');
  const ran = await runCli(['collect', '--snapshot', '1-invoke-granted.json', '-o', '2-api-get.json'], { cwd: folder });
  expect(ran).toMatchObject({ stdout: '', exitCode: 2 });
  expect(readFileSync(join(folder, '2-api-get.json'), 'utf8')).toBe(before);
});
