import { describe, expect, test } from 'vitest';
import type { LayerOutcome } from '../../src/domain/decision.ts';
import { allow, answer, app, deny, FN, layer, of, policy, source, stranger } from './asking.ts';

const INVOKE = 'lambda:InvokeFunction';
const GRANT = allow(INVOKE, FN);
const OTHER = allow('s3:*');
const level = (target: string, ...statements: readonly unknown[]) => ({
  ...layer(policy('scp', statements, target)),
  target,
});

function outcomes(layers: readonly LayerOutcome[]): Readonly<Record<string, string>> {
  return Object.fromEntries(layers.map(({ layer: name, target, outcome }) => [target ?? name, outcome]));
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
describe('blockers', () => {
  test('an allowed call has none, and names what grants', () => {
    const found = answer({ policies: { identity: of('identity', OTHER, GRANT) } });
    expect(found).toMatchObject({ kind: 'allowed', blockers: [], nearMisses: [], needs: [] });
    expect(found.grants).toEqual([{ source: source('identity'), index: 1 }]);
    expect(found.allowedIf).toBeUndefined();
  });

  test('every layer that refuses is listed, denies first', () => {
    const found = answer({
      caller: app,
      policies: {
        scps: [level('root', allow('*')), level('ou-1', OTHER), level('account', deny('lambda:*'))],
        identity: of('identity', GRANT, deny(INVOKE, '*', { Sid: 'No' })),
        boundary: of('boundary', OTHER),
        session: of('session', OTHER),
      },
    });
    expect(found.blockers).toEqual([
      {
        kind: 'explicitDeny',
        layer: 'scp',
        target: 'account',
        statements: [{ source: source('scp', 'account'), index: 0 }],
      },
      { kind: 'explicitDeny', layer: 'identity', statements: [{ source: source('identity'), index: 1, sid: 'No' }] },
      { kind: 'implicitDeny', layer: 'scp', target: 'ou-1', statements: [] },
      { kind: 'implicitDeny', layer: 'scp', target: 'account', statements: [] },
      { kind: 'implicitDeny', layer: 'boundary', statements: [] },
      { kind: 'implicitDeny', layer: 'session', statements: [] },
    ]);
    expect(found.reason).toBe('explicit-deny:scp');
  });

  test('a call that is denied, but granted, still names its grants', () => {
    const found = answer({ policies: { identity: of('identity', GRANT), boundary: of('boundary', OTHER) } });
    expect(found.grants).toEqual([{ source: source('identity'), index: 0 }]);
    expect(found.blockers).toEqual([{ kind: 'implicitDeny', layer: 'boundary', statements: [] }]);
  });

  test('an explicit deny alone leaves no implicit blocker', () => {
    const found = answer({ policies: { identity: of('identity', GRANT, deny(INVOKE)) } });
    expect(found.blockers).toEqual([
      { kind: 'explicitDeny', layer: 'identity', statements: [{ source: source('identity'), index: 1 }] },
    ]);
  });

  test('nothing grants: identity is missing', () => {
    expect(answer({}).blockers).toEqual([{ kind: 'implicitDeny', layer: 'identity', statements: [] }]);
  });

  test('across accounts both missing sides are listed', () => {
    const found = answer({ caller: stranger });
    expect(found.blockers.map((blocker) => blocker.layer)).toEqual(['resource', 'identity']);
  });

  test('an organization that cannot be read is no certain blocker', () => {
    const found = answer({ policies: { identity: of('identity', GRANT), scps: { unknown: 'access denied' } } });
    expect(found).toMatchObject({ kind: 'undetermined', blockers: [] });
  });

  test('a level that cannot be read is not called silent', () => {
    const open = {
      target: 'root',
      policies: [{ source: source('scp', 'p-1'), unreadable: 'access denied' }],
      complete: true,
    };
    const found = answer({ policies: { identity: of('identity', GRANT), scps: [open, level('account', OTHER)] } });
    expect(found.kind).toBe('implicitDeny');
    expect(found.blockers).toEqual([{ kind: 'implicitDeny', layer: 'scp', target: 'account', statements: [] }]);
  });

  test('the grants of an allowed call are those of the way that is open', () => {
    const role = 'arn:aws:iam::111122223333:role/app';
    const resource = of(
      'resource',
      allow(INVOKE, FN, { Principal: { AWS: role } }),
      allow(INVOKE, FN, { Principal: { AWS: '111122223333' } }),
      allow(INVOKE, FN, { Principal: '*' }),
    );
    const direct = answer({ caller: app, policies: { resource, identity: of('identity', GRANT) } });
    expect(direct.reason).toBe('allow:resource');
    expect(direct.grants).toEqual([{ source: source('resource'), index: 2 }]);
    const named = answer({
      caller: app,
      policies: { resource: of('resource', allow(INVOKE, FN, { Principal: { AWS: role } })) },
    });
    expect(named.grants).toEqual([{ source: source('resource'), index: 0 }]);
    const both = answer({
      caller: stranger,
      policies: {
        resource: of('resource', allow(INVOKE, FN, { Principal: { AWS: '444455556666' } })),
        identity: of('identity', GRANT),
      },
    });
    expect(both.grants.map((grant) => grant.source.layer)).toEqual(['resource', 'identity']);
  });
});

describe('layers', () => {
  test('each says what it answered on its own', () => {
    const found = answer({
      caller: app,
      policies: {
        scps: [level('root', allow('*')), level('account', OTHER)],
        identity: of('identity', GRANT),
        boundary: of('boundary', deny('lambda:*')),
        session: layer({ source: source('session'), unreadable: 'not kept by AWS' }),
        resource: of('resource', allow(INVOKE, FN, { Principal: { AWS: '444455556666' } })),
        vpcEndpoint: of('vpce', allow('*', '*', { Principal: '*' })),
      },
    });
    expect(outcomes(found.layers)).toEqual({
      root: 'allow',
      account: 'silent',
      rcp: 'none',
      vpce: 'allow',
      resource: 'silent',
      identity: 'allow',
      boundary: 'explicitDeny',
      session: 'unknown',
    });
    expect(found.layers.map((item) => item.layer)).toEqual([
      'scp',
      'scp',
      'rcp',
      'vpce',
      'resource',
      'identity',
      'boundary',
      'session',
    ]);
    expect(found.layers.find((item) => item.layer === 'identity')?.by).toEqual([
      { source: source('identity'), index: 0 },
    ]);
    expect(found.layers.find((item) => item.layer === 'boundary')?.by).toEqual([
      { source: source('boundary'), index: 0 },
    ]);
    expect(found.layers.find((item) => item.layer === 'session')?.note).toBe('session: not kept by AWS');
  });

  test('layers that do not exist say so', () => {
    expect(outcomes(answer({}).layers)).toEqual({
      scp: 'none',
      rcp: 'none',
      vpce: 'none',
      resource: 'none',
      identity: 'silent',
      boundary: 'none',
      session: 'none',
    });
  });

  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
  test('resource control policies are recognised and do not apply', () => {
    const found = answer({
      policies: { rcps: [{ ...of('rcp', deny('*', '*', { Principal: '*' })), target: 'root' }] },
    });
    expect(found.layers.find((item) => item.layer === 'rcp')).toEqual({
      layer: 'rcp',
      outcome: 'notApplicable',
      by: [],
      note: 'resource control policies do not reach Lambda and execute-api',
    });
    expect(
      answer({ policies: { rcps: { unknown: 'access denied' } } }).layers.find((item) => item.layer === 'rcp')?.outcome,
    ).toBe('notApplicable');
  });

  const notes = (asked: Parameters<typeof answer>[0]): Readonly<Record<string, string | undefined>> =>
    Object.fromEntries(
      answer(asked).layers.flatMap((item) => (item.outcome === 'notApplicable' ? [[item.layer, item.note]] : [])),
    );
  const all = {
    scps: [level('root', allow('*'))],
    identity: of('identity', GRANT),
    boundary: of('boundary', OTHER),
    session: of('session', OTHER),
    resource: of('resource', allow(INVOKE, FN, { Principal: '*' })),
    vpcEndpoint: of('vpce', allow('*', '*', { Principal: '*' })),
    authorizer: of('authorizer', allow('*')),
  };

  test('what does not bind the caller says why: root of a management account', () => {
    const root = {
      kind: 'root' as const,
      arn: 'arn:aws:iam::111122223333:root',
      account: '111122223333',
      managementAccount: true,
    };
    expect(notes({ caller: root, policies: all })).toEqual({
      scp: 'the management account is exempt',
      identity: 'does not bind a caller of kind root',
      boundary: 'does not bind a caller of kind root',
      session: 'does not bind a caller of kind root',
      authorizer: 'the call is authorized by IAM',
    });
  });

  test('what does not bind the caller says why: service', () => {
    const service = { kind: 'service' as const, servicePrincipal: 'sns.amazonaws.com' };
    expect(notes({ caller: service, policies: all })).toMatchObject({ scp: 'does not bind a caller of kind service' });
  });

  test('what does not bind the caller says why: nobody is authenticated', () => {
    const found = notes({ target: { path: 'function-url', authType: 'NONE' }, policies: { ...all, authorizer: null } });
    expect(found).toEqual({
      scp: 'the caller is not authenticated here',
      identity: 'the caller is not authenticated here',
      boundary: 'the caller is not authenticated here',
      session: 'the caller is not authenticated here',
      vpce: 'function URLs are not reachable through VPC endpoints',
    });
  });

  test('what does not bind the caller says why: no signature', () => {
    const found = notes({ unsigned: true, policies: { identity: of('identity', GRANT) } });
    expect(found).toEqual({});
    const anonymous = answer({ caller: { kind: 'anonymous' }, policies: all });
    expect(anonymous).toMatchObject({ kind: 'implicitDeny', reason: 'unauthenticated' });
  });

  test('HTTP APIs have no resource policy', () => {
    const target = { path: 'execute-api' as const, apiType: 'HTTP' as const, authorizationType: 'AWS_IAM' as const };
    expect(notes({ target, actions: ['execute-api:Invoke'], policies: { resource: all.resource } })).toEqual({
      resource: 'HTTP and WebSocket APIs have no resource policy',
    });
  });

  test('an organization that cannot be read is unknown', () => {
    const found = answer({ policies: { identity: of('identity', GRANT), scps: { unknown: 'access denied' } } });
    expect(found.layers[0]).toEqual({ layer: 'scp', outcome: 'unknown', by: [], note: 'access denied' });
  });

  test('an incomplete list says what would tell', () => {
    const identity = { policies: [], complete: false, why: 'iam:ListGroupsForUser was denied' };
    const found = answer({ policies: { identity } });
    expect(found.layers.find((item) => item.layer === 'identity')).toEqual({
      layer: 'identity',
      outcome: 'unknown',
      by: [],
      note: 'iam:ListGroupsForUser was denied',
    });
  });

  test('a possible Allow makes a layer unknown, a possible Deny too', () => {
    const when = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } };
    const identity = (statement: unknown): LayerOutcome | undefined =>
      answer({ policies: { identity: of('identity', statement) }, otherwise: 'unknown' }).layers.find(
        (item) => item.layer === 'identity',
      );
    expect(identity(allow(INVOKE, FN, when))).toMatchObject({ outcome: 'unknown', by: [{ index: 0 }] });
    expect(identity(deny(INVOKE, FN, when))).toMatchObject({ outcome: 'unknown', by: [{ index: 0 }] });
  });
});
