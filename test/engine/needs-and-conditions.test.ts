import { describe, expect, test } from 'vitest';
import { all, any, FALSE, not, TRUE } from '../../src/engine/condition-tree.ts';
import { decide } from '../../src/engine/decide.ts';
import { allow, answer, app, deny, FN, layer, of, policy, questionOf, source, unknown } from './asking.ts';

const INVOKE = 'lambda:InvokeFunction';
const OFFICE = { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };
const leaf = (name: string, index = 0) => ({
  kind: 'condition' as const,
  operator: 'IpAddress',
  key: 'aws:SourceIp',
  values: ['10.0.0.0/8'],
  statement: { source: source(name === 'boundary' ? 'boundary' : 'identity', name), index },
});

describe('an answer that hangs on a key', () => {
  test('names the key and the condition under which the call is allowed', () => {
    const found = answer({ policies: { identity: of('identity', allow(INVOKE, FN, OFFICE)) }, otherwise: 'unknown' });
    expect(found).toMatchObject({
      kind: 'undetermined',
      reason: 'undetermined',
      possible: ['allowed', 'implicitDeny'],
    });
    expect(found.needs).toEqual([{ kind: 'context', key: 'aws:SourceIp' }]);
    expect(found.allowedIf).toEqual(leaf('identity'));
  });

  test('carries the reason why the key is not known', () => {
    const keys = { 'aws:sourceip': { state: 'unknown' as const, because: 'the call was not made yet' } };
    const found = answer({ policies: { identity: of('identity', allow(INVOKE, FN, OFFICE)) }, keys });
    expect(found.needs).toEqual([{ kind: 'context', key: 'aws:SourceIp', because: 'the call was not made yet' }]);
  });

  test('turns a Deny round', () => {
    const found = answer({
      policies: { identity: of('identity', allow(INVOKE, FN), deny('*', '*', OFFICE)) },
      otherwise: 'unknown',
    });
    expect(found.possible).toEqual(['allowed', 'explicitDeny']);
    expect(found.allowedIf).toEqual({ kind: 'not', of: leaf('identity', 1) });
  });

  test('joins the layers that must all allow, and the statements of which one suffices', () => {
    const tag = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } };
    const found = answer({
      policies: {
        identity: of('identity', allow(INVOKE, FN, OFFICE), allow(INVOKE, FN, tag)),
        boundary: of('boundary', allow('*', '*', OFFICE)),
      },
      otherwise: 'unknown',
    });
    const red = {
      kind: 'condition',
      operator: 'StringEquals',
      key: 'aws:PrincipalTag/team',
      values: ['red'],
      statement: { source: source('identity'), index: 1 },
    };
    expect(found.allowedIf).toEqual({
      kind: 'all',
      of: [{ kind: 'any', of: [leaf('identity'), red] }, leaf('boundary')],
    });
    expect(found.needs).toEqual([
      { kind: 'context', key: 'aws:SourceIp' },
      { kind: 'context', key: 'aws:PrincipalTag/team' },
    ]);
  });

  test('leaves out conditions that are known to hold, and statements that cannot matter', () => {
    const both = { Condition: { ...OFFICE.Condition, Bool: { 'aws:SecureTransport': 'true' } } };
    const keys = { 'aws:securetransport': { state: 'known' as const, values: ['true'] } };
    const found = answer({
      policies: {
        identity: of(
          'identity',
          allow(INVOKE, FN, both),
          allow('s3:*', '*', { Condition: { Bool: { 'aws:ViaAWSService': 'true' } } }),
        ),
      },
      keys,
      otherwise: 'unknown',
    });
    expect(found.allowedIf).toEqual(leaf('identity'));
    expect(found.needs).toEqual([{ kind: 'context', key: 'aws:SourceIp' }]);
  });

  test('is a refusal when no value of the key allows', () => {
    const found = answer({
      policies: {
        identity: of('identity', allow(INVOKE, FN), deny('*', '*', OFFICE)),
        boundary: of('boundary', allow('s3:*')),
      },
      otherwise: 'unknown',
    });
    expect(found).toMatchObject({
      kind: 'implicitDeny',
      reason: 'implicit-deny:boundary',
      possible: ['explicitDeny', 'implicitDeny'],
      needs: [],
    });
    expect(found.allowedIf).toBeUndefined();
  });

  test('names the variable of a resource and of a condition value', () => {
    const pattern = `${FN}-\${aws:PrincipalTag/team}`;
    const found = answer({
      policies: { identity: of('identity', allow(INVOKE, pattern)) },
      resource: `${FN}-red`,
      otherwise: 'unknown',
    });
    const need = { kind: 'context', key: 'aws:principaltag/team' };
    expect(found.needs).toEqual([need]);
    expect(found.allowedIf).toEqual({
      kind: 'element',
      element: 'resource',
      need,
      statement: { source: source('identity'), index: 0 },
    });
    const value = allow(INVOKE, FN, {
      Condition: { StringEquals: { 'aws:RequestedRegion': '${aws:PrincipalTag/home}' } },
    });
    const region = { 'aws:requestedregion': { state: 'known' as const, values: ['eu-west-1'] } };
    const inValue = answer({ policies: { identity: of('identity', value) }, keys: region, otherwise: 'unknown' });
    expect(inValue.needs).toEqual([{ kind: 'context', key: 'aws:principaltag/home' }]);
  });

  test('a variable that cannot match whatever its value is does not make the answer open', () => {
    const pattern = `${FN}-\${aws:PrincipalTag/team}`;
    expect(answer({ policies: { identity: of('identity', allow(INVOKE, pattern)) }, otherwise: 'unknown' }).kind).toBe(
      'implicitDeny',
    );
    const excluded = { Effect: 'Allow', Action: INVOKE, NotResource: pattern };
    expect(answer({ policies: { identity: of('identity', excluded) }, otherwise: 'unknown' }).kind).toBe('allowed');
  });
});

