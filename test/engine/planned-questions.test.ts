import { describe, expect, test } from 'vitest';
import type { Caller } from '../../src/domain/caller.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Plan } from '../../src/domain/plan.ts';
import type { PolicySource } from '../../src/domain/policy.ts';
import type { Target } from '../../src/domain/target.ts';
import { planQuestion } from '../../src/engine/plan.ts';
import { unavailableText } from '../../src/engine/plan-policies.ts';
import type {
  ApiEvidence,
  FunctionEvidence,
  FunctionUrlEvidence,
  IdentityEvidence,
  RouteEvidence,
  Snapshot,
} from '../../src/snapshot/snapshot.ts';
import {
  apiCall,
  buildSnapshot,
  CALLERS,
  collected,
  invokeCall,
  ordersApi,
  ordersFunction,
  policy,
  policyEvidence,
  questionOf,
  refused,
  TARGETS,
  urlCall,
} from '../explain/evidence.ts';

const FN = 'arn:aws:lambda:ca-central-1:111122223333:function:orders';
const absent = { status: 'absent', by: 'test' } as const;
const allow = policy({ Effect: 'Allow', Action: '*', Resource: '*' });
const readable = (source: PolicySource) => policyEvidence(source, allow);
const READ = 'allow the reads that `why403 permissions` lists, or pass the output of the AWS CLI with --evidence';
const ORGANIZATION =
  'ask the owner of the organization, pass `aws organizations` outputs with --evidence, or state it: --assume-no-scp';

function notPermission(snapshot: Snapshot): Extract<Plan, { kind: 'notPermission' }> {
  const plan = planQuestion(snapshot);
  if (plan.kind !== 'notPermission') throw new Error(`a ${plan.kind}`);
  return plan;
}

function needs(snapshot: Snapshot): readonly unknown[] {
  const plan = planQuestion(snapshot);
  return plan.kind === 'unresolved' ? [...plan.needs, ...plan.blindSpots] : [plan.kind];
}

const fact = (name: string, because: string) => ({ kind: 'fact', name, because });

