import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { apiCalls } from '../../src/collect/api-calls.ts';
import { iamCalls } from '../../src/collect/iam-reader.ts';
import { lambdaCalls } from '../../src/collect/lambda-reader.ts';
import { organizationCalls } from '../../src/collect/organization-reader.ts';
import { stsCalls } from '../../src/collect/sts-reader.ts';
import { parseSnapshot } from '../../src/snapshot/parse-snapshot.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import type { AnsweredAccount } from './answered-account.ts';
import { startAnsweringServer } from './answering-server.ts';
import { ACCOUNT, ALIAS_URL_ID, allow, EXAMPLE, ORDERS, OTHER, REGION, URL_ID } from './example-account.ts';
import { type LiveSetting, runLive } from './run-live.ts';

const folder = mkdtempSync(join(tmpdir(), 'why403-'));
afterAll(() => rmSync(folder, { recursive: true }));

const API = `https://a1b2c3d4e5.execute-api.${REGION}.amazonaws.com/prod/orders`;
const ALICE: AnsweredAccount = {
  ...EXAMPLE,
  identity: { arn: `arn:aws:iam::${ACCOUNT}:user/alice`, userId: 'AIDAEXAMPLE' },
};

type Behaviour = Parameters<typeof startAnsweringServer>[1];

/** One run of `collect` against the answering server. */
async function collect(
  args: readonly string[],
  known: AnsweredAccount = EXAMPLE,
  behaviour: Behaviour & { setting?: Partial<LiveSetting> } = {},
) {
  const server = await startAnsweringServer(known, behaviour);
  const ran = await runLive(['collect', ...args], { endpoint: server.url, ...behaviour.setting });
  await server.close();
  const calls = server.calls.map((call) => call.operation);
  const parsed = ran.exitCode === 0 ? parseSnapshot(ran.stdout, 'stdout') : undefined;
  return { ...ran, calls, snapshot: parsed?.ok === true ? parsed.value : undefined };
}

async function snapshotOf(...args: Parameters<typeof collect>): Promise<Snapshot> {
  const { snapshot, stderr } = await collect(...args);
  if (snapshot === undefined) throw new Error(stderr);
  return snapshot;
}

const inside = (evidence: unknown): unknown =>
  typeof evidence === 'object' && evidence !== null && 'value' in evidence ? evidence.value : evidence;

