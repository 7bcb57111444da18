import { describe, expect, test } from 'vitest';
import { API, allow, answer, app, deny, FN, known, of, stranger, unknown } from './asking.ts';

const INVOKE = 'lambda:InvokeFunction';

/** The details of the only statement of an identity policy. */
function details(statement: unknown, more: Parameters<typeof answer>[0] = {}): readonly string[] | undefined {
  return answer({ policies: { identity: of('identity', statement) }, ...more }).trace[0]?.detail;
}

function resourceDetails(statement: unknown, more: Parameters<typeof answer>[0] = {}): readonly string[] | undefined {
  return answer({ policies: { resource: of('resource', statement) }, ...more }).trace[0]?.detail;
}

describe('the trace', () => {
  test('has one step for each statement, with four marks', () => {
    const condition = { Condition: { Bool: { 'aws:SecureTransport': 'true' } } };
    const found = answer({
      policies: { identity: of('identity', allow(INVOKE, FN, condition), deny('s3:*')) },
      keys: { 'aws:securetransport': known('true') },
    });
    expect(found.trace).toHaveLength(2);
    expect(found.trace[0]).toMatchObject({
      effect: 'Allow',
      principal: 'match',
      action: 'match',
      resource: 'match',
      condition: 'match',
      detail: [],
    });
    expect(found.trace[1]).toMatchObject({ effect: 'Deny', action: 'mismatch', resource: 'match', condition: 'match' });
    expect(JSON.parse(JSON.stringify(found.trace[1]))).toMatchObject({
      resource: 'match',
      detail: ['action `s3:*` does not cover `lambda:invokefunction`'],
    });
  });

  test('says why an action does not match', () => {
    expect(details(allow(['s3:*', 'sqs:*']))).toEqual([
      'action `s3:*`, `sqs:*` does not cover `lambda:invokefunction`',
    ]);
    expect(details({ Effect: 'Allow', NotAction: 'lambda:*', Resource: '*' })).toEqual([
      'notAction `lambda:*` excludes `lambda:invokefunction`',
    ]);
    expect(details(allow(['a:a', 'b:b', 'c:c', 'd:d', 'e:e']))).toEqual([
      'action `a:a`, `b:b`, `c:c` and 2 more does not cover `lambda:invokefunction`',
    ]);
    expect(details(allow([]))).toEqual(['action (empty list) does not cover `lambda:invokefunction`']);
    const long = `s3:${'x'.repeat(300)}`;
    expect(details(allow(long))).toEqual([
      `action \`${long.slice(0, 200)}…\` does not cover \`lambda:invokefunction\``,
    ]);
  });

  test('says why a resource does not match', () => {
    const other = FN.replace('orders', 'billing');
    expect(details(allow(INVOKE, other))).toEqual([`resource \`${other}\` does not match \`${FN}\``]);
    expect(details({ Effect: 'Allow', Action: INVOKE, NotResource: FN })).toEqual([
      `notResource \`${FN}\` excludes \`${FN}\``,
    ]);
    expect(details({ Effect: 'Allow', Action: INVOKE })).toEqual(['the statement names no resource']);
  });

  // https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
  test('tells the unqualified function from the qualified call', () => {
    expect(details(allow(INVOKE, FN), { resource: `${FN}:live` })).toEqual([
      `resource \`${FN}\` is the unqualified function, the call names \`${FN}:live\``,
    ]);
    expect(details(allow(INVOKE, [FN, 'arn:aws:s3:::x']), { resource: `${FN}:live` })).toEqual([
      `resource \`${FN}\`, \`arn:aws:s3:::x\` does not match \`${FN}:live\``,
    ]);
    expect(details(allow(INVOKE, FN.replace('orders', 'billing')), { resource: `${FN}:live` })?.[0]).toContain(
      'does not match',
    );
  });

  test('says which condition fails, and on what', () => {
    const condition = {
      Condition: {
        StringEquals: { 'aws:PrincipalTag/Team': ['red', 'blue'] },
        Bool: { 'aws:SecureTransport': 'true' },
      },
    };
    const keys = { 'aws:principaltag/team': known('green'), 'aws:securetransport': known('true') };
    expect(details(allow(INVOKE, FN, condition), { keys })).toEqual([
      'condition StringEquals `aws:PrincipalTag/Team` `red`, `blue` fails: the request has `green`',
    ]);
    expect(details(allow(INVOKE, FN, condition))).toEqual([
      'condition StringEquals `aws:PrincipalTag/Team` `red`, `blue` fails: the request has no such key',
      'condition Bool `aws:SecureTransport` `true` fails: the request has no such key',
    ]);
    expect(details(allow(INVOKE, FN, condition), { keys: { ...keys, 'aws:principaltag/team': unknown } })).toEqual([
      'condition StringEquals `aws:PrincipalTag/Team` `red`, `blue` hangs on a value that is not known',
    ]);
  });

  test('says that a variable is not known', () => {
    const pattern = `${FN}-\${aws:PrincipalTag/team}`;
    expect(details(allow(INVOKE, pattern), { resource: `${FN}-red`, otherwise: 'unknown' })).toEqual([
      `resource \`${pattern}\` hangs on an unknown key`,
    ]);
  });

  test('says why a principal does not match', () => {
    const statement = (principal: unknown): unknown => allow(INVOKE, FN, { Principal: principal });
    expect(resourceDetails(statement({ AWS: ['444455556666', 'arn:aws:iam::111122223333:user/bob'] }))).toEqual([
      'principal `444455556666`, `arn:aws:iam::111122223333:user/bob` is not `arn:aws:iam::111122223333:user/alice`',
    ]);
    expect(
      resourceDetails(statement({ AWS: '444455556666' }), {
        caller: { kind: 'service', servicePrincipal: 'sns.amazonaws.com' },
      }),
    ).toEqual(['principal `444455556666` is not `sns.amazonaws.com`']);
    const open = {
      caller: { kind: 'anonymous' as const },
      target: { path: 'function-url' as const, authType: 'NONE' as const },
    };
    expect(resourceDetails(statement({ AWS: '444455556666' }), open)).toEqual([
      'principal `444455556666` is not `anonymous`',
    ]);
    expect(resourceDetails(allow(INVOKE, FN))).toEqual(['the statement names no principal']);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
  test('recognises the ids of deleted users and roles', () => {
    const statement = (name: unknown): unknown => allow(INVOKE, FN, { Principal: { AWS: name } });
    expect(resourceDetails(statement('AIDAEXAMPLEUSER00'))).toEqual([
      'principal `AIDAEXAMPLEUSER00` is the id of a deleted user and matches nobody',
    ]);
    expect(resourceDetails(statement('AROAEXAMPLEROLE00'))).toEqual([
      'principal `AROAEXAMPLEROLE00` is the id of a deleted role and matches nobody',
    ]);
    expect(resourceDetails(statement(['AROAEXAMPLEROLE00', '444455556666']))?.[0]).toContain('is not');
  });

  test('says what NotPrincipal does', () => {
    const listed = {
      NotPrincipal: { AWS: ['arn:aws:iam::111122223333:root', 'arn:aws:iam::111122223333:user/alice'] },
    };
    expect(resourceDetails(deny(INVOKE, FN, listed))).toEqual([
      'notPrincipal spares `arn:aws:iam::111122223333:user/alice`',
    ]);
    expect(resourceDetails(allow(INVOKE, FN, listed))).toEqual([
      'notPrincipal with Allow is not supported and grants nothing',
    ]);
  });
});

describe('near misses', () => {
  const misses = (statement: unknown, more: Parameters<typeof answer>[0] = {}): readonly string[] =>
    answer({ policies: { identity: of('identity', statement) }, ...more }).nearMisses.map((miss) => miss.failing);

  test('are Allow statements that fail in one mark', () => {
    expect(misses(allow(INVOKE, FN.replace('orders', 'billing')))).toEqual(['resource']);
    expect(misses(allow('lambda:InvokeFunctionUrl', FN))).toEqual(['action']);
    expect(misses(allow(INVOKE, FN, { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }))).toEqual([
      'condition',
    ]);
    expect(misses({ Effect: 'Allow', NotAction: 'lambda:*', Resource: '*' })).toEqual(['action']);
  });

  test('are not Deny statements, other services, or two failures', () => {
    expect(misses(deny(INVOKE, FN.replace('orders', 'billing')))).toEqual([]);
    expect(misses(allow('s3:*'))).toEqual([]);
    expect(misses(allow('lambda:InvokeFunctionUrl', FN.replace('orders', 'billing')))).toEqual([]);
    expect(
      misses(allow(INVOKE, FN, { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'red' } } }), {
        otherwise: 'unknown',
      }),
    ).toEqual([]);
  });

  test('are looked for in layers that do not allow only', () => {
    const found = answer({
      caller: app,
      policies: {
        identity: of('identity', allow(INVOKE, FN), allow(INVOKE, `${FN}:live`)),
        boundary: of('boundary', allow(INVOKE, `${FN}:live`)),
      },
    });
    expect(found.nearMisses.map((miss) => [miss.step.layer, miss.step.statement.index])).toEqual([['boundary', 0]]);
  });

  test('include the principal of a resource policy', () => {
    const resource = of('resource', allow(INVOKE, FN, { Principal: { AWS: '111122223333' } }));
    const found = answer({ caller: stranger, policies: { resource } });
    expect(found.nearMisses.map((miss) => miss.failing)).toEqual(['principal']);
  });

  test('are none where the call is allowed', () => {
    const identity = of('identity', allow(INVOKE, FN));
    const resource = of('resource', allow(INVOKE, FN, { Principal: { AWS: '444455556666' } }));
    expect(answer({ policies: { identity, resource } }).nearMisses).toEqual([]);
  });
});

describe('short forms of API policies', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
  test('count in the resource policy only', () => {
    const target = { path: 'execute-api' as const, apiType: 'REST' as const, authorizationType: 'AWS_IAM' as const };
    const call = { target, actions: ['execute-api:Invoke'], resource: API };
    expect(
      answer({ ...call, policies: { identity: of('identity', allow('execute-api:Invoke', 'execute-api:/*')) } }).kind,
    ).toBe('implicitDeny');
    const resource = of('resource', allow('execute-api:Invoke', 'execute-api:/*', { Principal: '*' }));
    expect(answer({ ...call, policies: { resource } }).kind).toBe('allowed');
    expect(answer({ ...call, resource: FN, policies: { resource } }).kind).toBe('implicitDeny');
  });
});