describe('a function', () => {
  const call = (
    changes: Partial<FunctionEvidence>,
    target: Partial<Extract<Target, { kind: 'function' }>> = {},
  ): Snapshot => ({
    ...invokeCall(CALLERS.alice),
    target: { ...TARGETS.invoke, ...target },
    function: collected({ ...ordersFunction(), ...changes }),
  });

  test('is asked for with everything that the question has', () => {
    const { question, assumptions, blindSpots, notes } = questionOf(call({}));
    expect(question).toMatchObject({
      target: { path: 'invoke' },
      caller: CALLERS.alice,
      actions: ['lambda:InvokeFunction'],
      resource: FN,
      resourceAccount: '111122223333',
    });
    expect(question.policies).toEqual({
      identity: { policies: [], complete: true },
      boundary: null,
      session: null,
      scps: [],
      rcps: [],
      resource: null,
      vpcEndpoint: null,
    });
    expect([question.unsigned, question.contextByAction, assumptions, blindSpots, notes]).toEqual([
      undefined,
      undefined,
      [],
      [],
      [],
    ]);
    expect(question.context.keys['aws:requestedregion']).toEqual({ state: 'known', values: ['ca-central-1'] });
  });

  test('of nobody is unsigned', () => {
    expect(questionOf({ ...call({}), caller: collected<Caller>({ kind: 'anonymous' }) }).question.unsigned).toBe(true);
  });

  test('with a qualifier, of the call or of the evidence', () => {
    const resource = (...given: Parameters<typeof call>): string => questionOf(call(...given)).question.resource;
    expect(resource({}, { qualifier: 'live' })).toBe(`${FN}:live`);
    expect(resource({ qualifier: 'beta' })).toBe(`${FN}:beta`);
    expect(resource({ qualifier: 'beta' }, { qualifier: 'live' })).toBe(`${FN}:live`);
    expect(resource({}, { qualifier: '' })).toBe(FN);
  });

  test('that was not read is the one that the call names', () => {
    const unseen = (target: Partial<Extract<Target, { kind: 'function' }>>, caller: Caller = CALLERS.alice): string => {
      const bare = { kind: 'function', name: 'orders', region: 'eu-west-1', ...target } as const;
      return questionOf({ ...invokeCall(caller), target: bare, function: refused('lambda:GetFunction') }).question
        .resource;
    };
    expect(unseen({})).toBe('arn:aws:lambda:eu-west-1:111122223333:function:orders');
    expect(unseen({ account: '444455556666', qualifier: '7' })).toBe(
      'arn:aws:lambda:eu-west-1:444455556666:function:orders:7',
    );
    expect(unseen({ partition: 'aws-cn' })).toBe('arn:aws-cn:lambda:eu-west-1:111122223333:function:orders');
    expect(unseen({}, { ...CALLERS.alice, arn: 'arn:aws-us-gov:iam::111122223333:user/alice' })).toContain(
      'arn:aws-us-gov:',
    );
    expect(unseen({ account: '111122223333' }, CALLERS.s3)).toContain('arn:aws:lambda');
    const why = 'region and account of the function are not known (give its full ARN or --region)';
    const blind = { ...invokeCall(CALLERS.s3), function: refused('lambda:GetFunction') };
    expect(needs({ ...blind, target: { kind: 'function', name: 'orders', region: 'eu-west-1' } })).toEqual([
      fact('function', why),
    ]);
    expect(needs({ ...blind, target: { kind: 'function', name: 'orders', account: '111122223333' } })).toEqual([
      fact('function', why),
    ]);
  });

  test('that does not exist is said', () => {
    const plan = questionOf({ ...invokeCall(CALLERS.alice), function: absent });
    expect(plan.notes).toEqual([
      'function orders does not exist in ca-central-1 of account 111122223333; a caller who is allowed sees 404, not 403',
    ]);
    expect(plan.question.policies.resource).toBeNull();
  });

  test('whose policies could not be read leaves them open, and says how to read them', () => {
    const plan = questionOf({ ...invokeCall(CALLERS.alice), function: refused('lambda:GetPolicy') });
    expect(plan.question.policies.resource).toEqual({
      policies: [],
      complete: false,
      why: 'lambda:GetPolicy: access denied (not authorized)',
    });
    expect(plan.blindSpots).toEqual([
      { what: 'resource policy', because: 'lambda:GetPolicy: access denied (not authorized)', remedy: READ },
    ]);
    const tags = call({ tags: refused('lambda:ListTags') });
    const asks = policy({
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { Bool: { 'aws:ResourceTag/a': 'true' } },
    });
    const identity = collected([policyEvidence({ layer: 'identity', kind: 'inline', name: 'a' }, asks)]);
    expect(
      questionOf({ ...tags, identity: { ...tags.identity, policies: identity } }).question.context.keys[
        'aws:resourcetag/a'
      ],
    ).toMatchObject({ state: 'unknown' });
  });

  const whole: PolicySource = { layer: 'resource', kind: 'function-policy', name: 'whole' };
  const own: PolicySource = { layer: 'resource', kind: 'function-policy', name: 'own' };
  const names = (changes: Partial<FunctionEvidence>, qualifier?: string): readonly string[] | null => {
    const layer = questionOf(call(changes, qualifier === undefined ? {} : { qualifier })).question.policies.resource;
    return layer === null
      ? null
      : [
          ...layer.policies.map(({ source }) => source.name),
          String(layer.complete),
          ...(layer.why === undefined ? [] : [layer.why]),
        ];
  };

  // https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
  test('has a policy of its own, of its qualifier, or both', () => {
    const two = { policy: collected(readable(whole)), qualifiedPolicy: collected(readable(own)) };
    expect(names(two)).toEqual(['whole', 'true']);
    expect(names(two, 'live')).toEqual(['own', 'whole', 'true']);
    expect(names({ policy: absent, qualifiedPolicy: collected(readable(own)) }, 'live')).toEqual(['own', 'true']);
    expect(names({ policy: collected(readable(whole)), qualifiedPolicy: absent }, 'live')).toEqual(['whole', 'true']);
    expect(names({ policy: absent, qualifiedPolicy: absent }, 'live')).toBeNull();
    const denied = 'lambda:GetPolicy: access denied (not authorized)';
    expect(names({ ...two, policy: refused('lambda:GetPolicy') }, 'live')).toEqual(['own', 'false', denied]);
    expect(names({ ...two, qualifiedPolicy: refused('lambda:GetPolicy') }, 'live')).toEqual(['whole', 'false', denied]);
    expect(names({ ...two, policy: collected({ source: whole, document: absent }) })).toBeNull();
  });

  test('behind an endpoint, where somebody says so', () => {
    const vpce: PolicySource = { layer: 'vpce', kind: 'vpc-endpoint', name: 'vpce-1' };
    const base = call({});
    const layer = (changes: Partial<Snapshot>) => questionOf({ ...base, ...changes }).question.policies.vpcEndpoint;
    expect(layer({ vpcEndpoint: collected(readable(vpce)) })?.policies.map(({ source }) => source.name)).toEqual([
      'vpce-1',
    ]);
    expect(layer({ vpcEndpoint: refused('ec2:DescribeVpcEndpoints') })).toBeNull();
    for (const key of ['aws:SourceVpce', 'aws:SourceVpc', 'AWS:SOURCEVPC']) {
      expect(layer({ vpcEndpoint: refused('ec2:DescribeVpcEndpoints'), context: { [key]: ['x'] } })).toMatchObject({
        complete: false,
      });
    }
    expect(layer({ vpcEndpoint: refused('ec2:DescribeVpcEndpoints'), context: { 'aws:SourceVpce': [] } })).toBeNull();
    expect(
      layer({ vpcEndpoint: refused('ec2:DescribeVpcEndpoints'), context: { 'aws:SourceVpceX': ['x'] } }),
    ).toBeNull();
  });
});

