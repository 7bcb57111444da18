import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-lint-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const good =
  '{"Version":"2012-10-17","Statement":[{"Effect":"allow","Action":"lambda:GetFunction","Resource":"arn:aws:lambda:eu-west-1:111122223333:function:orders"}]}';

/** Ten lists of ten, each of the one before: ten thousand million values. */
const bomb = Array.from(
  { length: 10 },
  (_, level) =>
    `a${level}: &a${level} [${Array(10)
      .fill(level === 0 ? 'x' : `*a${level - 1}`)
      .join(',')}]`,
).join('\n');

const unreadable: Readonly<Record<string, string | Uint8Array>> = {
  'big.json': `{"Statement":"${'x'.repeat(50 * 1024 * 1024)}"}`,
  'deep.json': '['.repeat(100_000) + ']'.repeat(100_000),
  'deep-objects.json': `${'{"Statement":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
  'deep-flow.yaml': `Statement: ${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  'deep-block.yaml': Array.from({ length: 3_000 }, (_, level) => `${' '.repeat(level)}Statement:`).join('\n'),
  'deep-list.yaml': `Statement:\n${'- '.repeat(100_000)}a\n`,
  'deep.tf': `a = ${'['.repeat(100_000)}`,
  'deep-blocks.tf': 'a {'.repeat(100_000),
  'bomb.yaml': `${bomb}\nStatement: *a9\n`,
  'bytes.json': Uint8Array.from({ length: 4_096 }, (_, index) => (index * 73) % 256),
  'empty.json': '',
  'utf32.json': Uint8Array.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]),
};

const readable: Readonly<Record<string, string | Uint8Array>> = {
  'proto.json':
    '{"__proto__":{"Statement":[]},"constructor":{"prototype":{}},"Statement":[{"__proto__":{"Effect":"Allow"},"Effect":"allow","Action":"lambda:GetFunction","Condition":{"__proto__":{"a":"b"},"constructor":{"toString":"x"}}}]}',
  'proto.yaml':
    'Version: "2012-10-17"\n__proto__: {a: 1}\nStatement:\n- Effect: allow\n  constructor: {x: 1}\n  Action: lambda:GetFunction\n',
  'cycle.yaml':
    'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  A:\n    Type: AWS::IAM::ManagedPolicy\n    Properties: &p\n      PolicyDocument: *p\n',
  'cycle.json': JSON.stringify({
    Conditions: { A: { Condition: 'B' }, B: { Condition: 'A' } },
    Resources: {
      A: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { Ref: 'B' } } },
      B: {
        Type: 'AWS::Lambda::Function',
        Properties: { FunctionName: { 'Fn::Sub': ['${A}${X}', { X: { Ref: 'A' } }] } },
      },
    },
  }),
  'holes.json': JSON.stringify({
    Resources: {
      A: { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { 'Fn::Sub': '${'.repeat(200_000) } } },
    },
  }),
  'long-line.json': good.replace('orders', 'x'.repeat(10_000_000)),
  'invalid.json': Buffer.concat([Buffer.from('{"Id":"'), Buffer.from([0xff, 0xc3]), Buffer.from(`",${good.slice(1)}`)]),
  'utf16-little.json': Buffer.from(`\uFEFF${good}`, 'utf16le'),
  'utf16-big.json': Buffer.from(`\uFEFF${good}`, 'utf16le').swap16(),
  'name\u001b[31m\u202e\n.json': good,
};

beforeAll(() => {
  for (const [name, text] of Object.entries({ ...unreadable, ...readable })) writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'folder.json'));
  symlinkSync('loop-2.json', join(folder, 'loop-1.json'));
  symlinkSync('loop-1.json', join(folder, 'loop-2.json'));
  symlinkSync('/dev/zero', join(folder, 'device.json'));
  symlinkSync('.', join(folder, 'self'));
  expect(spawnSync('mkfifo', [join(folder, 'fifo.json')]).status).toBe(0);
});

const heap = ['--max-old-space-size=400'];
const lint = (...args: readonly string[]) => runCli(['lint', ...args], { cwd: folder, node: heap });

describe('what cannot be read is named with its place, exit code 2', () => {
  test.each([...Object.keys(unreadable), 'loop-1.json', 'device.json', 'fifo.json'])('%s', async (name) => {
    const ran = await lint(name);
    expect(ran.exitCode, ran.stderr).toBe(2);
    expect(ran.stdout).toMatch(new RegExp(`^${name}:\\d+:\\d+: error: \\S.* \\[json-parse-error\\]$`, 'm'));
    expect(ran.stdout + ran.stderr).not.toMatch(/call stack|bug of why403|\u001b/);
  });

  test.each(['folder.json', 'nowhere.json'])('%s', async (name) => {
    expect(await lint(name)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(/^why403: there is no /),
    });
  });
});

describe('what can be read is linted', () => {
  test.each(Object.keys(readable))('%j', async (name) => {
    const ran = await lint(name, '--format', 'json');
    expect([0, 1], ran.stderr).toContain(ran.exitCode);
    expect(JSON.parse(ran.stdout).summary).toMatchObject({ files: 1, unreadable: [], crashed: [] });
    expect(ran.stderr).not.toMatch(/\u001b|bug of why403/);
  });

  test('keys such as __proto__ are keys', async () => {
    const ran = await lint('proto.json', '--format', 'json', '--rule', 'invalid-effect', '--rule', 'unknown-element');
    const pointers = JSON.parse(ran.stdout).findings.map((finding: { pointer: string }) => finding.pointer);
    expect(pointers).toContain('/Statement/0/Effect');
    expect(pointers).toContain('/__proto__');
  });
});

test('all of them together: the others are still linted', async () => {
  const ran = await lint('.', '--format', 'json');
  expect(ran.exitCode, ran.stderr).toBe(1);
  const { findings, summary } = JSON.parse(ran.stdout);
  const paths = new Set(
    findings
      .filter((one: { ruleId: string }) => one.ruleId === 'invalid-effect')
      .map((one: { path: string }) => one.path),
  );
  expect([...paths].sort()).toEqual([
    'invalid.json',
    'long-line.json',
    'name\u001b[31m\u202e\n.json',
    'proto.json',
    'proto.yaml',
    'utf16-big.json',
    'utf16-little.json',
  ]);
  expect(summary.unreadable.map((one: { path: string }) => one.path)).toContain('big.json');
});

test('names and texts of others do not act in the terminal', async () => {
  const ran = await lint('name\u001b[31m\u202e\n.json');
  expect(ran.stdout).toContain('name\\u{1b}[31m\\u{202e}\\u{a}.json:1:48: error');
  expect(ran.stdout + ran.stderr).not.toMatch(/[\u001b\u202e]/);
});