describe('an answer that hangs on a policy', () => {
  test('names the policy that nobody could read', () => {
    const hidden = { source: source('identity', 'Hidden'), unreadable: 'iam:GetPolicyVersion was denied' };
    const found = answer({ policies: { identity: layer(hidden, policy('identity', [allow(INVOKE, FN)])) } });
    const need = {
      kind: 'policy',
      layer: 'identity',
      source: hidden.source,
      because: 'iam:GetPolicyVersion was denied',
    };
    expect(found).toMatchObject({ kind: 'undetermined', possible: ['allowed', 'explicitDeny'] });
    expect(found.needs).toEqual([need]);
    expect(found.allowedIf).toEqual({ kind: 'evidence', need, must: 'notDeny' });
  });

  test('names the list that nobody could read', () => {
    const found = answer({
      policies: { identity: { policies: [], complete: false, why: 'iam:ListUserPolicies was denied' } },
    });
    const need = { kind: 'policy', layer: 'identity', because: 'iam:ListUserPolicies was denied' };
    expect(found.needs).toEqual([need]);
    expect(found.allowedIf).toEqual({
      kind: 'all',
      of: [
        { kind: 'evidence', need, must: 'notDeny' },
        { kind: 'evidence', need, must: 'allow' },
      ],
    });
    expect(answer({ policies: { identity: { policies: [], complete: false } } }).needs).toEqual([
      { kind: 'policy', layer: 'identity', because: 'not all policies are known' },
    ]);
  });

  test('names an organization that nobody could read, unless it does not bind the caller', () => {
    const policies = { identity: of('identity', allow(INVOKE, FN)), scps: { unknown: 'access denied' } };
    const need = { kind: 'policy', layer: 'scp', because: 'access denied' };
    const found = answer({ policies });
    expect(found.needs).toEqual([need]);
    expect(found.allowedIf).toEqual({
      kind: 'all',
      of: [
        { kind: 'evidence', need, must: 'notDeny' },
        { kind: 'evidence', need, must: 'allow' },
      ],
    });
    expect(answer({ policies, caller: { ...app, kind: 'service-linked-role' } }).kind).toBe('allowed');
    expect(answer({ policies, caller: { ...app, managementAccount: true } }).kind).toBe('allowed');
  });

  test('an endpoint or boundary that cannot be read may refuse in two ways', () => {
    const hidden = { source: source('boundary'), unreadable: 'access denied' };
    const found = answer({ policies: { identity: of('identity', allow(INVOKE, FN)), boundary: layer(hidden) } });
    expect(found.possible).toEqual(['allowed', 'explicitDeny', 'implicitDeny']);
  });
});

