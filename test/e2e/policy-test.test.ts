import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { testJsonSchema } from '../../src/report/test-json-schema.ts';
import { type Ran, root, runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-policy-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';
const allowed = { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION };
const policy = { Version: '2012-10-17', Statement: [allowed] };
const alice = { kind: 'iam-user', arn: 'arn:aws:iam::111122223333:user/alice', account: '111122223333' };

function caseOf(changes: object = {}): object {
  return {
    id: 'orders-1',
    path: 'invoke',
    caller: alice,
    policies: { identity: [policy] },
    request: { actions: ['lambda:InvokeFunction'], resource: FUNCTION },
    expected: { decision: 'allow', reason: 'allow:identity' },
    ...changes,
  };
}

function write(name: string, content: unknown): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content, undefined, 2);
  writeFileSync(join(folder, name), text);
  return name;
}

function run(...args: readonly string[]): Promise<Ran> {
  return runCli(['test', ...args], { cwd: folder });
}

const denied = caseOf({ id: 'orders-2', title: 'a wish', policies: { identity: [] } });

describe('why403 test', () => {
  test('the shared examples pass', async () => {
    const file = resolve(root, '../shared/cases/authorization-examples.json');
    const ran = await runCli(['test', file, '--format', 'json']);
    const result = testJsonSchema.parse(JSON.parse(ran.stdout));
    expect(result.summary).toEqual({ total: 85, passed: 85, failed: 0 });
    expect(ran.exitCode).toBe(0);
  });

  test('JSON has what was found and what was expected, and a failure exits with 1', async () => {
    const ran = await run(
      write('two.json', { meta: { title: 'orders' }, cases: [caseOf(), denied] }),
      '--format',
      'json',
    );
    expect(JSON.parse(ran.stdout)).toEqual({
      schema: 'why403.test/1',
      summary: { total: 2, passed: 1, failed: 1 },
      cases: [
        {
          id: 'orders-1',
          outcome: 'passed',
          actual: { decision: 'allow', reason: 'allow:identity', perAction: { 'lambda:InvokeFunction': 'allow' } },
          expected: { decision: 'allow', reason: 'allow:identity' },
        },
        {
          id: 'orders-2',
          outcome: 'failed',
          actual: {
            decision: 'deny',
            reason: 'implicit-deny:identity',
            perAction: { 'lambda:InvokeFunction': 'deny' },
          },
          expected: { decision: 'allow', reason: 'allow:identity' },
        },
      ],
    });
    expect(ran.exitCode).toBe(1);
  });

  test('text shows the failed case with its place and its trace', async () => {
    const wrong = caseOf({
      policies: { identity: [{ ...policy, Statement: [{ ...allowed, Action: 'lambda:Get*' }] }] },
    });
    const ran = await run(write('wrong.json', [wrong, caseOf({ id: 'orders-9' })]));
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain('FAIL  orders-1\n      wrong.json:2\n');
    expect(ran.stdout).toContain('decision: expected allow, found deny');
    expect(ran.stdout).toMatch(/Allow +principal . +action ✘ +resource ✔ +condition ✔/);
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain(
      'file "policies/identity/0" in wrong.json › statement 1, line 15',
    );
    expect(ran.stdout).toMatch(/\n1 passed, 1 failed, 2 cases\n$/);
    expect(ran.stdout).not.toContain('orders-9');
  });

  test('the reason may be one of several', async () => {
    const reasons = ['implicit-deny:resource', 'implicit-deny:identity'];
    const good = caseOf({ policies: {}, expected: { decision: 'deny', acceptedReasons: reasons } });
    expect((await run(write('several.json', [good]))).exitCode).toBe(0);
    const bad = caseOf({ policies: {}, expected: { decision: 'deny', acceptedReasons: reasons.slice(0, 1) } });
    const ran = await run(write('one.json', [bad]));
    expect(ran.stdout).toContain('reason: expected implicit-deny:resource, found implicit-deny:identity');
  });

  test('actions are compared one by one', async () => {
    const url = caseOf({
      path: 'function-url',
      target: { authType: 'AWS_IAM' },
      request: { actions: ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'], resource: FUNCTION },
      expected: {
        decision: 'deny',
        perAction: { 'lambda:InvokeFunctionUrl': 'allow', 'lambda:InvokeFunction': 'allow' },
      },
    });
    const ran = await run(write('url.json', [url]));
    expect(ran.stdout).toContain('lambda:InvokeFunctionUrl: expected allow, found deny');
    expect(ran.stdout).not.toContain('lambda:InvokeFunction: expected');
  });

  test('policies in files are found beside the case, and name their lines', async () => {
    write('policy.json', policy);
    write('policy.yaml', `Version: 2012-10-17\nStatement:\n  Effect: Deny\n  Action: lambda:*\n  Resource: '*'\n`);
    const named = { identity: [{ file: 'policy.json' }], boundary: { file: './policy.yaml' } };
    const ran = await run(write('named.json', [caseOf({ policies: named })]));
    expect(ran.stdout).toContain('explicit-deny:boundary');
    expect(ran.stdout.replace(/\s+/g, ' ')).toContain('file "./policy.yaml" › statement 1, line 3');
  });

  test('YAML is read like JSON', async () => {
    const yaml = `
- id: orders-1
  path: invoke
  caller: { kind: iam-user, arn: 'arn:aws:iam::111122223333:user/alice' }
  policies:
    identity:
      - Version: 2012-10-17
        Statement: [{ Effect: Allow, Action: lambda:InvokeFunction, Resource: '*', Condition: { Bool: { aws:SecureTransport: true } } }]
  request:
    actions: [lambda:InvokeFunction]
    resource: ${FUNCTION}
    context: { aws:SecureTransport: true }
  expected: { decision: allow }
`;
    const ran = await run(write('cases.yaml', yaml));
    expect(ran).toMatchObject({ exitCode: 0, stdout: '1 passed, 0 failed, 1 case\n' });
  });

  test('the example of the documents passes', async () => {
    const page = readFileSync(resolve(root, 'docs/policy-tests.md'), 'utf8');
    const [, example = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(page) ?? [];
    expect((await run(write('example.yaml', example))).stdout).toBe('1 passed, 0 failed, 1 case\n');
  });

  test('a snapshot supplies what the case does not', async () => {
    await runCli(['demo', '--write', join(folder, 'demo')]);
    const snapshot = { file: 'demo/1-invoke-without-policy.json' };
    const asItIs = { id: 'as it is', snapshot, expected: { decision: 'deny', reason: 'implicit-deny:identity' } };
    const granted = { Version: '2012-10-17', Statement: { ...allowed, Resource: '*' } };
    const changed = { id: 'granted', snapshot, policies: { identity: granted }, expected: { decision: 'allow' } };
    // The snapshot knows nothing of another user's policies.
    const bob = { kind: 'iam-user', arn: 'arn:aws:iam::111122223333:user/bob', account: '111122223333' };
    const other = { id: 'bob', snapshot, caller: bob, expected: { decision: 'undetermined' } };
    const open = { id: 'open', snapshot: 'demo/2-api-open-method.json' };
    const passes = { ...open, expected: { decision: 'allow', reason: 'allow:no-authorization' } };
    const ran = await run(write('with-snapshot.json', [asItIs, changed, other, passes]));
    expect(ran).toMatchObject({ stdout: '4 passed, 0 failed, 4 cases\n', stderr: '' });
  });

  test('JUnit and TAP name the failure', async () => {
    const file = write('reports.json', [caseOf(), denied]);
    const junit = await run(file, '--format', 'junit');
    expect(junit.stdout).toContain('<testsuite name="reports.json" tests="2" failures="1" errors="0" skipped="0">');
    expect(junit.stdout).toContain('name="orders-2 a wish" file="reports.json"');
    expect(junit.stdout).toContain(
      '<failure type="policy-test" message="decision: expected allow, found deny; reason:',
    );
    const tap = await run(file, '--format', 'tap');
    expect(tap.stdout).toMatch(/^TAP version 14\n1\.\.2\nok 1 - orders-1\nnot ok 2 - orders-2 a wish\n {2}---\n/);
    const block = /---\n([\s\S]*) {2}\.\.\.\n$/.exec(tap.stdout)?.[1] ?? '';
    expect(parseDocument(block).toJS()).toMatchObject({ found: { decision: 'deny' }, wanted: { decision: 'allow' } });
    expect([junit.exitCode, tap.exitCode]).toEqual([1, 1]);
  });

  test('--filter chooses by id, --bail ends at the first failure', async () => {
    const file = write('three.json', [denied, caseOf(), caseOf({ id: 'other' })]);
    expect((await run(file, '--filter', 'other')).stdout).toBe('1 passed, 0 failed, 1 case\n');
    expect((await run(file, '--bail')).stdout).toContain('\n0 passed, 1 failed, 1 case\n');
    expect((await run(file, '--filter', 'nothing')).exitCode).toBe(2);
  });

  test('a document that is no policy is named, and the rest still decides', async () => {
    const maybe = { ...policy, Statement: [{ ...allowed, Effect: 'Maybe' }] };
    const open = caseOf({ policies: { identity: [maybe] }, expected: { decision: 'undetermined' } });
    const ran = await run(write('maybe.json', [open]));
    expect(ran.exitCode).toBe(0);
    expect(ran.stderr).toContain('`Effect` is `Maybe`');
  });

  test('exotic keys of a target describe it, null states that a key is not sent', async () => {
    const exotic = caseOf({ target: { type: 'lambda-invoke-api', invocationType: 'DryRun', since: 2026, odd: null } });
    const condition = { Null: { 'aws:TokenIssueTime': 'true' } };
    const long = { Version: '2012-10-17', Statement: [{ ...allowed, Condition: condition }] };
    const request = {
      actions: ['lambda:InvokeFunction'],
      resource: FUNCTION,
      context: { 'aws:TokenIssueTime': null },
    };
    const absent = caseOf({ id: 'absent', policies: { identity: [long] }, request });
    expect((await run(write('exotic.json', [exotic, absent]))).exitCode).toBe(0);
  });
});

describe('malformed cases exit with 2, name their place and print nothing', () => {
  test.each<readonly [string, unknown, readonly string[]]>([
    [
      'an unknown field',
      [caseOf({ expect: {} })],
      ['line 34', '`/0/expect`', 'case `orders-1`', 'unknown field `expect`'],
    ],
    [
      'an unknown field of a request',
      { cases: [caseOf(), caseOf({ id: 'b', request: { action: 'x' } })] },
      ['`/cases/1/request/action`', 'case `b`', 'unknown field `action`'],
    ],
    ['an unknown field of the file', { cases: [caseOf()], case: [] }, ['`/case`', 'unknown field `case`']],
    ['a missing id', [caseOf({ id: undefined })], ['`/0/id`', 'field `id` is missing']],
    ['a missing caller', [caseOf({ caller: undefined })], ['`/0/caller`', 'field `caller` is missing']],
    ['a missing expectation', [caseOf({ expected: undefined })], ['field `expected` is missing']],
    ['an unknown kind of caller', [caseOf({ caller: { kind: 'role' } })], ['`/0/caller/kind`', '`role` is not one of']],
    ['an unknown reason', [caseOf({ expected: { decision: 'deny', reason: 'scp' } })], ['`scp` is not one of']],
    ['an unknown decision', [caseOf({ expected: { decision: 'denied' } })], ['`denied` is not one of allow, deny']],
    ['a number for a text', [caseOf({ id: 7 })], ['`/0/id`', 'expected string, found a number']],
    [
      'a policy that is a number',
      [caseOf({ policies: { boundary: 7 } })],
      ['`/0/policies/boundary`', 'found a number'],
    ],
    [
      'an unknown layer',
      [caseOf({ policies: { permissionsBoundary: policy } })],
      ['unknown field `permissionsBoundary`'],
    ],
    [
      'a file that is not there',
      [caseOf({ policies: { identity: [{ file: 'no.json' }] } })],
      ['no.json', 'does not exist'],
    ],
    ['an absolute path', [caseOf({ policies: { identity: [{ file: '/no.json' }] } })], ['is absolute']],
    ['no cases', [], ['holds no cases']],
    ['a text that is no list', '"cases"', ['expected object, found a string']],
    ['broken JSON', '[{"id": }]', ['line 1 column 9']],
    ['a key that stands twice', '[\n{"id": "a",\n"id": "b"}]', ['line 3', 'key `id` stands twice']],
    [
      'a snapshot that is none',
      [{ id: 'a', snapshot: {}, expected: { decision: 'deny' } }],
      ['`/0/snapshot`', 'schema'],
    ],
  ])('%s', async (_, content, clauses) => {
    const ran = await run(write('malformed.json', content));
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    for (const clause of ['malformed.json', ...clauses]) expect(ran.stderr).toContain(clause);
  });

  test('broken YAML, and a file that is not there', async () => {
    const broken = await run(write('broken.yaml', '- id: a\n  expected: {decision: [}\n'));
    expect(broken).toMatchObject({ exitCode: 2, stdout: '' });
    expect(broken.stderr).toContain('broken.yaml` line 2');
    expect(await run('none.json')).toMatchObject({ exitCode: 2, stdout: '' });
    expect(await run()).toMatchObject({ exitCode: 2, stdout: '' });
  });
});
