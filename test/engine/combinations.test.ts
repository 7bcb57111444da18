import { describe, expect, test } from 'vitest';
import type { QuestionPolicies } from '../../src/domain/question.ts';
import { combineVotes, eitherOutcome } from '../../src/engine/combine-votes.ts';
import { decide } from '../../src/engine/decide.ts';
import { decideFast } from '../../src/engine/decide-fast.ts';
import { COMBINATIONS } from '../../src/engine/grants.ts';
import {
  API,
  type Asked,
  allow,
  answer,
  app,
  deny,
  FN,
  layer,
  of,
  policy,
  questionOf,
  source,
  stranger,
  unknown,
} from './asking.ts';

const everybody = of('resource', allow('*', '*', { Principal: '*' }));
const role = of('resource', allow('*', '*', { Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } }));
const account = of('resource', allow('*', '*', { Principal: { AWS: '111122223333' } }));
const identity = of('identity', allow('*'));
const authorizer = of('authorizer', allow('*'));
const rest = { path: 'execute-api' as const, apiType: 'REST' as const, authorizationType: 'AWS_IAM' as const };
const hidden = { ...rest, endpointType: 'PRIVATE' as const };
const call = { actions: ['execute-api:Invoke'], resource: API };
const rootOf = (id: string) => ({ kind: 'root' as const, arn: `arn:aws:iam::${id}:root`, account: id });
const service = { kind: 'service' as const, servicePrincipal: 'sns.amazonaws.com' };

interface Row extends Asked {
  readonly id: string;
  readonly reason: string;
  readonly policies: Partial<QuestionPolicies>;
  /** SCPs bind the caller. */
  readonly scp: boolean;
}

/** Every way to be allowed, once. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html */
const WAYS: readonly Row[] = [
  { id: 'same account', reason: 'allow:identity', caller: app, policies: { identity }, scp: true },
  { id: 'same account', reason: 'allow:resource', caller: app, policies: { resource: everybody }, scp: true },
  { id: 'same account', reason: 'allow:resource', caller: app, policies: { resource: role }, scp: true },
  {
    id: 'across accounts',
    reason: 'allow:identity+resource',
    caller: stranger,
    policies: { identity, resource: everybody },
    scp: true,
  },
  { id: 'root of the same account', reason: 'allow:root', caller: rootOf('111122223333'), policies: {}, scp: true },
  {
    id: 'root of another account',
    reason: 'allow:resource',
    caller: rootOf('444455556666'),
    policies: { resource: everybody },
    scp: true,
  },
  {
    id: 'resource policy alone',
    reason: 'allow:resource',
    caller: service,
    policies: { resource: everybody },
    scp: false,
  },
  {
    id: 'no authorization',
    reason: 'allow:no-authorization',
    ...call,
    target: { ...rest, authorizationType: 'NONE' },
    policies: {},
    scp: false,
  },
  {
    id: 'private API, same account',
    reason: 'allow:resource',
    ...call,
    target: hidden,
    caller: app,
    policies: { resource: everybody },
    scp: true,
  },
  {
    id: 'private API, same account',
    reason: 'allow:identity',
    ...call,
    target: hidden,
    caller: app,
    policies: { identity, resource: account },
    scp: true,
  },
  {
    id: 'private API, same account',
    reason: 'allow:resource',
    ...call,
    target: hidden,
    caller: app,
    policies: { resource: role },
    scp: true,
  },
  {
    id: 'private API, root of the same account',
    reason: 'allow:root',
    ...call,
    target: hidden,
    caller: rootOf('111122223333'),
    policies: { resource: account },
    scp: true,
  },
  {
    id: 'Lambda authorizer',
    reason: 'allow:authorizer',
    ...call,
    target: { ...rest, authorizationType: 'CUSTOM' },
    policies: { authorizer },
    scp: false,
  },
  {
    id: 'Lambda authorizer',
    reason: 'allow:resource',
    ...call,
    target: { ...rest, authorizationType: 'CUSTOM' },
    policies: { authorizer: of('authorizer'), resource: everybody },
    scp: false,
  },
  {
    id: 'authorizer alone',
    reason: 'allow:authorizer',
    ...call,
    target: { ...rest, authorizationType: 'COGNITO_USER_POOLS' },
    policies: { authorizer },
    scp: false,
  },
  {
    id: 'token and resource policy',
    reason: 'allow:authorizer',
    ...call,
    target: { ...rest, authorizationType: 'COGNITO_USER_POOLS' },
    policies: { authorizer, resource: everybody },
    scp: false,
  },
  {
    id: 'private API, Lambda authorizer',
    reason: 'allow:authorizer',
    ...call,
    target: { ...hidden, authorizationType: 'CUSTOM' },
    policies: { authorizer, resource: everybody },
    scp: false,
  },
  {
    id: 'private API, Lambda authorizer',
    reason: 'allow:resource',
    ...call,
    target: { ...hidden, authorizationType: 'CUSTOM' },
    policies: { authorizer: of('authorizer'), resource: everybody },
    scp: false,
  },
];