describe('what is read', () => {
  test('a role: its policies with documents, boundary, tags and its path', async () => {
    const { caller, identity } = await snapshotOf(['orders']);
    expect(caller).toMatchObject({
      status: 'collected',
      value: {
        kind: 'assumed-role',
        roleArn: `arn:aws:iam::${ACCOUNT}:role/svc/app`,
        sessionName: 's1',
        orgId: 'o-example123',
      },
    });
    expect(inside(identity.policies)).toMatchObject([
      { source: { kind: 'inline', name: 'invoke' }, document: { status: 'collected' } },
      { source: { kind: 'managed', name: 'A' }, document: { value: JSON.stringify(allow('s3:GetObject', '*')) } },
      { source: { kind: 'managed', name: 'B' }, document: { status: 'collected' } },
      { source: { kind: 'managed', name: 'C' }, document: { status: 'collected' } },
    ]);
    expect(identity.boundary).toMatchObject({
      value: { source: { name: 'Boundary' }, document: { status: 'collected' } },
    });
    expect(identity.tags).toMatchObject({ value: { team: 'orders' } });
    expect(identity.session).toMatchObject({ status: 'unavailable', reason: 'notCollected' });
  });

  test('a user: groups with their policies, and a boundary of their own', async () => {
    const { identity } = await snapshotOf(['orders'], ALICE);
    expect(identity.groups).toMatchObject({ value: [{ name: 'devs' }, { name: 'ops' }] });
    expect(identity.boundary).toMatchObject({ value: { source: { name: 'Boundary', attachedTo: 'user/alice' } } });
    expect(identity.session.status).toBe('absent');
  });

  test('the policy of the function and that of the alias stay apart', async () => {
    const { function: found } = await snapshotOf(['orders:live']);
    expect(found).toMatchObject({
      value: {
        qualifier: 'live',
        policy: { value: { document: { value: expect.stringContaining(OTHER) } } },
        qualifiedPolicy: {
          value: { source: { name: 'orders:live' }, document: { value: expect.stringContaining('role/svc/app') } },
        },
        tags: { value: { team: 'orders' } },
      },
    });
  });

  test('organization: levels from the root to the account', async () => {
    const { organization } = await snapshotOf(['orders']);
    expect(organization.scps).toMatchObject({ value: [{ target: 'r-1' }, { target: 'ou-1' }, { target: ACCOUNT }] });
    expect(organization.managementAccount).toMatchObject({ value: '777788889999' });
  });

  test('REST API: the policy without its escapes, the method, the stage and the policy of the function behind', async () => {
    const { api } = await snapshotOf([API, '--method', 'POST']);
    const policy = EXAMPLE.restApis?.['a1b2c3d4e5']?.policy;
    expect(api).toMatchObject({
      value: {
        type: 'REST',
        account: ACCOUNT,
        path: '/orders',
        policy: { value: { document: { value: JSON.stringify(policy) } } },
        stage: { value: { name: 'prod' } },
        route: {
          value: {
            key: 'POST /orders',
            authorizationType: 'AWS_IAM',
            integration: {
              value: { functionArn: `${ORDERS}:live`, functionPolicy: { value: { source: { name: 'orders:live' } } } },
            },
          },
        },
      },
    });
  });

  test('HTTP API: default stage, named stage, route', async () => {
    const host = `https://f6g7h8i9j0.execute-api.${REGION}.amazonaws.com`;
    const [base, dev] = [
      await snapshotOf([`${host}/items`]),
      await snapshotOf([`${host}/dev/items`, '--method', 'POST']),
    ];
    expect(base.api).toMatchObject({
      value: { stage: { value: { name: '$default' } }, path: '/items', route: { value: { key: 'GET /items' } } },
    });
    expect(dev.api).toMatchObject({
      value: { stage: { value: { name: 'dev' } }, path: '/items', route: { value: { key: 'POST /items' } } },
    });
  });

  test('WebSocket API: opening a connection asks $connect', async () => {
    const { api } = await snapshotOf([`wss://k1l2m3n4o5.execute-api.${REGION}.amazonaws.com/prod`]);
    expect(api).toMatchObject({
      value: { type: 'WEBSOCKET', stage: { value: { name: 'prod' } }, route: { value: { key: '$connect' } } },
    });
  });

  test('custom domain: the longest base path leads to the API', async () => {
    const { api } = await snapshotOf(['https://api.example.com/shop/next/orders']);
    expect(api).toMatchObject({ value: { apiId: 'a1b2c3d4e5', stage: { value: { name: 'test' } }, path: '/orders' } });
  });

  test('a custom domain that is not of this account is no absent API', async () => {
    const { api } = await snapshotOf(['https://other.example.com/x']);
    expect(api).toMatchObject({ status: 'unavailable', reason: 'notFound' });
  });
});

describe('function URLs', () => {
  test('the function is found among all, and the URL of an alias is that of the alias', async () => {
    const { function: found } = await snapshotOf([`https://${ALIAS_URL_ID}.lambda-url.${REGION}.on.aws/x`]);
    expect(found).toMatchObject({
      value: { name: 'orders', qualifier: 'live', qualifiedPolicy: { status: 'collected' } },
    });
  });

  test('--function spares the search', async () => {
    const { calls, snapshot } = await collect([
      `https://${URL_ID}.lambda-url.${REGION}.on.aws/`,
      '--function',
      'orders',
    ]);
    expect(calls).not.toContain('lambda:ListFunctions');
    expect(snapshot?.function).toMatchObject({
      value: { name: 'orders', urls: { value: [{ authType: 'AWS_IAM' }, { qualifier: 'live' }] } },
    });
  });

  test('an unknown URL is absent, unless a function would not tell its URLs', async () => {
    const url = `https://${'z'.repeat(32)}.lambda-url.${REGION}.on.aws/`;
    const known = await snapshotOf([url]);
    const denied = await snapshotOf([url], EXAMPLE, { failures: { 'lambda:ListFunctionUrlConfigs': 'denied' } });
    expect(known.function.status).toBe('absent');
    expect(denied.function).toMatchObject({ status: 'unavailable', reason: 'accessDenied' });
  });
});