describe('the caller', () => {
  const identityOf = (caller: Caller, identity: Partial<IdentityEvidence>) => {
    const base = invokeCall(caller);
    return questionOf({ ...base, identity: { ...base.identity, ...identity } });
  };
  const inline = (name: string): PolicySource => ({ layer: 'identity', kind: 'inline', name });

  test('that is not known asks to be named', () => {
    expect(needs({ ...invokeCall(CALLERS.alice), caller: refused('sts:GetCallerIdentity') })).toEqual([
      fact('caller', 'who calls is not known; give --caller'),
    ]);
  });

  test('has policies, some of which could not be read', () => {
    const policies = collected([
      readable(inline('good')),
      { source: inline('denied'), document: refused('iam:GetPolicyVersion') },
      { source: inline('gone'), document: absent },
      { source: inline('bad'), document: collected('{"Statement": 7}') },
    ]);
    const plan = identityOf(CALLERS.alice, { policies });
    expect(
      plan.question.policies.identity.policies.map((item) =>
        'unreadable' in item ? item.unreadable : item.document.statements.length,
      ),
    ).toEqual([
      1,
      'iam:GetPolicyVersion: access denied (not authorized)',
      'the document was not returned',
      'the document does not parse: statement 1: a statement is a JSON object, found `7`',
    ]);
    expect(plan.blindSpots).toEqual([
      {
        what: 'identity policies: denied',
        because: 'iam:GetPolicyVersion: access denied (not authorized)',
        remedy: READ,
      },
      { what: 'identity policies: gone', because: 'the document was not returned', remedy: READ },
      {
        what: 'identity policies: bad',
        because: 'the document does not parse: statement 1: a statement is a JSON object, found `7`',
        remedy: 'repair the document',
      },
    ]);
  });

  test('hears of three problems of a document at most', () => {
    const text = JSON.stringify({ Statement: [1, 2, 3, 4] });
    const [found] = identityOf(CALLERS.alice, {
      policies: collected([{ source: inline('bad'), document: collected(text) }]),
    }).question.policies.identity.policies;
    expect(found && 'unreadable' in found && found.unreadable.split('; ')).toHaveLength(3);
  });

  test('has groups, some of which could not be read', () => {
    const policies = collected([readable(inline('own'))]);
    const group = (name: string, found: Evidence<readonly ReturnType<typeof readable>[]>) => ({
      name,
      policies: found,
    });
    const layer = (groups: IdentityEvidence['groups'], caller: Caller = CALLERS.alice) => {
      const { policies: found, complete, why } = identityOf(caller, { policies, groups }).question.policies.identity;
      return [found.map(({ source }) => source.name), complete, why];
    };
    expect(layer(absent)).toEqual([['own'], true, undefined]);
    expect(layer(collected([group('a', collected([readable(inline('a1'))])), group('b', absent)]))).toEqual([
      ['own', 'a1'],
      true,
      undefined,
    ]);
    expect(layer(refused('iam:ListGroupsForUser'))).toEqual([
      ['own'],
      false,
      'iam:ListGroupsForUser: access denied (not authorized)',
    ]);
    expect(layer(collected([group('a', refused('iam:ListGroupPolicies'))]))).toEqual([
      ['own'],
      false,
      'iam:ListGroupPolicies: access denied (not authorized)',
    ]);
    expect(layer(collected([group('a', refused('x')), group('b', refused('y'))]))).toEqual([
      ['own'],
      false,
      'x: access denied (not authorized); y: access denied (not authorized)',
    ]);
    expect(layer(refused('iam:ListGroupsForUser'), CALLERS.app)).toEqual([['own'], true, undefined]);
    expect(layer(refused('iam:ListGroupsForUser'), { ...CALLERS.app, kind: 'service-linked-role' })).toEqual([
      ['own'],
      true,
      undefined,
    ]);
    expect(layer(refused('iam:ListGroupsForUser'), CALLERS.federated)[1]).toBe(false);
  });

  test('whose policies could not be listed is open', () => {
    const plan = identityOf(CALLERS.alice, {
      policies: refused('iam:ListUserPolicies'),
      boundary: refused('iam:GetUser'),
    });
    const because = (operation: string) => `${operation}: access denied (not authorized)`;
    expect(plan.blindSpots).toEqual([
      { what: 'identity policies', because: because('iam:ListUserPolicies'), remedy: READ },
      { what: 'permissions boundary', because: because('iam:GetUser'), remedy: READ },
    ]);
    expect(identityOf(CALLERS.alice, { policies: absent }).question.policies.identity).toEqual({
      policies: [],
      complete: true,
    });
  });

  test('has a session policy, or none, or one that nobody kept', () => {
    const session: PolicySource = { layer: 'session', kind: 'session', name: 'session' };
    const layer = (caller: Caller, found: IdentityEvidence['session']) => identityOf(caller, { session: found });
    const gone = { status: 'unavailable', operation: 'sts:AssumeRole', reason: 'notCollected', detail: '' } as const;
    expect(layer(CALLERS.app, collected([readable(session)])).question.policies.session?.policies).toHaveLength(1);
    expect(layer(CALLERS.app, absent).question.policies.session).toBeNull();
    const assumed = layer(CALLERS.app, gone);
    expect(assumed.question.policies.session).toBeNull();
    expect(assumed.assumptions).toEqual([
      {
        id: 'no-session-policy',
        says: 'no session policy was passed when the role was assumed; AWS cannot show it',
        unless: '--evidence with the session policy',
      },
    ]);
    expect(layer(CALLERS.app, refused('x')).question.policies.session?.complete).toBe(false);
    expect(layer(CALLERS.app, refused('x')).assumptions).toEqual([]);
    expect(layer(CALLERS.app, collected([readable(session)])).assumptions).toEqual([]);
    expect(layer(CALLERS.federated, gone).question.policies.session).toEqual({
      policies: [],
      complete: false,
      why: 'sts:AssumeRole: not collected',
    });
    expect(layer(CALLERS.federated, gone).blindSpots).toEqual([
      { what: 'session policy', because: 'sts:AssumeRole: not collected', remedy: 'pass its document with --evidence' },
    ]);
    expect(layer(CALLERS.federated, gone).assumptions).toEqual([]);
    expect(layer(CALLERS.alice, gone).question.policies.session).toBeNull();
    expect(layer(CALLERS.alice, gone).assumptions).toEqual([]);
  });

  test('is bound by an organization, read or not', () => {
    const base = invokeCall(CALLERS.alice);
    const scp: PolicySource = { layer: 'scp', kind: 'scp', name: 'p-1' };
    const scps = collected([
      { target: 'root', policies: collected([readable(scp)]) },
      { target: 'ou-1', policies: refused('organizations:ListPoliciesForTarget') },
    ]);
    const organization = { id: collected('o-1'), managementAccount: collected('999988887777'), scps };
    const plan = questionOf({ ...base, organization });
    expect(plan.question.policies.scps).toMatchObject([
      { target: 'root', complete: true, policies: [{ source: scp }] },
      { target: 'ou-1', complete: false, policies: [] },
    ]);
    expect(plan.blindSpots).toEqual([
      {
        what: 'service control policies of ou-1',
        because: 'organizations:ListPoliciesForTarget: access denied (not authorized)',
        remedy: ORGANIZATION,
      },
    ]);
    const open = questionOf({ ...base, organization: { ...organization, scps: refused('organizations:ListParents') } });
    expect(open.question.policies.scps).toEqual({
      unknown: 'organizations:ListParents: access denied (not authorized)',
    });
    expect(open.blindSpots).toEqual([
      {
        what: 'service control policies',
        because: 'organizations:ListParents: access denied (not authorized)',
        remedy: ORGANIZATION,
      },
    ]);
    const free = (more: Partial<Snapshot['organization']>, caller: Caller = CALLERS.alice): unknown =>
      questionOf({ ...base, caller: collected(caller), organization: { ...organization, ...more } }).question.policies
        .scps;
    expect(free({ id: absent })).toEqual([]);
    expect(free({ scps: absent })).toEqual([]);
    expect(free({ managementAccount: collected('111122223333') })).toEqual([]);
    expect(free({ managementAccount: absent })).toHaveLength(2);
    expect(free({}, { ...CALLERS.alice, managementAccount: true })).toEqual([]);
    expect(free({}, { ...CALLERS.alice, managementAccount: false })).toHaveLength(2);
    for (const caller of [
      CALLERS.s3,
      { kind: 'anonymous' } as const,
      { ...CALLERS.app, kind: 'service-linked-role' } as const,
    ])
      expect(free({}, caller)).toEqual([]);
    expect(free({}, CALLERS.root)).toHaveLength(2);
  });

  test('says why evidence is missing', () => {
    const text = (reason: Parameters<typeof unavailableText>[0]['reason'], detail = ''): string =>
      unavailableText({ status: 'unavailable', operation: 'a:B', reason, detail });
    expect(
      (['accessDenied', 'throttled', 'notFound', 'undecodable', 'offline', 'notCollected', 'failed'] as const).map(
        (reason) => text(reason),
      ),
    ).toEqual([
      'a:B: access denied',
      'a:B: throttled',
      'a:B: not found',
      'a:B: answer could not be decoded',
      'a:B: not reachable',
      'a:B: not collected',
      'a:B: failed',
    ]);
    expect(text('failed', 'why')).toBe('a:B: failed (why)');
  });
});

