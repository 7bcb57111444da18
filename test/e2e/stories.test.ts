import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-stories-'));
const snapshots = join(folder, 'demo');
beforeAll(async () => {
  expect(await runCli(['demo', '--write', snapshots])).toMatchObject({ exitCode: 0, stderr: '' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const explain = (id: string, ...more: readonly string[]) =>
  runCli(['explain', '--snapshot', join(snapshots, `${id}.json`), ...more]);
const flat = (text: string) => text.replace(/\s+/g, ' ');

interface Expected {
  readonly exit: number;
  readonly first: string;
  readonly says: readonly string[];
}

// The verdicts follow https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html,
// https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html and
// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
const STORIES: readonly (readonly [string, Expected])[] = [
  [
    '1-invoke-granted',
    { exit: 0, first: 'ALLOWED', says: ['granted by user/alice › inline "invoke" › statement 1 (Sid CallOrders)'] },
  ],
  [
    '1-invoke-without-policy',
    {
      exit: 1,
      first: 'DENIED',
      says: ['No statement grants lambda:InvokeFunction', 'aws iam put-user-policy --user-name alice'],
    },
  ],
  ['2-api-post', { exit: 0, first: 'ALLOWED', says: ['group/callers › inline "call-api"'] }],
  ['2-api-get', { exit: 1, first: 'DENIED', says: ['would match but for the method', 'a1b2c3d4e5/prod/GET/orders'] }],
  ['2-api-open-method', { exit: 0, first: 'NOT A PERMISSION QUESTION', says: ['authorization type NONE'] }],
  ['3-root', { exit: 0, first: 'ALLOWED', says: ['root user of the account needs no policy'] }],
  ['3-user', { exit: 0, first: 'ALLOWED', says: ['granted by user/alice'] }],
  ['3-ec2-role', { exit: 0, first: 'ALLOWED', says: ['granted by role/app'] }],
  ['3-federated', { exit: 0, first: 'ALLOWED', says: ['granted by user/alice'] }],
  [
    '3-federated-silent',
    { exit: 1, first: 'DENIED', says: ['without a session policy', '[session-policy-without-invoke]'] },
  ],
  [
    '3-service',
    {
      exit: 0,
      first: 'ALLOWED',
      says: ['granted by resource policy of function orders › statement 1 (Sid FromBucket)'],
    },
  ],
  [
    '4-url-one-grant',
    {
      exit: 1,
      first: 'DENIED',
      says: [
        'A function URL needs two grants, and one is missing',
        '--invoked-via-function-url',
        '[function-url-without-invoke-function]',
      ],
    },
  ],
  ['4-url-both-grants', { exit: 0, first: 'ALLOWED', says: ['Both actions of the function URL are granted'] }],
  [
    '4-url-service-principal',
    { exit: 1, first: 'DENIED', says: ['[service-principal-for-role]', 'a function calls as its execution role'] },
  ],
  [
    '4-url-cross-account',
    {
      exit: 1,
      first: 'DENIED',
      says: [
        'The call crosses accounts, and no identity policy of the caller grants',
        'aws iam put-role-policy --role-name app',
      ],
    },
  ],
  [
    '5-url-no-grant',
    {
      exit: 1,
      first: 'DENIED',
      says: ['No statement grants lambda:InvokeFunctionUrl and lambda:InvokeFunction to user/alice'],
    },
  ],
  [
    '5-url-identity-grant',
    { exit: 0, first: 'ALLOWED', says: ['granted by user/alice › inline "invoke" › statement 2'] },
  ],
  ['5-url-resource-grant', { exit: 0, first: 'ALLOWED', says: ['granted by resource policy of function orders'] }],
  ['5-url-temporary', { exit: 0, first: 'ALLOWED', says: ['granted by user/alice'] }],
];

describe('the five stories from their snapshots', () => {
  test('all of them are written by the demo', () => {
    expect(readdirSync(snapshots).sort()).toEqual(STORIES.map(([id]) => `${id}.json`).sort());
  });

  test.each(STORIES)('%s', async (id, expected) => {
    const ran = await explain(id);
    expect(ran.stdout.split('\n')[0]?.startsWith(`${expected.first}  `), ran.stdout).toBe(true);
    for (const part of expected.says) expect(flat(ran.stdout)).toContain(part);
    expect([ran.exitCode, ran.stderr]).toEqual([expected.exit, '']);
  });

  test('a fix is printed for every denied call and for no other', async () => {
    for (const [id, { exit, first }] of STORIES) {
      const shown = JSON.parse((await explain(id, '--format', 'json')).stdout);
      expect([id, shown.fixes.length]).toEqual([id, exit === 1 && first === 'DENIED' ? 1 : 0]);
    }
  });

  test('what the command line states changes the answer', async () => {
    const other = await explain('3-service', '--context', 'aws:SourceArn=arn:aws:s3:::another-bucket');
    expect([other.exitCode, other.stdout.split(' ')[0]]).toEqual([1, 'DENIED']);
    const trace = await explain('4-url-one-grant', '--trace');
    expect(trace.stdout).toContain('lambda:invokedviafunctionurl=true(known)');
  });
});

describe('demo', () => {
  test('shows every verdict in a line and says what to try next', async () => {
    const ran = await runCli(['demo']);
    for (const [id] of STORIES) expect(ran.stdout).toContain(id);
    expect(ran.stdout).toContain('why403 demo --write DIR');
    expect([ran.exitCode, ran.stderr]).toEqual([0, '']);
  });

  test('shows one story in full', async () => {
    const ran = await runCli(['demo', '4']);
    expect(ran.stdout).toContain('# 4-url-one-grant: granted as a tutorial says');
    expect(ran.stdout).toContain('--invoked-via-function-url');
  });

  test('overwrites nothing', async () => {
    const ran = await runCli(['demo', '--write', snapshots]);
    expect([ran.exitCode, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('EEXIST');
  });

  test('refuses a story that does not exist', async () => {
    expect(await runCli(['demo', '9'])).toMatchObject({ exitCode: 2, stdout: '' });
  });
});

describe('bad input of explain', () => {
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const granted = () => readFileSync(join(snapshots, '1-invoke-granted.json'), 'utf8');

  test.each<readonly [string, () => readonly string[], RegExp]>([
    ['a malformed target', () => ['not a target'], /target/],
    ['an ARN of another service', () => ['arn:aws:s3:::orders'], /s3/],
    ['a malformed caller', () => ['orders', '--caller', 'nobody at all'], /caller/],
    ['context without a value', () => ['orders', '--context', 'aws:SourceIp'], /KEY=VALUE/],
    ['an address that is none', () => ['orders', '--source-ip', 'here'], /`here`/],
    ['an address out of range', () => ['orders', '--source-ip', '999.1.1.1'], /`999.1.1.1` is no IP address/],
    ['a truncated snapshot', () => ['--snapshot', file('cut.json', granted().slice(0, 200))], /cut\.json/],
    [
      'a snapshot of a newer version',
      () => ['--snapshot', file('newer.json', granted().replace('snapshot/1', 'snapshot/2'))],
      /version 2/,
    ],
    [
      'a snapshot with a key twice',
      () => ['--snapshot', file('twice.json', granted().replace('"tool":', '"tool":"x","tool":'))],
      /tool/,
    ],
    [
      'a snapshot with __proto__',
      () => ['--snapshot', file('proto.json', granted().replace('"tool":', '"__proto__":{"a":1},"tool":'))],
      /__proto__/,
    ],
    ['a snapshot that is not there', () => ['--snapshot', join(folder, 'none.json')], /none\.json/],
  ])('%s is one sentence on stderr and exit 2', async (_, args, says) => {
    const ran = await runCli(['explain', ...args()]);
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(says);
    expect(ran.stderr).not.toMatch(/\n\s+at /);
  });

  test('a policy that does not parse is named and makes the answer undetermined', async () => {
    const snapshot = JSON.parse(granted());
    const broken = structuredClone(snapshot.identity.policies.value[0]);
    broken.source.name = 'broken\u001b[31m';
    broken.document.value = '{"Version":"2012-10-17","Statement":[{';
    snapshot.identity.policies.value.push(broken);
    const ran = await runCli(['explain', '--snapshot', file('broken.json', JSON.stringify(snapshot))]);
    expect(ran.exitCode).toBe(3);
    expect(flat(ran.stdout)).toContain('policy `broken\\u{1b}[31m` is left out: the document does not parse');
    expect(ran.stdout).not.toContain('\u001b');
  });

  test('a policy that does not parse changes nothing where a Deny is certain', async () => {
    const snapshot = JSON.parse(granted());
    const [first] = snapshot.identity.policies.value;
    const deny = {
      ...first,
      document: { ...first.document, value: '{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}' },
    };
    const broken = { ...first, document: { ...first.document, value: '[' } };
    snapshot.identity.policies.value = [first, deny, broken];
    const ran = await runCli(['explain', '--snapshot', file('denied.json', JSON.stringify(snapshot))]);
    expect([ran.exitCode, ran.stdout.split(' ')[0]]).toEqual([1, 'DENIED']);
  });

  test('nothing is left behind', () => {
    expect(existsSync(join(folder, 'none.json'))).toBe(false);
  });
});

test('rules lists all, shows one, and offers a near name for a mistyped one', async () => {
  const all = await runCli(['rules']);
  expect(all.stdout).toContain('function-url-without-invoke-function');
  expect((await runCli(['rules', 'qualifier-mismatch'])).stdout).toContain('https://docs.aws.amazon.com/lambda/');
  const wrong = await runCli(['rules', 'qualifier']);
  expect([wrong.exitCode, wrong.stdout]).toEqual([2, '']);
  expect(wrong.stderr).toContain('qualifier-mismatch');
});