const SILENT_VPCE = { vpcEndpoint: of('vpce', allow('s3:*', '*', { Principal: '*' })) };
const SILENT_SCP = { scps: [{ ...of('scp', allow('s3:*')), target: 'root' }] };
const SILENT = {
  boundary: { boundary: of('boundary', allow('s3:*')) },
  session: { session: of('session', allow('s3:*')) },
};

describe('each way to be allowed', () => {
  for (const { id, reason, policies, scp, ...asked } of WAYS) {
    const forms = JSON.stringify(Object.keys(policies));
    const find = (more: Partial<QuestionPolicies>): string => {
      const question = questionOf({ ...asked, policies: { ...policies, ...more } });
      const found = decide(question);
      expect(decideFast(question)).toMatchObject({ kind: found.kind, reason: found.reason });
      return found.reason;
    };
    test(`${id}, ${reason}, ${forms}: needs endpoint policy and organization`, () => {
      expect(find({})).toBe(reason);
      expect(find(SILENT_VPCE)).toBe('implicit-deny:vpce');
      expect(find(SILENT_SCP)).toBe(scp ? 'implicit-deny:scp' : reason);
    });

    const getsPast = policies.resource === everybody && reason === 'allow:resource';
    const limited = (asked.caller === app || asked.caller === stranger) && !getsPast;
    test(`${id}, ${reason}, ${forms}: is ${limited ? '' : 'not '}limited by boundary and session policy`, () => {
      expect(find(SILENT.boundary)).toBe(limited ? 'implicit-deny:boundary' : reason);
      expect(find(SILENT.session)).toBe(limited && asked.caller === app ? 'implicit-deny:session' : reason);
    });
  }

  test('carries its name into the question that is left open', () => {
    const names = new Set(WAYS.map((way) => way.id));
    const all: readonly string[] = Object.values(COMBINATIONS).map((combination) => combination.id);
    expect(all.filter((id) => id !== 'unauthenticated').every((id) => names.has(id))).toBe(true);
    expect(all).toContain('unauthenticated');
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('what is missing is named in order', () => {
  const cognito = { ...call, target: { ...rest, authorizationType: 'COGNITO_USER_POOLS' as const } };
  const none = of('authorizer');

  test('the resource policy before the token, the token before nothing', () => {
    expect(
      answer({ ...cognito, policies: { authorizer: none, resource: layer() } }).blockers.map((item) => item.layer),
    ).toEqual(['resource', 'authorizer']);
    expect(answer({ ...cognito, policies: { authorizer: none, resource: everybody } }).reason).toBe(
      'implicit-deny:authorizer',
    );
    expect(answer({ ...cognito, policies: { authorizer: none } }).reason).toBe('implicit-deny:authorizer');
    const custom = { ...call, target: { ...rest, authorizationType: 'CUSTOM' as const } };
    expect(answer({ ...custom, policies: { authorizer: none } }).blockers.map((item) => item.layer)).toEqual([
      'authorizer',
    ]);
    expect(
      answer({
        ...custom,
        target: { ...hidden, authorizationType: 'CUSTOM' },
        policies: { authorizer: none },
      }).blockers.map((item) => item.layer),
    ).toEqual(['resource']);
  });

  test('organization, endpoint, grant, boundary, session', () => {
    const silent = { ...SILENT_SCP, ...SILENT_VPCE, ...SILENT.boundary, ...SILENT.session };
    const layers = (asked: Asked): readonly string[] => answer(asked).blockers.map((item) => item.layer);
    expect(layers({ caller: app, policies: silent })).toEqual(['scp', 'vpce', 'identity', 'boundary', 'session']);
    expect(layers({ ...call, target: hidden, caller: app, policies: silent })).toEqual([
      'scp',
      'vpce',
      'resource',
      'identity',
      'boundary',
      'session',
    ]);
    expect(layers({ caller: { ...app, account: '444455556666' }, policies: silent })).toEqual([
      'scp',
      'vpce',
      'resource',
      'identity',
      'boundary',
      'session',
    ]);
    expect(layers({ caller: rootOf('444455556666'), policies: silent })).toEqual(['scp', 'vpce', 'resource']);
    expect(layers({ ...call, target: hidden, caller: rootOf('111122223333'), policies: silent })).toEqual([
      'scp',
      'vpce',
      'resource',
    ]);
  });
});

describe('conditions of several ways', () => {
  const office = { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };
  const leaf = (name: 'identity' | 'resource' | 'boundary') => ({
    kind: 'condition',
    operator: 'IpAddress',
    key: 'aws:SourceIp',
    values: ['10.0.0.0/8'],
    statement: { source: source(name), index: 0 },
  });
  const keys = { 'aws:sourceip': unknown };

  test('are joined by or; what every way needs is said once', () => {
    const boundary = of('boundary', allow('*', '*', office));
    const resource = of(
      'resource',
      allow('*', '*', { ...office, Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } }),
    );
    const found = answer({
      caller: app,
      keys,
      policies: { identity: of('identity', allow('*', '*', office)), resource, boundary },
    });
    expect(found.allowedIf).toEqual({
      kind: 'all',
      of: [leaf('boundary'), { kind: 'any', of: [leaf('identity'), leaf('resource')] }],
    });
  });

  test('of a direct grant stand beside those of the others', () => {
    const resource = of('resource', allow('*', '*', { ...office, Principal: '*' }));
    const found = answer({
      caller: app,
      keys,
      policies: {
        identity: of('identity', allow('*', '*', office)),
        boundary: of('boundary', allow('*', '*', office)),
        resource,
      },
    });
    expect(found.allowedIf).toEqual({
      kind: 'any',
      of: [leaf('resource'), { kind: 'all', of: [leaf('identity'), leaf('boundary')] }],
    });
  });

  test('of ways that cannot open are left out', () => {
    const resource = of('resource', allow('*', '*', { ...office, Principal: { AWS: '111122223333' } }));
    expect(
      answer({ caller: app, keys, policies: { identity: of('identity', allow('*', '*', office)), resource } })
        .allowedIf,
    ).toEqual(leaf('identity'));
    expect(answer({ ...call, target: hidden, caller: app, keys, policies: { identity, resource } }).allowedIf).toEqual(
      leaf('resource'),
    );
    expect(
      answer({
        caller: stranger,
        keys,
        policies: {
          identity,
          resource: of('resource', allow('*', '*', { ...office, Principal: { AWS: '444455556666' } })),
        },
      }).allowedIf,
    ).toEqual(leaf('resource'));
  });

  test('of an authorizer', () => {
    const custom = { ...call, target: { ...rest, authorizationType: 'CUSTOM' as const }, keys };
    const found = answer({ ...custom, policies: { authorizer: of('authorizer', allow('*', '*', office)) } });
    expect(found.allowedIf).toMatchObject({ kind: 'condition', statement: { source: { layer: 'authorizer' } } });
    expect(answer({ ...custom, policies: { authorizer } }).grants).toEqual([
      { source: source('authorizer'), index: 0 },
    ]);
  });

  test('an organization that cannot be read does not matter to anonymous callers', () => {
    const target = { path: 'function-url' as const, authType: 'NONE' as const };
    const resource = of('resource', allow('*', '*', { ...office, Principal: '*' }));
    const found = answer({ target, keys, policies: { resource, scps: { unknown: 'access denied' } } });
    expect(found.allowedIf).toEqual(leaf('resource'));
    expect(found.needs).toEqual([{ kind: 'context', key: 'aws:SourceIp' }]);
  });

  test('an unreadable Deny and an unreadable organization stand together', () => {
    const scps = { unknown: 'access denied' };
    const found = answer({ keys, policies: { identity: of('identity', allow('*'), deny('*', '*', office)), scps } });
    const need = { kind: 'policy', layer: 'scp', because: 'access denied' };
    expect(found.allowedIf).toEqual({
      kind: 'all',
      of: [
        { kind: 'not', of: { ...leaf('identity'), statement: { source: source('identity'), index: 1 } } },
        { kind: 'evidence', need, must: 'notDeny' },
        { kind: 'evidence', need, must: 'allow' },
      ],
    });
  });
});

describe('the fast path', () => {
  test('knows undetermined calls, in every order of the actions', () => {
    const office = { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };
    const url = {
      target: { path: 'function-url' as const, authType: 'AWS_IAM' as const },
      keys: { 'aws:sourceip': unknown },
    };
    const policies = {
      identity: of('identity', allow('lambda:InvokeFunction'), allow('lambda:InvokeFunctionUrl', '*', office)),
    };
    const actions = ['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl'];
    for (const order of [actions, [...actions].reverse()]) {
      expect(decideFast(questionOf({ ...url, actions: order, policies }))).toMatchObject({
        kind: 'undetermined',
        reason: 'undetermined',
      });
    }
    const refused = questionOf({ ...url, actions: [...actions, 'lambda:InvokeAsync'], policies });
    expect(decideFast(refused)).toMatchObject({ kind: 'implicitDeny', reason: 'implicit-deny:identity' });
  });

  test('allows nothing where nothing is asked', () => {
    expect(decideFast(questionOf({ actions: [] }))).toEqual({ kind: 'implicitDeny', reason: 'implicit-deny:identity' });
  });
});

describe('outcomes of several situations', () => {
  const allowed = { kind: 'allowed', reason: 'allow:identity', possible: ['allowed'] } as const;
  const refused = { kind: 'implicitDeny', reason: 'implicit-deny:identity', possible: ['implicitDeny'] } as const;
  const denied = { kind: 'explicitDeny', reason: 'explicit-deny:resource', possible: ['explicitDeny'] } as const;
  const open = { kind: 'undetermined', reason: 'undetermined', possible: ['allowed', 'implicitDeny'] } as const;

  test('are one answer where they agree, open where one allows and another does not', () => {
    expect(eitherOutcome([allowed])).toEqual(allowed);
    expect(eitherOutcome([allowed, { ...allowed, reason: 'allow:no-authorization' }])).toEqual(allowed);
    expect(eitherOutcome([refused, denied])).toMatchObject({
      kind: 'implicitDeny',
      possible: ['implicitDeny', 'explicitDeny'],
    });
    expect(eitherOutcome([allowed, refused])).toEqual({
      kind: 'undetermined',
      reason: 'undetermined',
      possible: ['allowed', 'implicitDeny'],
    });
    expect(eitherOutcome([allowed, allowed, denied])).toMatchObject({ kind: 'undetermined' });
    expect(eitherOutcome([open, { ...open, possible: ['allowed', 'explicitDeny'] }])).toEqual({
      ...open,
      possible: ['allowed', 'implicitDeny', 'explicitDeny'],
    });
    expect(eitherOutcome([])).toMatchObject({ kind: 'implicitDeny', reason: 'unauthenticated' });
  });

  test('an unauthenticated request is refused whatever the votes say', () => {
    const votes = { granted: -1, mayGrant: -1, denied: 1, mayDeny: 1 };
    expect(combineVotes(COMBINATIONS.unauthenticated, votes)).toMatchObject({
      kind: 'implicitDeny',
      reason: 'unauthenticated',
    });
  });
});

describe('references', () => {
  test('name source, place, Sid and line', () => {
    const base = policy('identity', [{ Sid: 'One', Effect: 'Allow', Action: '*', Resource: '*' }]);
    if (!('document' in base)) throw new Error('unreadable');
    const document = { ...base.document, statements: base.document.statements.map((item) => ({ ...item, line: 7 })) };
    expect(answer({ policies: { identity: layer({ ...base, document }) } }).grants).toEqual([
      { source: source('identity'), index: 0, sid: 'One', line: 7 },
    ]);
    expect(Object.keys(answer({ policies: { identity: of('identity', allow('*', FN)) } }).grants[0] ?? {})).toEqual([
      'source',
      'index',
    ]);
  });
});