// https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
describe('a function URL', () => {
  const withUrl = (
    changes: Partial<FunctionUrlEvidence>,
    more: Partial<FunctionEvidence> = {},
    caller: Caller = CALLERS.alice,
  ): Snapshot => ({
    ...urlCall(caller),
    function: collected({
      ...ordersFunction(),
      urls: collected([{ url: TARGETS.url.url, authType: 'AWS_IAM', ...changes }]),
      ...more,
    }),
  });

  test('asks two questions, each with the keys that only it sees', () => {
    const { question, notes } = questionOf(withUrl({}));
    expect(question).toMatchObject({
      target: { path: 'function-url', authType: 'AWS_IAM' },
      caller: CALLERS.alice,
      actions: ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'],
      resource: FN,
    });
    expect(question.contextByAction).toEqual({
      'lambda:InvokeFunctionUrl': {
        'lambda:functionurlauthtype': { state: 'known', values: ['AWS_IAM'] },
        'lambda:functionarn': { state: 'known', values: [FN] },
      },
      'lambda:InvokeFunction': { 'lambda:invokedviafunctionurl': { state: 'known', values: ['true'] } },
    });
    expect(question.policies.vpcEndpoint).toBeNull();
    expect(notes).toEqual([]);
  });

  test('of an alias is that of the alias; of the function, though the evidence names a qualifier', () => {
    expect(questionOf(withUrl({ qualifier: 'live' })).question.resource).toBe(`${FN}:live`);
    expect(questionOf(withUrl({}, { qualifier: 'beta' })).question.resource).toBe(FN);
    const unseen = withUrl({}, { qualifier: 'beta', urls: refused('lambda:ListFunctionUrlConfigs') });
    expect(questionOf(unseen).question.resource).toBe(`${FN}:beta`);
    expect(questionOf({ ...unseen, target: { ...TARGETS.url, qualifier: 'live' } }).question.resource).toBe(
      `${FN}:live`,
    );
  });

  test('of AuthType NONE is asked by nobody', () => {
    const { question, notes } = questionOf(withUrl({ authType: 'NONE' }));
    expect([question.caller, question.unsigned]).toEqual([{ kind: 'anonymous' }, true]);
    expect(notes).toEqual(['AuthType is NONE: AWS ignores who calls, the function policy must let everybody in']);
    expect(questionOf(withUrl({ authType: 'NONE' }, {}, { kind: 'anonymous' })).notes).toEqual([]);
  });

  test('that is old is told from a new one', () => {
    const old =
      'the URL is older than October 2025; AWS’s exception for the second permission ended on 1 November 2026';
    expect(questionOf(withUrl({ createdAt: '2025-09-30T10:00:00Z' })).notes).toEqual([old]);
    expect(questionOf(withUrl({ createdAt: '2025-10-01T10:00:00Z' })).notes).toEqual([]);
  });

  test('whose configuration could not be read is open', () => {
    const { question } = questionOf(withUrl({}, { urls: refused('lambda:ListFunctionUrlConfigs') }));
    expect(question.target).toEqual({ path: 'function-url', authType: 'unknown' });
    expect(question.caller).toEqual(CALLERS.alice);
    expect(question.contextByAction?.['lambda:InvokeFunctionUrl']?.['lambda:functionurlauthtype']).toEqual({
      state: 'unknown',
      because: 'the configuration of the URL was not read',
    });
  });

  test('that nobody has', () => {
    const plan = notPermission({ ...urlCall(CALLERS.alice), function: absent });
    expect(plan).toEqual({
      kind: 'notPermission',
      cause: 'no-such-url',
      says: `no function has the URL ${TARGETS.url.url} in the account and region that were read`,
      passes: false,
      next: [
        'check the URL with `aws lambda list-function-url-configs --function-name NAME`',
        'name the function with --function, or use its account with --profile',
      ],
      blindSpots: [],
    });
    expect(notPermission(withUrl({}, { urls: absent })).cause).toBe('no-such-url');
    expect(notPermission(withUrl({ url: 'https://other.lambda-url.ca-central-1.on.aws/' })).cause).toBe('no-such-url');
  });

  test('of a function that nobody knows', () => {
    expect(needs({ ...urlCall(CALLERS.alice), function: refused('lambda:ListFunctions') })).toEqual([
      fact('function', 'the function behind the URL is not known (lambda:ListFunctions); name it with --function'),
    ]);
  });

  test('takes what the user states for one action only', () => {
    const { question } = questionOf({
      ...withUrl({}),
      context: { 'Lambda:FunctionUrlAuthType': ['NONE'], 'aws:SourceIp': ['203.0.113.9'] },
    });
    expect(question.contextByAction?.['lambda:InvokeFunctionUrl']).toMatchObject({
      'lambda:functionurlauthtype': { values: ['NONE'] },
      'lambda:functionarn': { values: [FN] },
    });
    expect(question.contextByAction?.['lambda:InvokeFunction']).toEqual({
      'lambda:invokedviafunctionurl': { state: 'known', values: ['true'] },
    });
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
describe('an API', () => {
  const ARN = 'arn:aws:execute-api:ca-central-1:111122223333:a1b2c3d4e5';
  const route = (changes: Partial<RouteEvidence>): Evidence<RouteEvidence> =>
    collected({
      key: 'GET /orders',
      authorizationType: 'AWS_IAM',
      apiKeyRequired: false,
      integration: absent,
      ...changes,
    });
  const apiPolicy: PolicySource = { layer: 'resource', kind: 'api-policy', name: 'a1b2c3d4e5' };

  test('is asked for with everything that the question has', () => {
    const plan = questionOf(apiCall({}));
    expect(plan.question).toMatchObject({
      target: { path: 'execute-api', apiType: 'REST', authorizationType: 'AWS_IAM', endpointType: 'REGIONAL' },
      caller: CALLERS.alice,
      actions: ['execute-api:Invoke'],
      resource: `${ARN}/prod/GET/orders`,
      resourceAccount: '111122223333',
    });
    expect([
      plan.question.policies.resource,
      plan.question.policies.vpcEndpoint,
      plan.question.policies.authorizer,
    ]).toEqual([null, null, undefined]);
    expect([plan.assumptions, plan.blindSpots, plan.notes, plan.question.contextByAction]).toEqual([
      [],
      [],
      [],
      undefined,
    ]);
  });

  test('has ARNs for every kind of call', () => {
    const resource = (changes: Partial<ApiEvidence>): string => questionOf(apiCall(changes)).question.resource;
    expect(resource({ method: 'post' })).toBe(`${ARN}/prod/POST/orders`);
    expect(resource({ stage: refused('apigateway:GetStage') })).toBe(`${ARN}/*/GET/orders`);
    expect(resource({ path: '//a//b/' })).toBe(`${ARN}/prod/GET//a//b/`);
    expect(resource({ type: 'WEBSOCKET', route: refused('apigateway:GetRoutes') })).toBe(`${ARN}/prod/$connect`);
    expect(resource({ type: 'WEBSOCKET', route: route({ key: 'chat' }) })).toBe(`${ARN}/prod/chat`);
    expect(resource({ type: 'WEBSOCKET', path: '/@connections', method: 'DELETE' })).toBe(
      `${ARN}/prod/DELETE/@connections`,
    );
    expect(resource({ type: 'WEBSOCKET', path: '/@connectionsx', route: route({ key: 'k' }) })).toBe(`${ARN}/prod/k`);
    expect(resource({ partition: 'aws-cn', path: '/@connections/a' })).toContain(
      'arn:aws-cn:execute-api:ca-central-1:111122223333:a1b2c3d4e5/prod/GET/@connections/a',
    );
  });

  test('of kind WebSocket is called back with another action', () => {
    const actions = (changes: Partial<ApiEvidence>): readonly string[] => questionOf(apiCall(changes)).question.actions;
    expect(actions({ type: 'WEBSOCKET', path: '/@connections/x' })).toEqual(['execute-api:ManageConnections']);
    expect(actions({ type: 'REST', path: '/@connections/x' })).toEqual(['execute-api:Invoke']);
    const open = questionOf(
      apiCall({ type: 'WEBSOCKET', path: '/@connections/x', route: route({ authorizationType: 'NONE' }) }),
    );
    expect(open.question.caller).toEqual(CALLERS.alice);
  });

  test('without a method is assumed to be read', () => {
    const { method: _, ...without } = { ...ordersApi('GET', 'AWS_IAM') };
    const base = apiCall({});
    const { method: __, ...target } = base.target.kind === 'executeApi' ? base.target : { method: '' };
    const plan = questionOf({
      ...base,
      target: { kind: 'executeApi', apiId: 'a', region: 'b', partition: 'aws', path: '/orders', ...target },
      api: collected(without),
    });
    expect(plan.assumptions).toEqual([{ id: 'method-get', says: 'the request is a GET', unless: '--method' }]);
    expect(plan.question.resource).toBe(`${ARN}/prod/GET/orders`);
    expect(questionOf({ ...base, api: collected(without) }).assumptions).toEqual([]);
  });

  test('that is private may be behind an endpoint and needs a policy', () => {
    const endpoint: PolicySource = { layer: 'vpce', kind: 'vpc-endpoint', name: 'vpce-1' };
    const base = apiCall({ endpointType: 'PRIVATE' });
    const target = base.target.kind === 'executeApi' ? { ...base.target, vpcEndpointId: 'vpce-9' } : base.target;
    const plan = questionOf({ ...base, target, vpcEndpoint: collected(readable(endpoint)) });
    expect(plan.question.policies.vpcEndpoint?.policies).toHaveLength(1);
    expect(plan.question.context.keys['aws:sourcevpce']).toEqual({ state: 'known', values: ['vpce-9'] });
    expect(questionOf(base).question.context.keys['aws:sourcevpce']).toMatchObject({ state: 'unknown' });
    const regional = questionOf({ ...apiCall({}), vpcEndpoint: collected(readable(endpoint)) });
    expect(regional.question.policies.vpcEndpoint).toBeNull();
    expect(regional.question.context.keys['aws:sourcevpce']).toEqual({ state: 'absent' });
    const { endpointType: _, ...unsaid } = ordersApi('GET', 'AWS_IAM');
    const open = questionOf({ ...apiCall({}), api: collected(unsaid) });
    expect(open.question.target).toEqual({ path: 'execute-api', apiType: 'REST', authorizationType: 'AWS_IAM' });
    expect(open.question.context.keys['aws:sourcevpce']).toMatchObject({ state: 'unknown' });
    expect(
      questionOf(apiCall({ endpointType: 'PRIVATE', route: route({ authorizationType: 'NONE' }) })).question.target,
    ).toMatchObject({ authorizationType: 'NONE' });
  });

  test('with a policy asks it, whatever the route is', () => {
    const given = { policy: collected(readable(apiPolicy)) };
    const plan = (changes: Partial<ApiEvidence>) => questionOf(apiCall({ ...given, ...changes })).question;
    expect(plan({}).policies.resource?.policies).toHaveLength(1);
    expect(plan({ type: 'HTTP' }).policies.resource).toBeNull();
    expect(plan({ type: 'WEBSOCKET' }).policies.resource).toBeNull();
    const why = 'what the authorizer answers is not visible';
    for (const authorizationType of ['CUSTOM', 'COGNITO_USER_POOLS'] as const) {
      const found = plan({ route: route({ authorizationType }) });
      expect(found.policies.authorizer).toEqual({ policies: [], complete: false, why });
      expect(found.caller).toEqual({ kind: 'anonymous' });
    }
    expect(plan({ route: route({ authorizationType: 'NONE' }) }).policies.authorizer).toBeUndefined();
    expect(questionOf(apiCall({ ...given, route: route({ authorizationType: 'CUSTOM' }) })).blindSpots).toContainEqual({
      what: 'authorizer',
      because: why,
      remedy: 'read the log of the authorizer',
    });
  });

  test('whose route could not be read says so', () => {
    const plan = questionOf(apiCall({ route: refused('apigateway:GetMethod') }));
    expect(plan.question.target).toMatchObject({ authorizationType: 'unknown' });
    expect(plan.question.caller).toEqual(CALLERS.alice);
    expect(plan.blindSpots).toEqual([
      {
        what: 'authorization type of the route',
        because: 'apigateway:GetMethod: access denied (not authorized)',
        remedy: READ,
      },
    ]);
  });

  test('that asks for an API key says so', () => {
    expect(questionOf(apiCall({ route: route({ apiKeyRequired: true }) })).notes).toEqual([
      'the method also needs an API key (x-api-key); without it the answer is 403 `Forbidden`',
    ]);
  });

  test('behind a domain', () => {
    const base = apiCall({});
    const target = {
      kind: 'customDomain',
      domain: 'api.example.com',
      path: '/v1/orders',
      url: 'https://api.example.com/v1/orders',
      method: 'GET',
    } as const;
    const plan = questionOf({ ...base, target, context: {} });
    expect(plan.question.resource).toBe(`${ARN}/prod/GET/orders`);
    expect(plan.question.context.keys['execute-api:viadomainarn']).toEqual({
      state: 'unknown',
      because: 'the id of the custom domain name was not read',
    });
    expect(questionOf(base).question.context.keys['execute-api:viadomainarn']).toBeUndefined();
    expect(needs({ ...base, target, api: refused('apigateway:GetBasePathMappings') })).toEqual([
      fact(
        'api',
        'the API behind the domain is not known (apigateway:GetBasePathMappings: access denied (not authorized))',
      ),
    ]);
    expect(notPermission({ ...base, target, api: absent })).toMatchObject({
      cause: 'unmapped-domain',
      says: 'no base path of api.example.com leads /v1/orders to an API; API Gateway answers 403 `Forbidden`',
      next: ['aws apigatewayv2 get-api-mappings --domain-name api.example.com'],
    });
    expect(
      questionOf({ ...base, target, api: collected({ ...ordersApi('GET', 'AWS_IAM'), disableDefaultEndpoint: true }) })
        .question.actions,
    ).toHaveLength(1);
  });

  test('that was not read is asked for as the URL names it', () => {
    const base = { ...apiCall({}, 'POST'), api: refused('apigateway:GET') };
    const plan = questionOf(base);
    expect(plan.question).toMatchObject({
      target: { path: 'execute-api', apiType: 'unknown', authorizationType: 'unknown' },
      resource: `${ARN}/prod/POST/orders`,
      resourceAccount: '111122223333',
      caller: CALLERS.alice,
    });
    const why = 'apigateway:GET: access denied (not authorized)';
    expect(plan.question.policies.resource).toEqual({ policies: [], complete: false, why });
    expect(plan.blindSpots).toEqual([
      { what: 'authorization type of the route', because: `apigateway:GetMethod: failed (${why})`, remedy: READ },
      { what: 'resource policy', because: why, remedy: READ },
    ]);
    const target = base.target.kind === 'executeApi' ? base.target : undefined;
    if (target === undefined) throw new Error('no API');
    expect(questionOf({ ...base, target: { ...target, account: '444455556666' } }).question.resourceAccount).toBe(
      '444455556666',
    );
    const { stage: _, ...stageless } = target;
    const missing = [fact('api', `account and stage of the API are not known (${why})`)];
    expect(needs({ ...base, target: stageless })).toEqual(missing);
    expect(needs({ ...base, caller: collected<Caller>({ kind: 'anonymous' }) })).toEqual(missing);
    const { method: __, ...methodless } = target;
    expect(questionOf({ ...base, target: methodless }).question.resource).toBe(`${ARN}/prod/GET/orders`);
    expect(questionOf({ ...base, target: methodless }).assumptions).toHaveLength(1);
  });
});

describe('what is no question of permission', () => {
  const route = (changes: Partial<RouteEvidence>): Evidence<RouteEvidence> =>
    collected({
      key: 'GET /orders',
      authorizationType: 'NONE',
      apiKeyRequired: false,
      integration: absent,
      ...changes,
    });

  test('an API that does not exist', () => {
    expect(notPermission({ ...apiCall({}), api: absent })).toEqual({
      kind: 'notPermission',
      cause: 'no-such-api',
      says: 'API a1b2c3d4e5 does not exist in ca-central-1 of the account that was read',
      passes: false,
      next: ['check region, account and API id of the URL'],
      blindSpots: [],
    });
  });

  test('an endpoint that is disabled, where the call goes to it', () => {
    expect(notPermission(apiCall({ disableDefaultEndpoint: true }))).toMatchObject({
      cause: 'default-endpoint-disabled',
      says: 'the default endpoint of API a1b2c3d4e5 is disabled; it answers 403 `Forbidden` to everybody',
      next: ['call the API through its custom domain name'],
    });
    const base = apiCall({ disableDefaultEndpoint: true });
    const { url: _, ...target } = base.target.kind === 'executeApi' ? base.target : { url: '' };
    expect(
      planQuestion({
        ...base,
        target: { kind: 'executeApi', apiId: 'a', region: 'b', partition: 'aws', path: '/', ...target },
      }).kind,
    ).toBe('question');
  });

  test('a stage or route that does not exist', () => {
    expect(notPermission(apiCall({ stage: absent }))).toMatchObject({
      cause: 'no-such-stage',
      says: 'API a1b2c3d4e5 has no stage for this URL; a REST API answers 403 `Missing Authentication Token`, an HTTP API 404',
      next: ['check the first segment of the path, or deploy the API to that stage'],
    });
    expect(notPermission(apiCall({ route: absent, routes: absent }))).toMatchObject({
      cause: 'no-such-route',
      says: 'API a1b2c3d4e5 has no method GET /orders; it answers 403 `Missing Authentication Token`, which reads like a missing signature',
      next: ['check path, method and stage'],
      passes: false,
    });
    expect(notPermission(apiCall({ type: 'HTTP', route: absent, method: 'delete' })).says).toBe(
      'API a1b2c3d4e5 has no route DELETE /orders; it answers 404',
    );
  });

  test('a route that is spelled a little differently', () => {
    const near = (path: string, ...routes: readonly string[]): string =>
      notPermission(apiCall({ route: absent, path, routes: collected(routes) })).next[0] ?? '';
    expect(near('/orders', 'POST /orders', 'GET /order', 'GET /health')).toBe(
      'did you mean POST /orders or GET /order?',
    );
    expect(near('/orders', 'GET /ordxxx', 'GET /ordxxxs', 'GET /ordxxxxs')).toBe(
      'did you mean GET /ordxxx or GET /ordxxxs?',
    );
    expect(near('/orders', 'GET /o')).toBe('check path, method and stage');
    expect(near('/orders', 'GET /orde', 'GET /order', 'GET /orders1', 'GET /orders2')).toBe(
      'did you mean GET /order or GET /orders1 or GET /orders2?',
    );
    expect(near('/orders', 'GET /xorders', 'GET /rders', 'GET /oders')).toBe(
      'did you mean GET /xorders or GET /rders or GET /oders?',
    );
    expect(near('/kitten', 'GET /sitting')).toBe('did you mean GET /sitting?');
  });

  test('a route that IAM does not protect', () => {
    expect(notPermission(apiCall({ route: route({}) }))).toEqual({
      kind: 'notPermission',
      cause: 'route-without-iam',
      says: 'GET /orders has authorization type NONE: IAM is not asked and everybody may call it',
      passes: true,
      next: [
        'a 403 from here is not IAM’s: look for an API key, WAF or the integration',
        'to protect it, set the authorization type AWS_IAM and deploy',
      ],
      blindSpots: [],
    });
    const by = (authorizationType: RouteEvidence['authorizationType']) =>
      notPermission(apiCall({ type: 'HTTP', route: route({ authorizationType }) }));
    expect(by('JWT')).toMatchObject({
      says: 'GET /orders is protected by a JWT authorizer, not by AWS_IAM: IAM policies have no effect on it',
      passes: false,
      next: ['send the token that the authorizer expects and read the authorizer’s log'],
    });
    expect(by('CUSTOM').says).toContain('a Lambda authorizer');
    expect(by('COGNITO_USER_POOLS').says).toContain('a Cognito user pool');
  });

  test('a Lambda Web Function', () => {
    const target = {
      kind: 'webFunction',
      host: 'x.lambda-web.eu-west-1.on.aws',
      region: 'eu-west-1',
      url: 'https://x',
    } as const;
    expect(notPermission({ ...invokeCall(CALLERS.alice), target })).toEqual({
      kind: 'notPermission',
      cause: 'web-function',
      says: 'the host x.lambda-web.eu-west-1.on.aws is a Lambda Web Function, which why403 does not support yet; its action is lambda:InvokeWebFunctionEndpoint',
      passes: false,
      next: [
        'grant lambda:InvokeWebFunctionEndpoint on the endpoint’s ARN (arn:…:web-function/NAME/endpoint/ENDPOINT)',
      ],
      blindSpots: [],
    });
  });
});

describe('lambda:InvokedViaFunctionUrl', () => {
  const key = 'lambda:invokedviafunctionurl';
  const found = (Condition: object, url = false) => {
    const document = policy({ Effect: 'Allow', Action: '*', Resource: '*', Condition });
    const base = url
      ? buildSnapshot({
          target: TARGETS.url,
          caller: CALLERS.alice,
          identity: [document],
          function: collected(ordersFunction(undefined, 'AWS_IAM')),
        })
      : invokeCall(CALLERS.alice, document);
    return questionOf(base).question.context.keys[key];
  };

  test('is absent or false on a direct call, AWS does not say which', () => {
    const OPEN = { state: 'unknown', because: 'AWS does not document whether a direct call sends `false` or nothing' };
    expect(found({ Bool: { [key]: 'true' } })).toEqual({ state: 'absent' });
    expect(found({ 'ForAnyValue:BoolIfExists': { [key]: 'true' } })).toEqual({ state: 'absent' });
    expect(found({ Null: { [key]: 'true' } })).toEqual(OPEN);
    expect(found({ Bool: { [key]: 'true' }, StringEquals: { [key]: 'false' } })).toEqual(OPEN);
    expect(found({ Null: { [key]: 'true' } }, true)).toEqual({ state: 'absent' });
    expect(found({ Bool: { 'aws:SecureTransport': 'true' } })).toBeUndefined();
  });
});
