import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gatherSnapshot } from '../../src/collect/gather.ts';
import { parseCaller } from '../../src/domain/parse-caller.ts';
import { parseTarget } from '../../src/domain/parse-target.ts';
import { isUserError } from '../../src/domain/user-error.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';

const A = '111122223333';
const ORDERS = `arn:aws:lambda:eu-west-1:${A}:function:orders`;
const ALICE = `arn:aws:iam::${A}:user/alice`;
const allow = (Action: string, Resource: string): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'why403-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** The snapshot from a folder with these files, whose names say nothing. */
function gather(files: readonly unknown[], target: string, caller?: string): Promise<Snapshot> {
  for (const [index, content] of files.entries()) {
    writeFileSync(join(dir, `${index}.json`), typeof content === 'string' ? content : JSON.stringify(content));
  }
  const asked = parseTarget(target, { method: 'GET' });
  const by = caller === undefined ? undefined : parseCaller(caller);
  if (!asked.ok) throw asked.error;
  if (by?.ok === false) throw by.error;
  return gatherSnapshot({
    target: asked.value,
    caller: by?.value,
    snapshotPaths: [],
    evidenceDirs: [dir],
    context: {},
    now: new Date(0),
    live: false,
    tool: 'why403 test',
    onProgress: () => undefined,
  });
}

const configuration = {
  FunctionName: 'orders',
  FunctionArn: ORDERS,
  Role: `arn:aws:iam::${A}:role/exec`,
  Version: '$LATEST',
};
const details = {
  UserDetailList: [
    {
      UserName: 'alice',
      UserId: 'AIDAEXAMPLE',
      Arn: `arn:aws:iam::${A}:user/people/alice`,
      UserPolicyList: [
        {
          PolicyName: 'own',
          PolicyDocument: encodeURIComponent(JSON.stringify(allow('lambda:InvokeFunction', ORDERS))),
        },
      ],
      GroupList: ['devs'],
      AttachedManagedPolicies: [{ PolicyName: 'M', PolicyArn: `arn:aws:iam::${A}:policy/M` }],
      Tags: [{ Key: 'team', Value: 'orders' }],
    },
  ],
  GroupDetailList: [
    { GroupName: 'devs', Arn: `arn:aws:iam::${A}:group/devs`, GroupPolicyList: [], AttachedManagedPolicies: [] },
  ],
  RoleDetailList: [],
  Policies: [
    {
      Arn: `arn:aws:iam::${A}:policy/M`,
      DefaultVersionId: 'v2',
      PolicyVersionList: [
        { VersionId: 'v1', Document: allow('s3:*', '*') },
        { VersionId: 'v2', Document: allow('sqs:*', '*'), IsDefaultVersion: true },
      ],
    },
  ],
};

describe('account authorization details', () => {
  test('tell user, groups, default version, tags and path', async () => {
    const { caller, identity } = await gather([details, configuration], 'orders', ALICE);
    expect(caller).toMatchObject({ value: { arn: `arn:aws:iam::${A}:user/people/alice` } });
    expect(identity).toMatchObject({
      policies: {
        value: [
          { source: { kind: 'inline', name: 'own' } },
          { source: { name: 'M' }, document: { value: expect.stringContaining('sqs:*') } },
        ],
      },
      groups: { value: [{ name: 'devs', policies: { value: [] } }] },
      boundary: { status: 'absent' },
      tags: { value: { team: 'orders' } },
    });
  });

  test('a user that a whole listing does not name does not exist; a role is simply not told', async () => {
    const user = await gather([details, configuration], 'orders', `arn:aws:iam::${A}:user/bob`);
    expect(user.identity.policies).toMatchObject({ status: 'unavailable', reason: 'notFound' });
    const role = await gather([details, configuration], 'orders', `arn:aws:iam::${A}:role/app`);
    expect(role.identity.policies).toMatchObject({ status: 'unavailable', reason: 'notCollected' });
  });

  test('a user of the same name in another account has nothing of it', async () => {
    const { identity } = await gather([details, configuration], 'orders', 'arn:aws:iam::444455556666:user/alice');
    expect(identity.policies).toMatchObject({ status: 'unavailable', reason: 'notCollected' });
    expect(identity.tags.status).toBe('unavailable');
  });
});

