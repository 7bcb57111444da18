import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AnsweredAccount } from './answered-account.ts';
import { startAnsweringServer } from './answering-server.ts';
import { allow, EXAMPLE, ORDERS, OTHER, REGION, ROLE_SESSION, URL_ID } from './example-account.ts';
import { type Moto, startMoto } from './moto.ts';
import { type LiveSetting, runLive } from './run-live.ts';
import { ACCOUNT, type Keys, seedAccount } from './seed-account.ts';

// The five stories that the tool was asked for, live and again from the snapshot of the same call. What moto stores in
// another shape than AWS (conditions of URL permissions, several accounts) comes from the answering server.
const folder = mkdtempSync(join(tmpdir(), 'why403-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Explained {
  readonly verdict: string;
  readonly exitCode: number;
  readonly notPermission?: { readonly cause: string };
  readonly actions: readonly {
    readonly action: string;
    readonly decision: string;
    readonly reason: string;
    readonly nearMisses: readonly { failing: string }[];
  }[];
  readonly findings: readonly { readonly rule: string }[];
  readonly fixes: readonly unknown[];
}

let files = 0;

/** The explanation of a call from the live account; the one from its snapshot, without account, must be the same. */
async function explain(args: readonly string[], setting: LiveSetting): Promise<Explained> {
  const live = await runLive(['explain', ...args, '--format', 'json'], setting);
  expect(live.stderr).toBe('');
  const file = join(folder, `case-${files++}.json`);
  const saved = await runLive(['collect', ...args, '-o', file], setting);
  expect(saved.exitCode, saved.stderr).toBe(0);
  const offline = { endpoint: 'http://127.0.0.1:9', accessKeyId: '' };
  const again = await runLive(['explain', '--snapshot', file, '--format', 'json'], offline);
  expect(again.stderr).toBe('');
  const [first, second]: Explained[] = [JSON.parse(live.stdout), JSON.parse(again.stdout)];
  if (first === undefined || second === undefined) throw new Error('no explanation');
  expect({ ...second, sources: [], collectedAt: '' }).toEqual({ ...first, sources: [], collectedAt: '' });
  expect([live.exitCode, again.exitCode]).toEqual([first.exitCode, first.exitCode]);
  return first;
}

const decisions = (found: Explained): Record<string, string> =>
  Object.fromEntries(found.actions.map(({ action, decision }) => [action, decision]));
const rules = (found: Explained): string[] => found.findings.map((finding) => finding.rule);

/** One call explained against an account of the answering server. */
async function answered(
  known: AnsweredAccount,
  args: readonly string[],
  setting: Partial<LiveSetting> = {},
): Promise<Explained> {
  const server = await startAnsweringServer(known);
  try {
    return await explain(args, { endpoint: server.url, ...setting });
  } finally {
    await server.close();
  }
}

describe('live against moto', () => {
  const region = 'ca-central-1';
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  });
  afterAll(() => moto.stop());
  beforeEach(() => moto.reset());

  const as = (keys: Keys): LiveSetting => ({ endpoint: moto.url, region, ...keys });

  test('story 1: a user with lambda:InvokeFunction on one function invokes it; without the policy a fix is offered', async () => {
    const seed = seedAccount(moto.url, region);
    const arn = await seed.function('orders');
    // lambda:InvokeAsync is obsolete and changes nothing. https://docs.aws.amazon.com/lambda/latest/api/API_InvokeAsync.html
    const alice = await seed.user('alice', { invoke: allow(['lambda:InvokeFunction', 'lambda:InvokeAsync'], arn) });
    const bob = await seed.user('bob');
    const allowed = await explain(['orders'], as(alice));
    expect(allowed).toMatchObject({ verdict: 'allowed', exitCode: 0, fixes: [] });
    const denied = await explain([arn], as(bob));
    expect(denied).toMatchObject({
      exitCode: 1,
      actions: [{ action: 'lambda:InvokeFunction', decision: 'implicitDeny', reason: 'implicit-deny:identity' }],
    });
    expect(denied.fixes).toHaveLength(1);
    const text = await runLive(['explain', arn], as(bob));
    expect(text.stdout).toContain('DENIED');
    expect(text.stdout).toContain('"Action":"lambda:InvokeFunction"');
    expect(text.stdout).toContain(`"Resource":"${arn}"`);
  });

  test('story 2: a group may POST to a REST API; GET is denied by a hair, and an open method is no permission question', async () => {
    const seed = seedAccount(moto.url, region);
    const arn = await seed.function('orders');
    const api = await seed.restApi({ POST: 'AWS_IAM', GET: 'AWS_IAM', PUT: 'NONE' }, arn);
    const alice = await seed.user('alice');
    await seed.group(
      'shop',
      'alice',
      allow('execute-api:Invoke', `arn:aws:execute-api:${region}:${ACCOUNT}:${api}/*/POST/*`),
    );
    const url = `https://${api}.execute-api.${region}.amazonaws.com/prod/orders`;
    expect(await explain([url, '--method', 'POST'], as(alice))).toMatchObject({ verdict: 'allowed', exitCode: 0 });
    const get = await explain([url, '--method', 'GET'], as(alice));
    expect(get).toMatchObject({ exitCode: 1, actions: [{ decision: 'implicitDeny' }] });
    expect(get.actions[0]?.nearMisses.map((miss) => miss.failing)).toEqual(['resource']);
    expect(await explain([url, '--method', 'PUT'], as(alice))).toMatchObject({
      notPermission: { cause: 'route-without-iam' },
    });
    expect(await explain([url, '--method', 'DELETE'], as(alice))).toMatchObject({
      notPermission: { cause: 'no-such-route' },
    });
  });

  test('story 3: the same function asked by root, user, instance role and services, each with the policies that count', async () => {
    const seed = seedAccount(moto.url, region);
    const arn = await seed.function('orders');
    const alice = await seed.user('alice', { invoke: allow('lambda:InvokeFunction', arn) });
    await seed.role('instance', 'ec2.amazonaws.com', { invoke: allow('lambda:InvokeFunction', arn) });
    const instance = await seed.session('instance', 'i-0123456789abcdef0');
    const who = (caller: string): readonly string[] => ['orders', '--caller', caller];
    expect(await explain(who(ACCOUNT), as(alice))).toMatchObject({
      verdict: 'allowed',
      actions: [{ reason: 'allow:root' }],
    });
    expect(await explain(['orders'], as(alice))).toMatchObject({
      verdict: 'allowed',
      actions: [{ reason: 'allow:identity' }],
    });
    expect(await explain(['orders'], as(instance))).toMatchObject({
      verdict: 'allowed',
      actions: [{ reason: 'allow:identity' }],
    });
    // Only the function's own policy counts for a service. https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html
    expect(await explain(who('events.amazonaws.com'), as(alice))).toMatchObject({
      exitCode: 1,
      actions: [{ reason: 'implicit-deny:resource' }],
    });
    await seed.permission({
      FunctionName: 'orders',
      StatementId: 'events',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
    });
    expect(await explain(who('events.amazonaws.com'), as(alice))).toMatchObject({
      verdict: 'allowed',
      actions: [{ reason: 'allow:resource' }],
    });
    expect(await explain(who('anonymous'), as(alice))).toMatchObject({ exitCode: 1 });
  });

  test('story 3: a federated user has what the federating user has, and no more than the session policy', async () => {
    const seed = seedAccount(moto.url, region);
    const arn = await seed.function('orders');
    const alice = await seed.user('alice', { invoke: allow('lambda:InvokeFunction', arn) });
    const federated = ['orders', '--caller', `arn:aws:sts::${ACCOUNT}:federated-user/visitor`];
    const found = await explain([...federated, '--federated-by', `arn:aws:iam::${ACCOUNT}:user/alice`], as(alice));
    // Which session policy was passed is not visible; without one the session may do nothing.
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
    expect(found).toMatchObject({ exitCode: 3, verdict: 'undetermined' });
  });

  test('story 5: a user without a grant is refused at a function URL, with both actions in an identity policy let in', async () => {
    const seed = seedAccount(moto.url, region);
    const arn = await seed.function('orders');
    const url = await seed.functionUrl('orders');
    const bob = await seed.user('bob');
    const alice = await seed.user('alice', { url: allow(['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'], arn) });
    const denied = await explain([url], as(bob));
    expect(decisions(denied)).toEqual({
      'lambda:InvokeFunctionUrl': 'implicitDeny',
      'lambda:InvokeFunction': 'implicitDeny',
    });
    expect(denied.exitCode).toBe(1);
    expect(denied.fixes).toHaveLength(1);
    expect(await explain([url], as(alice))).toMatchObject({ verdict: 'allowed', exitCode: 0 });
  });

  test('what moto does not serve leaves a hole that is named, not an error', async () => {
    const seed = seedAccount(moto.url, region);
    await seed.function('orders');
    const alice = await seed.user('alice');
    const { stdout } = await runLive(['collect', 'orders'], as(alice));
    // moto has no GetResourcePolicy and answers HTML; GetPolicy then tells that there is none.
    expect(JSON.parse(stdout)).toMatchObject({
      function: { value: { policy: { status: 'absent', by: 'lambda:GetPolicy' } } },
    });
  });
});

