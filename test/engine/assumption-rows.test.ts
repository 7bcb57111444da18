import { describe, expect, test } from 'vitest';
import { API, type Asked, allow, answer, app, deny, FN, layer, of, policy, stranger } from './asking.ts';

const INVOKE = 'lambda:InvokeFunction';
const rows = (asked: Asked): readonly string[] => answer(asked).assumptions;
const grant = of('identity', allow(INVOKE, FN));
const resource = (...statements: readonly unknown[]) => of('resource', ...statements);
const OTHER = of('boundary', allow('s3:*'));

describe('an answer names the rows of docs/semantics.md that it follows', () => {
  test('none, where the documents are clear', () => {
    expect(rows({ policies: { identity: grant } })).toEqual([]);
    expect(
      rows({
        caller: app,
        policies: { identity: grant, session: of('session', allow('*')), boundary: of('boundary', allow('*')) },
      }),
    ).toEqual([]);
    expect(
      rows({
        caller: stranger,
        policies: { identity: grant, resource: resource(allow(INVOKE, FN, { Principal: { AWS: '444455556666' } })) },
      }),
    ).toEqual([]);
  });

  test('several session policies', () => {
    const session = layer(policy('session', [allow('*')], 'a'), policy('session', [allow('s3:*')], 'b'));
    expect(rows({ caller: app, policies: { identity: grant, session } })).toEqual(['session-policies-united']);
  });

  test('several layers deny', () => {
    const two = { identity: of('identity', deny('*')), boundary: of('boundary', deny('*')) };
    expect(rows({ policies: two })).toEqual(['explicit-deny-order']);
    expect(rows({ policies: { identity: of('identity', deny('*'), deny(INVOKE)) } })).toEqual([]);
  });

  test('a star that crosses a colon', () => {
    expect(rows({ policies: { identity: of('identity', allow(INVOKE, 'arn:aws:lambda:*:function:orders')) } })).toEqual(
      ['resource-star-crosses-colon'],
    );
    expect(
      rows({
        policies: { identity: of('identity', { Effect: 'Deny', Action: '*', NotResource: 'arn:aws:lambda:*' }) },
      }),
    ).toEqual(['resource-star-crosses-colon']);
    expect(rows({ policies: { identity: of('identity', allow('*')) } })).toEqual([]);
    expect(
      rows({
        policies: { identity: of('identity', allow(INVOKE, FN), allow('s3:*', 'arn:aws:lambda:*:function:orders')) },
      }),
    ).toEqual([]);
  });

  test('a wildcard for the account of a function', () => {
    expect(
      rows({ policies: { identity: of('identity', allow(INVOKE, 'arn:aws:lambda:*:*:function:orders')) } }),
    ).toEqual(['resource-account-wildcard']);
    expect(
      rows({ policies: { identity: of('identity', allow(INVOKE, 'arn:aws:lambda:*:1111222233*:function:orders')) } }),
    ).toEqual(['resource-account-wildcard']);
    expect(
      rows({ policies: { identity: of('identity', allow(INVOKE, 'arn:aws:lambda:*:111122223333:function:orders')) } }),
    ).toEqual([]);
    const target = { path: 'execute-api' as const, apiType: 'REST' as const, authorizationType: 'AWS_IAM' as const };
    const call = { target, actions: ['execute-api:Invoke'], resource: API };
    expect(rows({ ...call, policies: { identity: of('identity', allow('*', 'arn:aws:execute-api:*:*:*')) } })).toEqual(
      [],
    );
  });

  test('NotPrincipal, with Deny and with Allow', () => {
    const listed = { NotPrincipal: { AWS: '444455556666' } };
    expect(rows({ policies: { identity: grant, resource: resource(deny(INVOKE, FN, listed)) } })).toEqual([
      'not-principal-partial',
    ]);
    expect(rows({ policies: { identity: grant, resource: resource(allow(INVOKE, FN, listed)) } })).toEqual([
      'not-principal-allow',
    ]);
    expect(rows({ policies: { identity: grant, resource: resource(allow('s3:*', FN, listed)) } })).toEqual([]);
    const spared = { NotPrincipal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:user/alice'] } };
    expect(rows({ policies: { identity: grant, resource: resource(deny(INVOKE, FN, spared)) } })).toEqual([]);
  });

  test('a grant to everybody past a silent boundary', () => {
    const everybody = resource(allow(INVOKE, FN, { Principal: '*' }));
    expect(rows({ policies: { resource: everybody, boundary: OTHER } })).toEqual(['star-principal-direct']);
    expect(rows({ caller: app, policies: { resource: everybody, session: of('session', allow('s3:*')) } })).toEqual([
      'star-principal-direct',
    ]);
    expect(rows({ policies: { resource: everybody } })).toEqual([]);
    expect(rows({ policies: { resource: everybody, boundary: of('boundary', allow('*')) } })).toEqual([]);
    const named = resource(allow(INVOKE, FN, { Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' } }));
    expect(rows({ policies: { resource: named, boundary: OTHER } })).toEqual([]);
  });

  test('a grant to everybody that lets a service in', () => {
    const caller = { kind: 'service' as const, servicePrincipal: 'sns.amazonaws.com' };
    expect(rows({ caller, policies: { resource: resource(allow(INVOKE, FN, { Principal: '*' })) } })).toEqual([
      'service-aws-star',
    ]);
    expect(
      rows({
        caller,
        policies: { resource: resource(allow(INVOKE, FN, { Principal: { Service: 'sns.amazonaws.com' } })) },
      }),
    ).toEqual([]);
  });

  test('a grant to the account and a silent session policy', () => {
    const account = resource(allow(INVOKE, FN, { Principal: { AWS: '111122223333' } }));
    const silent = of('session', allow('s3:*'));
    expect(rows({ caller: app, policies: { identity: grant, resource: account, session: silent } })).toEqual([
      'account-principal-session',
    ]);
    expect(rows({ caller: app, policies: { identity: grant, session: silent } })).toEqual([]);
    expect(
      rows({ caller: app, policies: { identity: grant, resource: account, session: of('session', allow('*')) } }),
    ).toEqual([]);
  });

  test('modes of an API', () => {
    const api = { path: 'execute-api' as const, apiType: 'REST' as const, authorizationType: 'AWS_IAM' as const };
    const call = { actions: ['execute-api:Invoke'], resource: API };
    const identity = of('identity', allow('*'));
    const everybody = resource(allow('*', '*', { Principal: '*' }));
    const root = { kind: 'root' as const, arn: 'arn:aws:iam::444455556666:root', account: '444455556666' };
    expect(
      rows({ ...call, target: { ...api, endpointType: 'PRIVATE' }, policies: { identity, resource: everybody } }),
    ).toEqual(['private-api-resource-policy']);
    expect(
      rows({
        ...call,
        target: { ...api, authorizationType: 'COGNITO_USER_POOLS' },
        policies: { authorizer: of('authorizer', allow('*')), resource: everybody },
      }),
    ).toEqual(['cognito-resource-policy']);
    expect(rows({ ...call, target: api, caller: root, policies: { resource: everybody } })).toEqual([
      'root-cross-account',
    ]);
    expect(rows({ ...call, target: { ...api, apiType: 'HTTP' }, caller: stranger, policies: { identity } })).toEqual([
      'route-cross-account',
    ]);
    expect(rows({ ...call, target: { ...api, apiType: 'HTTP' }, policies: { identity } })).toEqual([]);
    expect(rows({ ...call, target: api, caller: stranger, policies: { identity, resource: everybody } })).toEqual([]);
    expect(rows({ ...call, target: { ...api, apiType: 'HTTP', authorizationType: 'NONE' } })).toEqual([]);
  });

  test('the second action of a function URL is missing', () => {
    const url = { target: { path: 'function-url' as const, authType: 'AWS_IAM' as const } };
    expect(rows({ ...url })).toEqual(['url-single-permission']);
    expect(rows({ ...url, policies: { identity: of('identity', deny('*')) } })).toEqual([]);
    expect(rows({ ...url, actions: ['lambda:InvokeFunctionUrl'] })).toEqual([]);
    expect(rows({})).toEqual([]);
  });

  test('the URL key on a direct call', () => {
    const via = { Condition: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } } };
    expect(rows({ policies: { identity: of('identity', allow(INVOKE, FN, via)) } })).toEqual([
      'url-key-on-direct-call',
    ]);
    expect(rows({ policies: { identity: of('identity', allow('s3:*', FN, via)) } })).toEqual([]);
    const url = {
      target: { path: 'function-url' as const, authType: 'AWS_IAM' as const },
      actions: ['lambda:InvokeFunctionUrl'],
    };
    expect(rows({ ...url, policies: { identity: of('identity', allow(INVOKE, FN, via)) } })).toEqual([]);
  });

  test('the policy of the unqualified function lets a qualified call through', () => {
    const hung = (attachedTo: string, name: string) => {
      const base = policy('resource', [allow(INVOKE, `${FN}:*`, { Principal: '*' })], name);
      return { ...base, source: { ...base.source, attachedTo } };
    };
    const call = (...policies: readonly ReturnType<typeof hung>[]) =>
      rows({ resource: `${FN}:live`, policies: { resource: layer(...policies) } });
    expect(call(hung(FN, 'a'))).toEqual(['unqualified-function-policy']);
    expect(call(hung('orders', 'a'))).toEqual(['unqualified-function-policy']);
    expect(call(hung(`${FN}:live`, 'a'))).toEqual([]);
    expect(call(hung(FN, 'a'), hung(`${FN}:live`, 'b'))).toEqual([]);
    expect(rows({ policies: { resource: layer(hung(FN, 'a')), identity: grant } })).toEqual([]);
  });
});