describe('outputs that do not name whom they are of', () => {
  const identity = { UserId: 'AIDAEXAMPLE', Account: A, Arn: ALICE };
  const attached = { AttachedPolicies: [{ PolicyName: 'M', PolicyArn: `arn:aws:iam::${A}:policy/M` }] };
  const version = { PolicyVersion: { Document: allow('sqs:*', '*'), VersionId: 'v4', IsDefaultVersion: true } };

  test('count for the only principal, and for the only policy without a document', async () => {
    const { caller, identity: found } = await gather(
      [identity, attached, { PolicyNames: [] }, version, configuration],
      'orders',
    );
    expect(caller).toMatchObject({ value: { kind: 'iam-user', userName: 'alice' } });
    expect(found.policies).toMatchObject({
      value: [{ source: { name: 'M' }, document: { value: expect.stringContaining('sqs:*') } }],
    });
  });

  test('count for nobody when two principals are known', async () => {
    const role = { Role: { RoleName: 'app', Arn: `arn:aws:iam::${A}:role/app` } };
    const { identity: found } = await gather([identity, role, attached, { PolicyNames: [] }, configuration], 'orders');
    expect(found.policies).toMatchObject({ status: 'unavailable', reason: 'notCollected' });
  });

  test('two callers are no caller, and both files are named', async () => {
    const other = { UserId: 'AROAEXAMPLE:s', Account: A, Arn: `arn:aws:sts::${A}:assumed-role/app/s` };
    const { caller } = await gather([identity, other, configuration], 'orders');
    expect(caller).toMatchObject({ status: 'unavailable', detail: expect.stringMatching(/0\.json and .*1\.json/) });
  });
});

describe('Lambda', () => {
  const grant = (resource: string): object => ({
    Policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: resource.slice(-4),
          Effect: 'Allow',
          Principal: '*',
          Action: 'lambda:InvokeFunction',
          Resource: resource,
        },
      ],
    }),
  });

  test('a policy belongs to the function, version or alias that its statements name', async () => {
    const { function: found } = await gather([configuration, grant(ORDERS), grant(`${ORDERS}:live`)], 'orders:live');
    expect(found).toMatchObject({
      value: {
        policy: { value: { document: { value: expect.stringContaining('"ders"') } } },
        qualifiedPolicy: { value: { document: { value: expect.stringContaining('"live"') } } },
      },
    });
  });

  test('no file about a policy is not "no policy"', async () => {
    const { function: found } = await gather([configuration], 'orders');
    expect(found).toMatchObject({
      value: { region: 'eu-west-1', account: A, policy: { status: 'unavailable', reason: 'notCollected' } },
    });
  });

  test('two different policies of one function contradict each other', async () => {
    const other = {
      Policy: { Version: '2012-10-17', Statement: { Effect: 'Deny', Principal: '*', Action: '*', Resource: ORDERS } },
    };
    const { function: found } = await gather([configuration, grant(ORDERS), other], 'orders');
    expect(found).toMatchObject({ value: { policy: { status: 'unavailable', reason: 'failed' } } });
  });

  test('a URL leads to its function and its alias', async () => {
    const id = 'a'.repeat(32);
    const url = {
      FunctionUrlConfigs: [
        {
          FunctionUrl: `https://${id}.lambda-url.eu-west-1.on.aws/`,
          FunctionArn: `${ORDERS}:live`,
          AuthType: 'AWS_IAM',
          CreationTime: '2026-01-01T00:00:00Z',
        },
      ],
    };
    const { function: found } = await gather(
      [configuration, url, grant(`${ORDERS}:live`)],
      `https://${id}.lambda-url.eu-west-1.on.aws/`,
    );
    expect(found).toMatchObject({
      value: { name: 'orders', qualifier: 'live', qualifiedPolicy: { status: 'collected' } },
    });
  });

  test('a URL that no file knows is not absent', async () => {
    const { function: found } = await gather([configuration], `https://${'b'.repeat(32)}.lambda-url.eu-west-1.on.aws/`);
    expect(found).toMatchObject({ status: 'unavailable', reason: 'notCollected' });
  });
});

