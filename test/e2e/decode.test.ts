import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-decode-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const alice = 'arn:aws:iam::111122223333:user/alice';
const orders = 'arn:aws:lambda:ca-central-1:111122223333:function:orders';
const denied = `User: ${alice} is not authorized to perform: lambda:InvokeFunction on resource: ${orders} because no identity-based policy allows the lambda:InvokeFunction action`;
const masked = `{"Message":"User: ${alice} is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:ca-central-1:********3333:a1b2c3d4e5/prod/GET/orders"}`;

describe('decode ends with', () => {
  test.each([
    ['1 for a refusal on stdin', ['decode', '-'], denied, 1],
    ['1 for a refusal without naming stdin', ['decode'], denied, 1],
    ['1 for a refusal that has several explanations', ['decode', '--text', '{"message":"Forbidden"}'], '', 1],
    ['0 for success', ['decode', '--text', 'HTTP/1.1 204 No Content\r\nx-amzn-requestid: 1\r\n\r\n'], '', 0],
    ['3 for what nobody knows', ['decode', '--text', 'good morning'], '', 3],
    ['2 for an empty input', ['decode', '-'], '', 2],
    ['2 for a missing file', ['decode', 'no-such-file.txt'], '', 2],
    ['2 for more than a megabyte', ['decode', '-'], 'a'.repeat(1024 * 1024 + 1), 2],
  ])('%s', async (_, args, stdin, exitCode) => {
    const ran = await runCli(args, { stdin });
    expect([ran.exitCode, ran.stdout === '']).toEqual([exitCode, exitCode === 2]);
  });
});

test('one denial is one object, several are a list with their ids', async () => {
  const one = await runCli(['decode', '--format', 'json', file('one.txt', denied)]);
  expect(JSON.parse(one.stdout)).toMatchObject({ schema: 'why403.denial/1', cause: 'iam-denied', policyArn: null });
  const cases = ['a', 'b'].map((id) => ({ id, channel: 'sdk', status: 403, headers: {}, message: denied }));
  const both = await runCli(['decode', '--format', 'json', '-'], { stdin: JSON.stringify({ cases }) });
  expect(JSON.parse(both.stdout)).toMatchObject({
    schema: 'why403.denials/1',
    denials: [
      { id: 'a', cause: 'iam-denied' },
      { id: 'b', cause: 'iam-denied' },
    ],
  });
});

test('a recording of a browser may be larger than a message', async () => {
  const entry = (status: number, text: string) => ({
    startedDateTime: '2026-11-21T10:00:00.000Z',
    request: {
      method: 'GET',
      url: 'https://a1b2c3d4e5.execute-api.ca-central-1.amazonaws.com/prod/orders',
      headers: [],
    },
    response: { status, headers: [{ name: 'x-amz-apigw-id', value: 'A=' }], content: { text } },
  });
  const entries = [entry(200, 'a'.repeat(2 * 1024 * 1024)), entry(403, masked)];
  const ran = await runCli(['decode', '--format', 'json', file('browser.har', JSON.stringify({ log: { entries } }))]);
  expect([ran.exitCode, JSON.parse(ran.stdout)]).toMatchObject([1, { cause: 'iam-denied', principal: alice }]);
  const long = await runCli(['decode', file('long.txt', 'a'.repeat(2 * 1024 * 1024))]);
  expect([long.exitCode, long.stderr]).toEqual([2, expect.stringContaining('larger than 1 MiB')]);
});

test('an ambiguous text is marked so', async () => {
  const ran = await runCli(['decode', '--text', '{"message":"Forbidden"}']);
  expect(ran.stdout).toMatch(/certain +no/);
  expect(ran.stdout).toMatch(/waf-block/);
});

test('an encoded message is not sent to AWS unless asked', async () => {
  const text = 'You are not authorized to perform this operation. Encoded authorization failure message: abcDEF_12345';
  expect((await runCli(['decode', '--text', text])).exitCode).toBe(1);
  const asked = await runCli(['decode', '--decode-with-aws', '--text', text]);
  expect([asked.exitCode, asked.stdout]).toEqual([2, '']);
  expect(asked.stderr).toMatch(/credentials/);
});

describe('explain --from', () => {
  const snapshots = join(folder, 'demo');
  const explain = (args: readonly string[], snapshot: string) =>
    runCli(['explain', '--format', 'json', '--snapshot', join(snapshots, `${snapshot}.json`), ...args]);

  beforeAll(async () => {
    expect((await runCli(['demo', '--write', snapshots])).exitCode).toBe(0);
  });

  test('takes target and caller from the message', async () => {
    const ran = await explain(['--from', file('denied.txt', denied)], '1-invoke-without-policy');
    expect(JSON.parse(ran.stdout)).toMatchObject({ verdict: 'implicitDeny', call: { resource: orders } });
    expect(ran.stderr).toContain(alice);
  });

  test('completes a masked account from the caller', async () => {
    const ran = await explain(['--from', file('masked.txt', masked)], '2-api-get');
    expect(JSON.parse(ran.stdout).call.resource).toBe(
      'arn:aws:execute-api:ca-central-1:111122223333:a1b2c3d4e5/prod/GET/orders',
    );
  });

  test('lets the user overrule the message', async () => {
    const caller = 'arn:aws:iam::111122223333:user/bob';
    const ran = await explain(['--from', file('denied.txt', denied), '--caller', caller], '1-invoke-granted');
    expect(ran.stderr).toContain(`caller ${caller}`);
  });

  test('refuses a denial of something that is no call', async () => {
    const text = `User: ${alice} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/app`;
    const ran = await explain(['--from', file('assume.txt', text)], '1-invoke-granted');
    expect([ran.exitCode, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toContain('sts:AssumeRole');
  });
});