describe('live against AWS-shaped answers', () => {
  const url = `https://${URL_ID}.lambda-url.${REGION}.on.aws/`;
  // The shape that AddPermission stores. https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
  const urlGrant = (Principal: unknown): object => ({
    Sid: 'url',
    Effect: 'Allow',
    Principal,
    Action: 'lambda:InvokeFunctionUrl',
    Resource: ORDERS,
    Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
  });
  const invokeGrant = (Principal: unknown): object => ({
    Sid: 'invoke',
    Effect: 'Allow',
    Principal,
    Action: 'lambda:InvokeFunction',
    Resource: ORDERS,
    Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
  });

  const ROLE = `arn:aws:iam::${ACCOUNT}:role/svc/app`;
  const { organization: _none, ...plain } = EXAMPLE;

  /** The calling function's role without policies of its own, and a function with these statements. */
  const withStatements = (
    statements: readonly object[],
    roles: AnsweredAccount['roles'] = { app: { path: '/svc/' } },
  ): AnsweredAccount => ({
    ...plain,
    roles,
    functions: {
      orders: {
        region: REGION,
        urls: [{ id: URL_ID, authType: 'AWS_IAM' }],
        ...(statements.length === 0 ? {} : { policy: { Version: '2012-10-17', Statement: statements } }),
      },
    },
  });

  test('story 4: the advice of a tutorial grants one action of two, and the fix adds the other', async () => {
    const found = await answered(withStatements([urlGrant({ AWS: ROLE })]), [url]);
    expect(decisions(found)).toEqual({
      'lambda:InvokeFunctionUrl': 'allowed',
      'lambda:InvokeFunction': 'implicitDeny',
    });
    expect(found.exitCode).toBe(1);
    expect(rules(found)).toContain('function-url-without-invoke-function');
    expect(found.fixes).toHaveLength(1);
    const both = await answered(withStatements([urlGrant({ AWS: ROLE }), invokeGrant({ AWS: ROLE })]), [url]);
    expect(both).toMatchObject({ verdict: 'allowed', exitCode: 0 });
  });

  test('story 4: lambda.amazonaws.com does not stand for functions that call', async () => {
    const service = { Service: 'lambda.amazonaws.com' };
    const found = await answered(withStatements([urlGrant(service), invokeGrant(service)]), [url]);
    expect(decisions(found)).toEqual({
      'lambda:InvokeFunctionUrl': 'implicitDeny',
      'lambda:InvokeFunction': 'implicitDeny',
    });
    expect(rules(found)).toContain('service-principal-for-role');
  });

  test('story 4: across accounts both sides must grant', async () => {
    const stranger = `arn:aws:iam::${OTHER}:role/app`;
    const known = withStatements([urlGrant({ AWS: stranger }), invokeGrant({ AWS: stranger })]);
    // The function's account cannot read the caller's policies: open, not denied.
    expect(await answered(known, [url, '--caller', stranger])).toMatchObject({ exitCode: 3 });
    // Without the resource side nothing on the caller's side can help.
    expect(await answered(withStatements([]), [url, '--caller', stranger])).toMatchObject({ exitCode: 1 });
  });

  test('story 5: grants by resource policy, and by temporary credentials of the same user', async () => {
    const alice = `arn:aws:iam::${ACCOUNT}:user/alice`;
    const identity = { arn: alice, userId: 'AIDAEXAMPLE' };
    const known = {
      ...withStatements([urlGrant({ AWS: alice }), invokeGrant({ AWS: alice })]),
      users: { alice: {} },
      identity,
    };
    expect(await answered(known, [url])).toMatchObject({
      verdict: 'allowed',
      actions: [{ reason: 'allow:resource' }, { reason: 'allow:resource' }],
    });
    expect(await answered(known, [url], { sessionToken: 'token' })).toMatchObject({ verdict: 'allowed', exitCode: 0 });
  });

  test('a boundary of a user refuses what an identity policy grants', async () => {
    const alice = {
      inline: { invoke: allow('lambda:InvokeFunction', ORDERS) },
      boundary: `arn:aws:iam::${ACCOUNT}:policy/A`,
    };
    const identity = { arn: `arn:aws:iam::${ACCOUNT}:user/alice`, userId: 'AIDAEXAMPLE' };
    const found = await answered(
      { ...withStatements([]), users: { alice }, identity, managed: EXAMPLE.managed ?? {} },
      [ORDERS],
    );
    expect(found).toMatchObject({ exitCode: 1, actions: [{ reason: 'implicit-deny:boundary' }] });
  });

  test('a service control policy of one level that does not allow refuses', async () => {
    const { organization } = EXAMPLE;
    if (organization === undefined) throw new Error('no organization');
    const attached = { ...organization.attached, 'ou-1': ['p-two'] };
    const found = await answered({ ...EXAMPLE, organization: { ...organization, attached } }, [
      'orders',
      '--caller',
      ROLE_SESSION,
    ]);
    expect(found).toMatchObject({ exitCode: 1, actions: [{ reason: 'implicit-deny:scp' }] });
  });
});