describe('lists in pages', () => {
  test.each([
    ['role and REST API', [API], EXAMPLE],
    ['user and function', ['orders:live'], ALICE],
    ['function URL', [`https://${ALIAS_URL_ID}.lambda-url.${REGION}.on.aws/`], EXAMPLE],
    ['custom domain and HTTP API', ['https://api.example.com/items'], EXAMPLE],
  ])('%s: one item a page gives the same evidence', async (_name, args, known) => {
    const [whole, paged] = [await snapshotOf(args, known), await snapshotOf(args, known, { pageSize: 1 })];
    expect({ ...paged, sources: [], collectedAt: '' }).toEqual({ ...whole, sources: [], collectedAt: '' });
  });
});

describe('sequential round trips', () => {
  test('at most four for a role, five for a user in groups', async () => {
    // Without the organization, which is read beside the critical path.
    const { organization: _none, ...account } = EXAMPLE;
    const cases: readonly (readonly [string, AnsweredAccount, number])[] = [
      ['orders:live', account, 4],
      [`https://${URL_ID}.lambda-url.${REGION}.on.aws/`, account, 4],
      [API, account, 4],
      ['https://api.example.com/shop/orders', account, 4],
      ['orders', { ...account, identity: ALICE.identity }, 5],
    ];
    const counted = cases.map(async ([target, known, most]) => {
      const server = await startAnsweringServer(known, { quiet: 1_000 });
      await runLive(['collect', target], { endpoint: server.url });
      await server.close();
      return { target, rounds: Math.max(...server.calls.map((call) => call.round)), most };
    });
    for (const { target, rounds, most } of await Promise.all(counted)) expect(rounds, target).toBeLessThanOrEqual(most);
  });
});

/** A target for which an operation is needed. */
function targetAsking(operation: string): string {
  if (operation === 'lambda:ListFunctions') return `https://${URL_ID}.lambda-url.${REGION}.on.aws/`;
  if (/:(GetApi|GetRoutes|GetIntegrations|GetApiStages|GetApiMappings)$/.test(operation))
    return 'https://api.example.com/items';
  return operation.startsWith('apigateway:') ? API : 'orders:live';
}

