import { describe, expect, test } from 'vitest';
import { combine } from '../../src/collect/combine.ts';
import { contributionOf } from '../../src/collect/contributions.ts';
import { retarget } from '../../src/collect/retarget.ts';
import { parseCaller } from '../../src/domain/parse-caller.ts';
import { parseTarget } from '../../src/domain/parse-target.ts';
import type { Target } from '../../src/domain/target.ts';
import type { ApiEvidence, RouteEvidence, Snapshot } from '../../src/snapshot/snapshot.ts';
import { smallSnapshot } from '../snapshot/small-snapshot.ts';

const A = '111122223333';

function target(text: string, method?: string): Target {
  const parsed = parseTarget(text, { method });
  if (!parsed.ok) throw parsed.error;
  return parsed.value;
}

function caller(text: string) {
  const parsed = parseCaller(text);
  if (!parsed.ok) throw parsed.error;
  return parsed.value;
}

const collected = <T>(value: T) => ({ status: 'collected', value, by: 'test' }) as const;
const absent = { status: 'absent', by: 'test' } as const;
const denied = {
  status: 'unavailable',
  operation: 'iam:ListUserPolicies',
  reason: 'accessDenied',
  detail: '',
} as const;

const route = (key: string, authorizationType: RouteEvidence['authorizationType']): RouteEvidence => ({
  key,
  authorizationType,
  apiKeyRequired: false,
  integration: absent,
});

function apiSnapshot(): Snapshot {
  const table = [route('POST /orders', 'AWS_IAM'), route('GET /orders', 'NONE')];
  const api: ApiEvidence = {
    apiId: 'a1b2c3d4e5',
    account: A,
    region: 'eu-west-1',
    partition: 'aws',
    type: 'REST',
    stage: collected({ name: 'prod', deploymentId: 'd1' }),
    path: '/orders',
    method: 'POST',
    policy: absent,
    route: collected({ ...route('POST /orders', 'AWS_IAM'), integration: collected({ type: 'AWS_PROXY' }) }),
    routes: collected(['POST /orders', 'GET /orders']),
    routeTable: table,
    stageNames: ['prod', 'test'],
  };
  const url = target('https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders', 'POST');
  return { ...smallSnapshot(), target: url, function: absent, api: collected(api) };
}

describe('a snapshot asked for another call', () => {
  test('the same call gives the same evidence', () => {
    const snapshot = apiSnapshot();
    expect(retarget(snapshot, snapshot.target, undefined)).toEqual(snapshot);
    expect(retarget(smallSnapshot(), smallSnapshot().target, undefined)).toEqual(smallSnapshot());
  });

  test('another method of the API finds its own route', () => {
    const url = 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/orders';
    const get = retarget(apiSnapshot(), target(url, 'GET'), undefined);
    expect(get.api).toMatchObject({
      value: { method: 'GET', route: { value: { key: 'GET /orders', authorizationType: 'NONE' } } },
    });
    const none = retarget(apiSnapshot(), target(url, 'DELETE'), undefined);
    expect(none.api).toMatchObject({ value: { route: { status: 'absent' } } });
  });

  test('another stage that exists is known by name, one that does not is absent', () => {
    const at = (stage: string) =>
      retarget(
        apiSnapshot(),
        target(`https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/${stage}/orders`),
        undefined,
      );
    expect(at('test').api).toMatchObject({ value: { stage: { value: { name: 'test' } } } });
    expect(at('nowhere').api).toMatchObject({ value: { stage: { status: 'absent' } } });
  });

  test('another API, function or region is not told', () => {
    const open = { status: 'unavailable', reason: 'notCollected' };
    expect(
      retarget(apiSnapshot(), target('https://zzzzzzzzzz.execute-api.eu-west-1.amazonaws.com/prod/orders'), undefined)
        .api,
    ).toMatchObject(open);
    expect(retarget(smallSnapshot(), target('billing'), undefined).function).toMatchObject(open);
    expect(
      retarget(smallSnapshot(), target(`arn:aws:lambda:us-east-1:${A}:function:orders`), undefined).function,
    ).toMatchObject(open);
  });

  test('a qualifier that was not collected has no policy that is known', () => {
    const { function: found } = retarget(smallSnapshot(), target('orders:live'), undefined);
    expect(found).toMatchObject({
      value: { qualifier: 'live', qualifiedPolicy: { status: 'unavailable', reason: 'notCollected' } },
    });
  });

  test('the policies of one user are not those of another', () => {
    const known = { ...smallSnapshot(), identity: { ...smallSnapshot().identity, policies: collected([]) } };
    const alice = retarget(known, known.target, caller(`arn:aws:iam::${A}:user/alice`));
    const bob = retarget(known, known.target, caller(`arn:aws:iam::${A}:user/bob`));
    expect(alice.identity.policies).toEqual(collected([]));
    expect(bob.identity.policies).toMatchObject({ status: 'unavailable', reason: 'notCollected' });
    expect(bob.organization).toEqual(known.organization);
  });

  test('a service needs no identity policies', () => {
    const service = retarget(smallSnapshot(), smallSnapshot().target, caller('events.amazonaws.com'));
    expect(service.identity.policies.status).toBe('absent');
    expect(service.organization.scps.status).toBe('absent');
  });
});

describe('several sources', () => {
  const withPolicies = (policies: Snapshot['identity']['policies']): Snapshot => ({
    ...smallSnapshot(),
    identity: { ...smallSnapshot().identity, policies },
  });
  const policy = (document: Snapshot['organization']['id']) => ({
    source: { layer: 'identity', kind: 'inline', name: 'own' } as const,
    document,
  });

  test('the later one fills what the first could not read, and both are named for it', () => {
    const [first, second] = [withPolicies(denied), withPolicies(collected([]))];
    const whole = combine(first, [second]);
    expect(whole.identity.policies).toEqual(collected([]));
    expect(contributionOf('second', second, whole).gave).toContain('no identity policies');
    expect(contributionOf('first', first, whole).gave.join()).not.toContain('identity policies');
  });

  test('the first one is believed where both know', () => {
    const whole = combine(withPolicies(absent), [withPolicies(collected([policy(collected('{}'))]))]);
    expect(whole.identity.policies).toEqual(absent);
  });

  test('a document that only the second could read joins the list of the first', () => {
    const first = withPolicies(collected([policy(denied)]));
    const whole = combine(first, [withPolicies(collected([policy(collected('{}'))]))]);
    expect(whole.identity.policies).toMatchObject({ value: [{ document: { status: 'collected', value: '{}' } }] });
  });

  test('of two failures the one that AWS answered stays', () => {
    const other = { ...denied, operation: 'file', reason: 'notCollected' } as const;
    expect(combine(withPolicies(other), [withPolicies(denied)]).identity.policies).toEqual(denied);
    expect(combine(withPolicies(denied), [withPolicies(other)]).identity.policies).toEqual(denied);
  });
});
