import type { Evidence, PolicyEvidence } from '../../src/domain/evidence.ts';
import type { Target } from '../../src/domain/target.ts';
import { type ApiEvidence, type RouteEvidence, SNAPSHOT_SCHEMA, type Snapshot } from '../../src/snapshot/snapshot.ts';
import { REST_HOST, URL_HOST } from './hosts.ts';
import type { Key } from './keys.ts';

const ACCOUNT = '111122223333';
const ABSENT = { status: 'absent', by: 'written by hand' } as const;

function collected<T>(value: T): Evidence<T> {
  return { status: 'collected', value, by: 'written by hand' };
}

function document(layer: 'identity' | 'resource', name: string, statements: readonly unknown[]): PolicyEvidence {
  const kind = layer === 'identity' ? 'inline' : 'function-policy';
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return { source: { layer, kind, name }, document: collected(text) };
}

/** Statements of the caller's identity policy. */
export function allow(action: string | readonly string[], resource: string): unknown {
  return { Effect: 'Allow', Action: action, Resource: resource };
}

function base(target: Target, key: Key, statements: readonly unknown[]): Snapshot {
  const isUser = key.arn.includes(':user/');
  const name = key.arn.split('/')[1] ?? '';
  const caller = isUser
    ? { kind: 'iam-user' as const, arn: key.arn, account: ACCOUNT, userName: name }
    : {
        kind: 'assumed-role' as const,
        arn: key.arn,
        account: ACCOUNT,
        roleArn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
        sessionName: 'session',
      };
  return {
    schema: SNAPSHOT_SCHEMA,
    collectedAt: '2026-11-21T12:00:00Z',
    tool: 'written by hand',
    target,
    sources: [],
    caller: collected(caller),
    identity: {
      policies: collected([document('identity', 'own', statements)]),
      groups: isUser ? collected([]) : ABSENT,
      boundary: ABSENT,
      session: isUser ? ABSENT : collected([]),
      tags: collected({}),
    },
    organization: { id: ABSENT, managementAccount: ABSENT, scps: ABSENT },
    function: ABSENT,
    api: ABSENT,
    vpcEndpoint: ABSENT,
    context: {},
  };
}

function ofFunction(name: string): Snapshot['function'] {
  const urls = collected([{ url: `https://${URL_HOST}/`, authType: 'AWS_IAM' as const }]);
  return collected({
    name,
    account: ACCOUNT,
    region: 'eu-west-1',
    partition: 'aws',
    policy: ABSENT,
    qualifiedPolicy: ABSENT,
    urls,
    aliases: collected([]),
    tags: collected({}),
  });
}

/** Evidence for a direct invoke. */
export function functionSnapshot(name: string, key: Key, statements: readonly unknown[]): Snapshot {
  const target = { kind: 'function', name, region: 'eu-west-1', account: ACCOUNT } as const;
  return { ...base(target, key, statements), function: ofFunction(name) };
}

/** Evidence for a function URL with AWS_IAM. */
export function urlSnapshot(path: string, key: Key, statements: readonly unknown[]): Snapshot {
  const url = `https://${URL_HOST}${path}`;
  const urlId = URL_HOST.split('.')[0] ?? '';
  const target = { kind: 'functionUrl', url, urlId, region: 'eu-west-1', path } as const;
  return { ...base(target, key, statements), function: ofFunction('orders') };
}

/** Evidence for a REST API whose route GET `path` is protected by IAM. */
export function apiSnapshot(path: string, key: Key, statements: readonly unknown[]): Snapshot {
  const url = `https://${REST_HOST}/prod${path}`;
  const place = { apiId: 'a1b2c3d4e5', region: 'eu-west-1', partition: 'aws' } as const;
  const target = { kind: 'executeApi', ...place, stage: 'prod', path, url } as const;
  const route = {
    key: `GET ${path}`,
    authorizationType: 'AWS_IAM' as const,
    apiKeyRequired: false,
    integration: ABSENT,
  };
  const api = {
    ...place,
    account: ACCOUNT,
    type: 'REST' as const,
    endpointType: 'REGIONAL' as const,
    stage: collected({ name: 'prod' }),
    path,
    method: 'GET',
    policy: ABSENT,
    route: collected(route),
    routes: collected([route.key]),
  };
  return { ...base(target, key, statements), api: collected(api) };
}

/** The same with more said of the API and of the route, whose table is known. */
export function routeSnapshot(
  path: string,
  key: Key,
  more: { readonly api?: Partial<ApiEvidence>; readonly route?: Partial<RouteEvidence> },
): Snapshot {
  const snapshot = apiSnapshot(path, key, []);
  if (snapshot.api.status !== 'collected' || snapshot.api.value.route.status !== 'collected') return snapshot;
  const route = { ...snapshot.api.value.route.value, ...more.route };
  const value = {
    ...snapshot.api.value,
    route: collected(route),
    routes: collected([route.key]),
    routeTable: [route],
    ...more.api,
  };
  return { ...snapshot, api: collected(value) };
}