describe('what AWS refuses', () => {
  const declared = {
    ...stsCalls.calls,
    ...iamCalls.calls,
    ...lambdaCalls.calls,
    ...apiCalls.calls,
    ...organizationCalls.calls,
  };
  // AWS asks GetFunctionUrlConfig and GetPolicy, GetBasePathMappings only where the newer call does not answer.
  const fallbacks = ['lambda:GetFunctionUrlConfig', 'lambda:GetPolicy', 'apigateway:GetBasePathMappings'];

  test('every call is declared, and every declared call is made', async () => {
    const runs = await Promise.all([
      collect(['orders:live'], ALICE),
      collect([`https://${URL_ID}.lambda-url.${REGION}.on.aws/`]),
      collect(['https://api.example.com/shop/orders']),
    ]);
    const made = new Set(runs.flatMap((run) => run.calls));
    expect([...made, ...fallbacks].sort()).toEqual(Object.keys(declared).sort());
  });

  test.each(Object.keys(declared).filter((operation) => !fallbacks.includes(operation)))(
    '%s denied: the rest is still read',
    async (operation) => {
      const known = /User|Group/.test(operation) ? ALICE : EXAMPLE;
      const { exitCode, stderr, snapshot } = await collect([targetAsking(operation)], known, {
        failures: { [operation]: 'denied' },
      });
      expect(stderr).not.toMatch(/ at .*:\d+/);
      expect(exitCode).toBe(0);
      const text = JSON.stringify(snapshot);
      if (operation === 'lambda:GetResourcePolicy') expect(text).toContain('"by":"lambda:GetPolicy"');
      else if (operation === 'apigateway:GetApiMappings')
        expect(text).toContain('"operation":"apigateway:GetBasePathMappings"');
      else if (operation === 'apigateway:GetStages') expect(text).toContain('"name":"prod"},"by":"target"');
      else if (operation === 'apigateway:GetApiStages') expect(text).toContain('"name":"$default"},"by":"target"');
      else if (operation === 'apigateway:GetDeployment') expect(text).not.toContain('deployedAt');
      else if (operation === 'lambda:GetFunctionConfiguration')
        expect(snapshot?.function).toMatchObject({ value: { policy: { status: 'collected' } } });
      else expect(text.includes(`"operation":"${operation}","reason":"accessDenied"`)).toBe(true);
    },
  );

  test.each([
    ['denied', 'accessDenied'],
    ['deniedXml', 'accessDenied'],
    ['throttled', 'throttled'],
    ['html', 'undecodable'],
    ['hangUp', 'offline'],
  ] as const)('%s on every call of every service is %s', async (failure, reason) => {
    const failures = Object.fromEntries(
      ['sts', 'iam', 'lambda', 'apigateway', 'organizations'].map((service) => [`${service}:*`, failure]),
    );
    for (const target of [ORDERS, API]) {
      const run = await collect([target, '--caller', `arn:aws:iam::${ACCOUNT}:role/app`], EXAMPLE, { failures });
      expect(run.exitCode, run.stderr).toBe(0);
      expect(run.snapshot?.caller).toMatchObject({ status: 'collected' });
      expect(run.snapshot?.identity.policies).toMatchObject({
        status: 'unavailable',
        operation: expect.stringMatching(/^iam:/),
        reason,
      });
      const found = target === ORDERS ? inside(run.snapshot?.function) : run.snapshot;
      expect(found).toMatchObject(
        target === ORDERS ? { policy: { status: 'unavailable', reason } } : { api: { status: 'unavailable', reason } },
      );
    }
  });

  test('GetPolicy is asked where GetResourcePolicy does not answer', async () => {
    for (const failure of ['denied', 'html'] as const) {
      const { function: found } = await snapshotOf(['orders'], EXAMPLE, {
        failures: { 'lambda:GetResourcePolicy': failure },
      });
      expect(found).toMatchObject({ value: { policy: { status: 'collected', by: 'lambda:GetPolicy' } } });
    }
  });

  test('no policy is absent, and is not the same as a refusal', async () => {
    const { function: found } = await snapshotOf(['mail']);
    expect(found).toMatchObject({ value: { policy: { status: 'absent', by: 'lambda:GetResourcePolicy' } } });
    expect((await snapshotOf(['nothere'])).function.status).toBe('absent');
  });

  test('a function of another account that nobody may read is not absent', async () => {
    const { function: found } = await snapshotOf([`arn:aws:lambda:${REGION}:${OTHER}:function:ghost`]);
    expect(found).toMatchObject({ status: 'unavailable', reason: 'notFound', detail: expect.stringContaining(OTHER) });
  });
});

describe('callers', () => {
  test('another principal of the same account is read', async () => {
    const { caller, identity } = await snapshotOf(['orders', '--caller', `arn:aws:iam::${ACCOUNT}:user/alice`]);
    expect(caller).toMatchObject({ value: { kind: 'iam-user', userName: 'alice' }, by: 'command line' });
    expect(identity.groups).toMatchObject({ value: [{ name: 'devs' }, { name: 'ops' }] });
  });

  test('a principal of another account is not looked up under the same name here', async () => {
    const { identity } = await snapshotOf(['orders', '--caller', `arn:aws:iam::${OTHER}:user/alice`]);
    expect(identity.policies).toMatchObject({
      status: 'unavailable',
      reason: 'notCollected',
      detail: expect.stringContaining(OTHER),
    });
  });

  test('a principal that does not exist has no "no policies"', async () => {
    const { identity } = await snapshotOf(['orders', '--caller', `arn:aws:iam::${ACCOUNT}:user/nobody`]);
    expect(identity.policies).toMatchObject({ status: 'unavailable', reason: 'notFound' });
  });

  test('a session token makes the caller temporary', async () => {
    const { caller } = await snapshotOf(['orders'], ALICE, { setting: { sessionToken: 'token' } });
    expect(caller).toMatchObject({ value: { kind: 'iam-user', temporary: true } });
    expect((await snapshotOf(['orders'], ALICE)).caller).toMatchObject({ value: { temporary: false } });
  });
});

