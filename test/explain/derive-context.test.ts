import { describe, expect, test } from 'vitest';
import type { Caller } from '../../src/domain/caller.ts';
import { apiCall, CALLERS, collected, invokeCall, policy, questionOf, refused, urlCall } from './evidence.ts';

const keysOf = (caller: Caller) => questionOf(invokeCall(caller)).question.context.keys;
const known = (...values: string[]) => ({ state: 'known', values });
const ABSENT = { state: 'absent' };

/** Asks for one condition key by name, so that it is derived. */
function asking(key: string, caller: Caller = CALLERS.alice) {
  const condition = { StringEquals: { [key]: 'x' } };
  return invokeCall(caller, policy({ Effect: 'Allow', Action: 'lambda:*', Resource: '*', Condition: condition }));
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
describe('keys of the principal', () => {
  test.each<readonly [string, { readonly caller: Caller; readonly keys: readonly unknown[] }]>([
    ['a user', { caller: CALLERS.alice, keys: [known('User'), known('alice'), known('AIDAEXAMPLEALICE00001')] }],
    [
      'a role session',
      { caller: CALLERS.app, keys: [known('AssumedRole'), ABSENT, known('AROAEXAMPLEAPP0000001:orders-caller')] },
    ],
    [
      'a federated user',
      { caller: CALLERS.federated, keys: [known('FederatedUser'), ABSENT, known('111122223333:bob')] },
    ],
    ['root', { caller: CALLERS.root, keys: [known('Account'), ABSENT, known('111122223333')] }],
    ['anonymous', { caller: { kind: 'anonymous' }, keys: [known('Anonymous'), ABSENT, ABSENT] }],
  ])('of %s', (_, { caller, keys }) => {
    const found = keysOf(caller);
    expect([found['aws:principaltype'], found['aws:username'], found['aws:userid']]).toEqual(keys);
  });

  test('aws:PrincipalArn of a session is the role, of everybody else the caller, of nobody absent', () => {
    expect(keysOf(CALLERS.app)['aws:principalarn']).toEqual(known('arn:aws:iam::111122223333:role/app'));
    expect(keysOf(CALLERS.alice)['aws:principalarn']).toEqual(known('arn:aws:iam::111122223333:user/alice'));
    expect(keysOf({ kind: 'anonymous' })['aws:principalarn']).toEqual(ABSENT);
  });

  test('a role of which only the session is known is assumed to have no path', () => {
    const { roleArn: _, ...unnamed } = CALLERS.app;
    expect(keysOf(unnamed)['aws:principalarn']).toEqual({
      state: 'assumed',
      values: ['arn:aws:iam::111122223333:role/app'],
      because: 'the role has no path',
    });
  });

  test('the time of the token is absent with long-term keys and unknown with temporary ones', () => {
    expect(keysOf(CALLERS.alice)['aws:tokenissuetime']).toEqual(ABSENT);
    expect(keysOf(CALLERS.aliceTemporary)['aws:tokenissuetime']?.state).toBe('unknown');
  });

  test('where only its presence is asked, the token of temporary credentials is present', () => {
    const onlyNull = policy({
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { Null: { 'aws:TokenIssueTime': 'true' } },
    });
    expect(questionOf(invokeCall(CALLERS.app, onlyNull)).question.context.keys['aws:tokenissuetime']?.state).toBe(
      'known',
    );
  });
});

describe('tags', () => {
  test('of a user are known, those it does not have are absent', () => {
    const base = asking('aws:PrincipalTag/Team');
    const tagged = { ...base, identity: { ...base.identity, tags: collected({ team: 'orders' }) } };
    expect(questionOf(tagged).question.context.keys['aws:principaltag/team']).toEqual(known('orders'));
    expect(questionOf(base).question.context.keys['aws:principaltag/team']).toEqual(ABSENT);
  });

  test('of a role are assumed, because session tags would override them', () => {
    const base = asking('aws:PrincipalTag/team', CALLERS.app);
    const tagged = { ...base, identity: { ...base.identity, tags: collected({ team: 'orders' }) } };
    expect(questionOf(tagged).question.context.keys['aws:principaltag/team']).toMatchObject({
      state: 'assumed',
      values: ['orders'],
    });
  });

  test('that could not be read are unknown, not absent', () => {
    const base = asking('aws:PrincipalTag/team');
    const blind = { ...base, identity: { ...base.identity, tags: refused('iam:ListUserTags') } };
    expect(questionOf(blind).question.context.keys['aws:principaltag/team']?.state).toBe('unknown');
  });
});

describe('keys of the network and of the service', () => {
  test('a function URL is never called through a VPC endpoint, the Lambda API may be', () => {
    expect(questionOf(urlCall(CALLERS.alice)).question.context.keys['aws:sourcevpce']).toEqual(ABSENT);
    expect(keysOf(CALLERS.alice)['aws:sourcevpce']?.state).toBe('unknown');
    expect(questionOf(apiCall({ endpointType: 'REGIONAL' })).question.context.keys['aws:sourcevpc']).toEqual(ABSENT);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip
  test('a stated endpoint takes the public address away', () => {
    const base = { ...invokeCall(CALLERS.alice), context: { 'aws:SourceVpce': ['vpce-0a1b2c3d4e5f60718'] } };
    const { keys } = questionOf(base).question.context;
    expect(keys['aws:sourceip']).toEqual(ABSENT);
    expect(keys['aws:sourcevpce']).toEqual(known('vpce-0a1b2c3d4e5f60718'));
  });

  test('keys of services that come with their own calls only are absent', () => {
    expect(keysOf(CALLERS.alice)['aws:sourcearn']).toEqual(ABSENT);
    expect(keysOf(CALLERS.s3)['aws:sourcearn']?.state).toBe('unknown');
    expect(questionOf(asking('lambda:FunctionArn')).question.context.keys['lambda:functionarn']).toEqual(ABSENT);
    expect(questionOf(asking('s3:prefix')).question.context.keys['s3:prefix']).toEqual(ABSENT);
  });

  test('on a direct call lambda:InvokedViaFunctionUrl is absent for `Bool true`, open for anything else', () => {
    const via = (operator: string, value: string) =>
      questionOf(
        invokeCall(
          CALLERS.alice,
          policy({
            Effect: 'Allow',
            Action: '*',
            Resource: '*',
            Condition: { [operator]: { 'lambda:InvokedViaFunctionUrl': value } },
          }),
        ),
      );
    expect(via('Bool', 'true').question.context.keys['lambda:invokedviafunctionurl']).toEqual(ABSENT);
    expect(via('Null', 'true').question.context.keys['lambda:invokedviafunctionurl']?.state).toBe('unknown');
  });

  test('a policy that asks for a key called like a property of objects does no harm', () => {
    for (const key of ['constructor', '__proto__', 'toString']) {
      expect(questionOf(asking(key)).question.context.otherwise).toBe('unknown');
    }
  });
});

describe('what the user states', () => {
  test('wins over what is derived, also for one action only', () => {
    const stated = {
      ...urlCall(CALLERS.alice),
      context: { 'AWS:sourceip': ['203.0.113.7'], 'lambda:FunctionUrlAuthType': ['NONE'], 'aws:PrincipalOrgID': [] },
    };
    const { question } = questionOf(stated);
    expect(question.context.keys['aws:sourceip']).toEqual(known('203.0.113.7'));
    expect(question.context.keys['aws:principalorgid']).toEqual(ABSENT);
    expect(question.contextByAction?.['lambda:InvokeFunctionUrl']?.['lambda:functionurlauthtype']).toEqual(
      known('NONE'),
    );
  });
});