describe('an answer that hangs on the caller or the target', () => {
  const resource = of('resource', allow(INVOKE, FN, { Principal: { AWS: 'arn:aws:iam::111122223333:role/team/app' } }));
  const { roleArn: _, ...withoutRole } = app;

  test('the path of the role behind a session', () => {
    const found = answer({ caller: withoutRole, policies: { resource } });
    expect(found.kind).toBe('undetermined');
    const need = {
      kind: 'fact',
      name: 'role ARN of the caller',
      because: 'the path of the role behind the session is not known',
    };
    expect(found.needs).toEqual([need]);
    expect(found.allowedIf).toEqual({
      kind: 'element',
      element: 'principal',
      need,
      statement: { source: source('resource'), index: 0 },
    });
    expect(answer({ caller: { ...withoutRole, account: '444455556666' }, policies: { resource } }).kind).toBe(
      'implicitDeny',
    );
  });

  test('whether the caller has a permissions boundary, for NotPrincipal', () => {
    const listed = {
      NotPrincipal: { AWS: ['arn:aws:iam::111122223333:root', 'arn:aws:iam::111122223333:user/alice'] },
    };
    const found = answer({
      policies: {
        identity: of('identity', allow(INVOKE, FN)),
        boundary: { policies: [], complete: false, why: 'iam:GetUser was denied' },
        resource: of('resource', deny(INVOKE, FN, listed)),
      },
    });
    expect(found.kind).toBe('undetermined');
    expect(found.needs).toContainEqual({
      kind: 'fact',
      name: 'permissions boundary of the caller',
      because: 'NotPrincipal with Deny hits every principal that has a permissions boundary',
    });
  });

  test('the authorization type of a function URL', () => {
    const found = answer({
      target: { path: 'function-url', authType: 'unknown' },
      actions: ['lambda:InvokeFunctionUrl'],
      policies: { identity: of('identity', allow('lambda:*')) },
    });
    expect(found).toMatchObject({ kind: 'undetermined', possible: ['allowed', 'implicitDeny'] });
    expect(found.needs[0]).toEqual({
      kind: 'fact',
      name: 'how the target authorizes calls',
      because: 'by the rules for same account',
    });
    expect(found.allowedIf).toEqual({ kind: 'evidence', need: found.needs[0], must: 'allow' });
  });

  test('both authorization types refuse in different ways', () => {
    const found = answer({
      target: { path: 'function-url', authType: 'unknown' },
      actions: ['lambda:InvokeFunctionUrl'],
      policies: { identity: of('identity', deny('lambda:*')) },
    });
    expect(found.kind).not.toBe('undetermined');
    expect([...found.possible].sort()).toEqual(['explicitDeny', 'implicitDeny']);
  });

  test('the account of the caller', () => {
    const found = answer({
      caller: { kind: 'iam-user', userName: 'alice' },
      policies: { identity: of('identity', allow(INVOKE, FN)) },
    });
    expect(found).toMatchObject({ kind: 'undetermined', possible: ['allowed', 'implicitDeny'] });
  });
});

describe('several actions', () => {
  const url = {
    target: { path: 'function-url' as const, authType: 'AWS_IAM' as const },
    actions: ['lambda:InvokeFunctionUrl', INVOKE],
  };

  test('one that is refused refuses the call, one that is open leaves it open', () => {
    const open = decide(
      questionOf({
        ...url,
        policies: { identity: of('identity', allow(INVOKE), allow('lambda:InvokeFunctionUrl', '*', OFFICE)) },
        keys: { 'aws:sourceip': unknown },
      }),
    );
    expect(open).toMatchObject({ kind: 'undetermined', reason: 'undetermined', possible: ['allowed', 'implicitDeny'] });
    const refused = decide(
      questionOf({
        ...url,
        policies: { identity: of('identity', allow('lambda:InvokeFunctionUrl', '*', OFFICE)) },
        keys: { 'aws:sourceip': unknown },
      }),
    );
    expect(refused).toMatchObject({
      kind: 'implicitDeny',
      reason: 'implicit-deny:identity',
      possible: ['implicitDeny'],
    });
  });

  test('no action at all is not allowed', () => {
    expect(decide(questionOf({ actions: [] }))).toEqual({
      kind: 'implicitDeny',
      reason: 'implicit-deny:identity',
      perAction: [],
      possible: ['implicitDeny'],
    });
  });
});

describe('condition trees', () => {
  const a = leaf('identity', 1);
  const b = leaf('identity', 2);

  test('are simplified', () => {
    expect(all([])).toBe(TRUE);
    expect(any([])).toBe(FALSE);
    expect(all([TRUE, a, TRUE])).toBe(a);
    expect(all([a, FALSE, b])).toBe(FALSE);
    expect(any([FALSE, a])).toBe(a);
    expect(any([a, TRUE])).toBe(TRUE);
    expect(all([a, a])).toBe(a);
    expect(all([a, { kind: 'all', of: [b, a] }])).toEqual({ kind: 'all', of: [a, b] });
    expect(any([a, { kind: 'any', of: [b, a] }])).toEqual({ kind: 'any', of: [a, b] });
    expect(any([{ kind: 'all', of: [a, b] }, a])).toEqual({ kind: 'any', of: [{ kind: 'all', of: [a, b] }, a] });
    expect(not(TRUE)).toBe(FALSE);
    expect(not(FALSE)).toBe(TRUE);
    expect(not(not(a))).toBe(a);
    expect(not(a)).toEqual({ kind: 'not', of: a });
  });
});