describe('secrets', () => {
  test('neither credentials nor the environment of the function get into a snapshot', async () => {
    const setting = {
      accessKeyId: 'ASIAEXAMPLEEXAMPLE01',
      secretAccessKey: 'secret-value-1',
      sessionToken: 'token-value-1',
    };
    const { stdout, stderr, exitCode } = await collect([`orders`], EXAMPLE, { setting });
    expect(exitCode).toBe(0);
    expect(stdout + stderr).not.toMatch(/secret-value-1|token-value-1|ASIAEXAMPLE|not-for-snapshots/);
  });
});

describe('the file', () => {
  test('is written whole, is not overwritten without --force, and nothing else is left behind', async () => {
    const path = join(folder, 'orders.json');
    const first = await collect(['orders', '-o', path]);
    expect(first).toMatchObject({ exitCode: 0, stdout: '' });
    expect(first.stderr).toContain('wrote');
    expect(parseSnapshot(readFileSync(path, 'utf8'), path).ok).toBe(true);
    writeFileSync(path, 'mine');
    const again = await collect(['orders', '-o', path]);
    expect(again).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining('exists already') });
    expect(again.calls).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    expect((await collect(['orders', '-o', path, '--force'])).exitCode).toBe(0);
    expect(parseSnapshot(readFileSync(path, 'utf8'), path).ok).toBe(true);
    expect(readdirSync(folder)).toEqual(['orders.json']);
  });

  test('a folder that does not exist is one sentence', async () => {
    const path = join(folder, 'none', 'orders.json');
    expect(await collect(['orders', '-o', path])).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining('the folder does not exist'),
    });
    expect(existsSync(path)).toBe(false);
  });
});

describe('input that cannot be used', () => {
  test.each([
    ['no credentials', ['orders'], { accessKeyId: '' }, 'no AWS credentials'],
    ['no region', ['orders'], { region: '' }, 'no region is configured'],
    ['region that is none', ['orders', '--region', 'moon'], {}, '`moon` is not the name of a region'],
    ['unknown profile', ['orders', '--profile', 'ghost'], {}, 'profile `ghost` is not configured'],
    [
      'unknown profile of the environment',
      ['orders'],
      { env: { AWS_PROFILE: 'ghost' } },
      'profile `ghost` is not configured',
    ],
    ['endpoint that is no URL', ['orders', '--endpoint-url', 'here'], {}, 'endpoint `here` is not a URL'],
    ['malformed target', ['or ders'], {}, 'white space'],
    ['ARN of another service', ['arn:aws:s3:::bucket'], {}, '`s3`'],
    ['snapshot that does not exist', ['orders', '--snapshot', 'none.json'], {}, 'does not exist'],
    ['evidence that does not exist', ['orders', '--evidence', 'none'], {}, 'does not exist'],
  ] as const)('%s: one sentence, exit 2, nothing on stdout', async (...row) => {
    const [, args, setting, sentence] = row;
    const { exitCode, stdout, stderr } = await collect(args, EXAMPLE, { setting });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
  });

  test('expired credentials are named at once', async () => {
    const { exitCode, stderr } = await collect(['orders'], EXAMPLE, {
      failures: { 'sts:GetCallerIdentity': 'expired' },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining('have expired') });
  });

  test('a target that names its region needs no configured one', async () => {
    expect((await collect([ORDERS], EXAMPLE, { setting: { region: '' } })).exitCode).toBe(0);
  });
});
