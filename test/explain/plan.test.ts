import { describe, expect, test } from 'vitest';
import { planQuestion } from '../../src/engine/plan.ts';
import type { ApiEvidence, RouteEvidence } from '../../src/snapshot/snapshot.ts';
import {
  apiCall,
  buildSnapshot,
  CALLERS,
  collected,
  invokeCall,
  ordersFunction,
  policy,
  policyEvidence,
  questionOf,
  refused,
  TARGETS,
  urlCall,
} from './evidence.ts';

const allow = policy({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' });
const FUNCTION = 'arn:aws:lambda:ca-central-1:111122223333:function:orders';

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
describe('which policies count for whom', () => {
  test('a user: own policies and those of the groups', () => {
    const snapshot = buildSnapshot({
      target: TARGETS.invoke,
      caller: CALLERS.alice,
      identity: [allow],
      groups: { callers: [allow] },
      function: collected(ordersFunction()),
    });
    const names = questionOf(snapshot).question.policies.identity.policies.map(({ source }) => source.attachedTo);
    expect(names).toEqual(['user/alice', 'group/callers']);
  });

  test('root, services and anonymous callers have no identity policies and no boundary', () => {
    for (const caller of [CALLERS.root, CALLERS.s3, { kind: 'anonymous' } as const]) {
      const { policies } = questionOf(invokeCall(caller, allow)).question;
      expect(policies.identity.policies).toEqual([]);
      expect(policies.boundary).toBeNull();
    }
  });

  test('a role session whose session policy nobody can read is assumed to have none, and that is said', () => {
    const base = invokeCall(CALLERS.app, allow);
    const session = { status: 'unavailable', operation: 'sts:AssumeRole', reason: 'notCollected', detail: '' } as const;
    const plan = questionOf({ ...base, identity: { ...base.identity, session } });
    expect(plan.question.policies.session).toBeNull();
    expect(plan.assumptions.map(({ id }) => id)).toContain('no-session-policy');
  });

  test('a session policy whose read was refused stays open', () => {
    const base = invokeCall(CALLERS.app, allow);
    const plan = questionOf({ ...base, identity: { ...base.identity, session: refused('s3:GetObject') } });
    expect(plan.question.policies.session?.complete).toBe(false);
    expect(plan.assumptions).toEqual([]);
  });

  test('a federated session without a known policy is open, never assumed', () => {
    const base = invokeCall(CALLERS.federated, allow);
    const session = {
      status: 'unavailable',
      operation: 'sts:GetFederationToken',
      reason: 'notCollected',
      detail: '',
    } as const;
    expect(questionOf({ ...base, identity: { ...base.identity, session } }).question.policies.session?.complete).toBe(
      false,
    );
  });

  test('unreadable policies, groups and SCPs are open and named, not empty', () => {
    const base = invokeCall(CALLERS.alice, allow);
    const organization = {
      ...base.organization,
      id: collected('o-a1b2c3d4e5'),
      scps: refused('organizations:ListPoliciesForTarget'),
    };
    const plan = questionOf({
      ...base,
      organization,
      identity: { ...base.identity, groups: refused('iam:ListGroupsForUser') },
    });
    expect(plan.question.policies.scps).toEqual({
      unknown: 'organizations:ListPoliciesForTarget: access denied (not authorized)',
    });
    expect(plan.question.policies.identity.complete).toBe(false);
    expect(plan.blindSpots.map(({ what }) => what)).toEqual(['service control policies', 'identity policies']);
  });

  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
  test('SCPs do not bind the management account, service-linked roles and services', () => {
    const level = {
      target: 'r-a1b2',
      policies: collected([policyEvidence({ layer: 'scp', kind: 'scp', name: 'p' }, allow)]),
    };
    const base = invokeCall(CALLERS.alice, allow);
    const organization = {
      id: collected('o-a1b2c3d4e5'),
      managementAccount: collected('111122223333'),
      scps: collected([level]),
    };
    expect(questionOf({ ...base, organization }).question.policies.scps).toEqual([]);
    const member = { ...organization, managementAccount: collected('777788889999') };
    expect(questionOf({ ...base, organization: member }).question.policies.scps).toHaveLength(1);
    expect(questionOf({ ...invokeCall(CALLERS.s3), organization: member }).question.policies.scps).toEqual([]);
    const linked = { ...CALLERS.app, kind: 'service-linked-role' } as const;
    expect(questionOf({ ...invokeCall(linked), organization: member }).question.policies.scps).toEqual([]);
  });

  test('a policy that does not parse is kept as unreadable, with its name', () => {
    const base = invokeCall(CALLERS.alice, allow);
    const broken = {
      source: { layer: 'identity', kind: 'inline', name: 'broken' } as const,
      document: collected('{"Statement":'),
    };
    const plan = questionOf({ ...base, identity: { ...base.identity, policies: collected([broken]) } });
    expect(plan.question.policies.identity.policies[0]).toMatchObject({
      unreadable: expect.stringContaining('does not parse'),
    });
    expect(plan.blindSpots[0]?.what).toBe('identity policies: broken');
  });
});

describe('the function as target', () => {
  test('the qualifier of the call is part of the resource', () => {
    const base = invokeCall(CALLERS.alice, allow);
    expect(questionOf({ ...base, target: { ...TARGETS.invoke, qualifier: 'live' } }).question.resource).toBe(
      `${FUNCTION}:live`,
    );
    expect(questionOf(base).question.resource).toBe(FUNCTION);
  });

  test('the policy of the qualifier counts, and that of the whole function where its Resource may cover it', () => {
    const source = (name: string) => ({ layer: 'resource', kind: 'function-policy', name }) as const;
    const whole = policyEvidence(
      source('orders'),
      policy({ Effect: 'Allow', Principal: '*', Action: 'lambda:*', Resource: `${FUNCTION}:*` }),
    );
    const alias = policyEvidence(
      source('orders:live'),
      policy({ Effect: 'Allow', Principal: '*', Action: 'lambda:*', Resource: `${FUNCTION}:live` }),
    );
    const called = {
      ...ordersFunction(),
      qualifier: 'live',
      policy: collected(whole),
      qualifiedPolicy: collected(alias),
    };
    const plan = questionOf(
      buildSnapshot({
        target: { ...TARGETS.invoke, qualifier: 'live' },
        caller: CALLERS.alice,
        function: collected(called),
      }),
    );
    expect(plan.question.policies.resource?.policies.map((item) => item.source.name)).toEqual([
      'orders:live',
      'orders',
    ]);
  });

  test('an unreadable function leaves its policy open and takes region and account from the call', () => {
    const base = invokeCall(CALLERS.alice, allow);
    const plan = questionOf({ ...base, function: refused('lambda:GetPolicy') });
    expect(plan.question.resource).toBe(FUNCTION);
    expect(plan.question.policies.resource?.complete).toBe(false);
  });

  test('without a region there is no question', () => {
    const base = invokeCall(CALLERS.alice, allow);
    expect(
      planQuestion({ ...base, target: { kind: 'function', name: 'orders' }, function: refused('lambda:GetPolicy') })
        .kind,
    ).toBe('unresolved');
  });
});

// https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
describe('a function URL', () => {
  test('asks for two actions, each with the key that only it sees', () => {
    const { question } = questionOf(urlCall(CALLERS.alice));
    expect(question.actions).toEqual(['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction']);
    expect(question.contextByAction?.['lambda:InvokeFunctionUrl']?.['lambda:functionurlauthtype']).toEqual({
      state: 'known',
      values: ['AWS_IAM'],
    });
    expect(question.contextByAction?.['lambda:InvokeFunction']?.['lambda:invokedviafunctionurl']).toEqual({
      state: 'known',
      values: ['true'],
    });
    expect(question.contextByAction?.['lambda:InvokeFunction']?.['lambda:functionurlauthtype']).toBeUndefined();
  });

  test('of an alias asks for the alias', () => {
    const called = {
      ...ordersFunction(undefined, 'AWS_IAM'),
      urls: collected([{ url: TARGETS.url.url, authType: 'AWS_IAM', qualifier: 'live' } as const]),
    };
    const plan = questionOf(buildSnapshot({ target: TARGETS.url, caller: CALLERS.alice, function: collected(called) }));
    expect(plan.question.resource).toBe(`${FUNCTION}:live`);
  });

  test('with AuthType NONE ignores who calls', () => {
    const plan = questionOf(urlCall(CALLERS.alice, undefined, 'NONE'));
    expect(plan.question.caller).toEqual({ kind: 'anonymous' });
    expect(plan.notes[0]).toContain('AuthType is NONE');
  });

  test('whose function nobody knows is no question yet', () => {
    expect(planQuestion({ ...urlCall(CALLERS.alice), function: refused('lambda:ListFunctionUrlConfigs') }).kind).toBe(
      'unresolved',
    );
  });

  test('that the function does not have is not a permission question', () => {
    const base = urlCall(CALLERS.alice);
    expect(
      planQuestion({ ...base, target: { ...TARGETS.url, urlId: 'otherotherotherotherotherother12' } }),
    ).toMatchObject({ kind: 'notPermission', cause: 'no-such-url' });
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
describe('an API', () => {
  const BASE = 'arn:aws:execute-api:ca-central-1:111122223333:a1b2c3d4e5';

  test.each<readonly [string, Partial<ApiEvidence>, string]>([
    ['the path as requested', { path: '/orders/42' }, `${BASE}/prod/GET/orders/42`],
    ['the root with its slash', { path: '/' }, `${BASE}/prod/GET/`],
    [
      'the stage $default literally',
      { type: 'HTTP', stage: collected({ name: '$default' }) },
      `${BASE}/$default/GET/orders`,
    ],
    [
      'a WebSocket route',
      {
        type: 'WEBSOCKET',
        route: collected({
          key: '$connect',
          authorizationType: 'AWS_IAM',
          apiKeyRequired: false,
          integration: { status: 'absent', by: 'test' },
        }),
      },
      `${BASE}/prod/$connect`,
    ],
  ])('is authorized by %s', (_, changes, arn) => {
    expect(questionOf(apiCall(changes)).question.resource).toBe(arn);
  });

  test('of WebSocket clients is called back with ManageConnections', () => {
    const { question } = questionOf(apiCall({ type: 'WEBSOCKET', path: '/@connections/abc=', method: 'POST' }, 'POST'));
    expect([question.actions, question.resource]).toEqual([
      ['execute-api:ManageConnections'],
      `${BASE}/prod/POST/@connections/abc=`,
    ]);
  });

  const absent = { status: 'absent', by: 'test' } as const;
  const route: RouteEvidence = {
    key: 'GET /orders',
    authorizationType: 'JWT',
    apiKeyRequired: false,
    integration: absent,
  };
  const none = collected<RouteEvidence>({ ...route, authorizationType: 'NONE' });

  test.each<readonly [string, Partial<ApiEvidence>, { readonly cause: string; readonly passes: boolean }]>([
    ['an open route', { route: none }, { cause: 'route-without-iam', passes: true }],
    ['a JWT route', { type: 'HTTP', route: collected(route) }, { cause: 'route-without-iam', passes: false }],
    ['a missing route', { route: absent }, { cause: 'no-such-route', passes: false }],
    ['a missing stage', { stage: absent }, { cause: 'no-such-stage', passes: false }],
    ['a disabled endpoint', { disableDefaultEndpoint: true }, { cause: 'default-endpoint-disabled', passes: false }],
  ])('with %s is no permission question', (_, changes, expected) => {
    expect(planQuestion(apiCall(changes))).toMatchObject({ kind: 'notPermission', ...expected });
  });

  test('with an open route and a resource policy still asks the policy', () => {
    const source = { layer: 'resource', kind: 'api-policy', name: 'a1b2c3d4e5' } as const;
    const plan = questionOf(apiCall({ route: none, policy: collected(policyEvidence(source, allow)) }));
    expect(plan.question.caller.kind).toBe('anonymous');
    expect(plan.question.target).toMatchObject({ authorizationType: 'NONE' });
  });

  test('of type HTTP has no resource policy, whatever was collected', () => {
    const source = { layer: 'resource', kind: 'api-policy', name: 'a1b2c3d4e5' } as const;
    expect(
      questionOf(apiCall({ type: 'HTTP', policy: collected(policyEvidence(source, allow)) })).question.policies
        .resource,
    ).toBeNull();
  });

  test('that nobody may read leaves its mode open', () => {
    const plan = questionOf({ ...apiCall({}), api: refused('apigateway:GET') });
    expect(plan.question.target).toMatchObject({ apiType: 'unknown', authorizationType: 'unknown' });
    expect(plan.question.policies.resource?.complete).toBe(false);
  });

  test('names near routes for a typing mistake', () => {
    expect(planQuestion(apiCall({ route: absent, path: '/order' }))).toMatchObject({
      next: ['did you mean GET /orders?'],
    });
  });
});

test('a Lambda Web Function is named and its action told', () => {
  const base = invokeCall(CALLERS.alice);
  const target = {
    kind: 'webFunction',
    host: 'x.y.lambda-web.eu-west-1.on.aws',
    region: 'eu-west-1',
    url: 'https://x.y.lambda-web.eu-west-1.on.aws/',
  } as const;
  expect(planQuestion({ ...base, target })).toMatchObject({
    cause: 'web-function',
    says: expect.stringContaining('lambda:InvokeWebFunctionEndpoint'),
  });
});