describe('API Gateway', () => {
  const policy = JSON.stringify(allow('execute-api:Invoke', 'execute-api:/*'));
  const api = {
    id: 'a1b2c3d4e5',
    name: 'shop',
    rootResourceId: 'root1',
    policy: JSON.stringify(policy).slice(1, -1),
    endpointConfiguration: { types: ['REGIONAL'] },
  };
  const resources = (root: string): object => ({
    items: [
      { id: root, path: '/' },
      {
        id: 'x',
        parentId: root,
        path: '/orders',
        resourceMethods: { GET: { httpMethod: 'GET', authorizationType: 'AWS_IAM', apiKeyRequired: true } },
      },
    ],
  });
  const url = 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders';

  test('the id of the root resource ties the resources to their API', async () => {
    const { api: found } = await gather(
      [
        configuration,
        { items: [api, { ...api, id: 'other', rootResourceId: 'root2' }] },
        resources('root1'),
        resources('root2'),
      ],
      url,
    );
    expect(found).toMatchObject({
      value: {
        type: 'REST',
        policy: { value: { document: { value: policy } } },
        route: { value: { key: 'GET /orders', authorizationType: 'AWS_IAM', apiKeyRequired: true } },
        stage: { value: { name: 'prod' }, by: 'target' },
      },
    });
  });

  test('resources of another API are not used', async () => {
    const { api: found } = await gather([configuration, api, resources('root2')], url);
    expect(found).toMatchObject({ value: { route: { status: 'unavailable', reason: 'notCollected' } } });
  });

  test('routes count for the only HTTP API, and for none of two', async () => {
    const http = { ApiId: 'a1b2c3d4e5', Name: 'items', ProtocolType: 'HTTP', DisableExecuteApiEndpoint: false };
    const routes = {
      Items: [{ RouteKey: 'GET /orders', AuthorizationType: 'AWS_IAM', RouteId: 'r', Target: 'integrations/i' }],
    };
    const only = await gather([configuration, { Items: [http] }, routes], url);
    expect(only.api).toMatchObject({
      value: {
        type: 'HTTP',
        route: { value: { key: 'GET /orders' } },
        stage: { value: { name: 'prod' } },
        path: '/orders',
      },
    });
    const both = await gather([configuration, { Items: [http, { ...http, ApiId: 'other' }] }, routes], url);
    expect(both.api).toMatchObject({
      value: { route: { status: 'unavailable', detail: expect.stringContaining('2 APIs') } },
    });
  });
});

describe('a folder', () => {
  test('names the files that gave nothing, each with the reason', async () => {
    writeFileSync(join(dir, 'readme.txt'), 'hello');
    mkdirSync(join(dir, 'more'));
    writeFileSync(join(dir, 'more', 'configuration.json'), JSON.stringify(configuration));
    const { sources, function: found } = await gather(
      [
        { some: 'thing' },
        '{"a":1,"a":2}',
        '{"cut":',
        { EvaluationResults: [] },
        { Policies: [{ Id: 'p-1', Type: 'SERVICE_CONTROL_POLICY' }] },
      ],
      'orders',
    );
    expect(found.status).toBe('collected');
    const gave = Object.fromEntries(sources.map((source) => [source.from.slice(dir.length + 1), source.gave.join()]));
    expect(gave).toMatchObject({
      '0.json': expect.stringContaining('not recognised'),
      '1.json': expect.stringContaining('gives twice the key `a`'),
      '2.json': expect.stringContaining('not JSON'),
      '3.json': expect.stringContaining('simulation'),
      '4.json': expect.stringContaining('not used'),
      'readme.txt': expect.stringContaining('not JSON'),
    });
  });

  test('that is none is a mistake of the user', async () => {
    rmSync(dir, { recursive: true });
    const failed = await gather([], 'orders').catch((thrown: unknown) => thrown);
    expect(isUserError(failed) && failed.message).toContain('does not exist');
    mkdirSync(dir);
  });
});
