import { describe, expect, test } from 'vitest';
import type { Caller } from '../../src/domain/caller.ts';
import type { QuestionPolicies } from '../../src/domain/question.ts';
import { decideFast } from '../../src/engine/decide-fast.ts';
import { alice, allow, answer, app, deny, FN, layer, of, questionOf, source, stranger } from './asking.ts';

const root: Caller = { kind: 'root', arn: 'arn:aws:iam::111122223333:root', account: '111122223333' };
const carol: Caller = {
  kind: 'federated-user',
  arn: 'arn:aws:sts::111122223333:federated-user/carol',
  account: '111122223333',
  federatedBy: 'arn:aws:iam::111122223333:user/alice',
};
const linked: Caller = { ...app, kind: 'service-linked-role' };
const service: Caller = { kind: 'service', servicePrincipal: 'sns.amazonaws.com' };

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html and the pages it links */
const TABLE: readonly (readonly [string, Caller, readonly string[]])[] = [
  ['IAM user', alice, ['identity', 'boundary', 'scp']],
  ['role session', app, ['identity', 'boundary', 'session', 'scp']],
  ['federated user', carol, ['identity', 'boundary', 'session', 'scp']],
  ['root user', root, ['scp']],
  ['root user of the management account', { ...root, managementAccount: true }, []],
  ['user of the management account', { ...alice, managementAccount: true }, ['identity', 'boundary']],
  ['service-linked role', linked, ['identity']],
  ['AWS service', service, []],
];
const everybody = of('resource', allow('*', '*', { Principal: '*' }));
const full: Partial<QuestionPolicies> = {
  identity: of('identity', allow('*')),
  boundary: of('boundary', allow('*')),
  session: of('session', allow('*')),
  scps: [{ ...of('scp', allow('*')), target: 'root' }],
  resource: everybody,
};
const denying: Readonly<Record<string, Partial<QuestionPolicies>>> = {
  identity: { identity: of('identity', deny('*')) },
  boundary: { boundary: of('boundary', deny('*')) },
  session: { session: of('session', deny('*')) },
  scp: { scps: [{ ...of('scp', allow('*'), deny('*')), target: 'root' }] },
};

describe('a Deny binds', () => {
  for (const [name, caller, binding] of TABLE) {
    for (const [kind, policies] of Object.entries(denying)) {
      const bound = binding.includes(kind);
      test(`${name}: ${kind} ${bound ? 'yes' : 'no'}`, () => {
        const question = questionOf({ caller, policies: { ...full, ...policies } });
        const wanted = bound ? { kind: 'explicitDeny', reason: `explicit-deny:${kind}` } : { kind: 'allowed' };
        expect(answer({ caller, policies: { ...full, ...policies } })).toMatchObject(wanted);
        expect(decideFast(question)).toMatchObject(wanted);
      });
    }
  }

  test('nobody, where nobody is authenticated', () => {
    const target = { path: 'function-url' as const, authType: 'NONE' as const };
    for (const policies of Object.values(denying)) {
      for (const caller of [alice, app, carol, root, { kind: 'anonymous' as const }]) {
        expect(answer({ target, caller, policies: { ...full, ...policies } }).kind).toBe('allowed');
      }
    }
  });
});

describe('a missing Allow', () => {
  const grant = { identity: of('identity', allow('*')) };

  test('in a boundary or session that exists refuses, in one that does not exist it does not', () => {
    expect(answer({ caller: app, policies: grant }).kind).toBe('allowed');
    expect(answer({ caller: app, policies: { ...grant, boundary: layer() } }).reason).toBe('implicit-deny:boundary');
    expect(answer({ caller: app, policies: { ...grant, session: layer() } }).reason).toBe('implicit-deny:session');
    expect(answer({ caller: alice, policies: { ...grant, session: layer() } }).kind).toBe('allowed');
    expect(answer({ caller: linked, policies: { ...grant, boundary: layer(), session: layer() } }).kind).toBe(
      'allowed',
    );
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html
  test('of a session policy refuses federated users only', () => {
    expect(answer({ caller: carol, policies: grant }).reason).toBe('implicit-deny:session');
    expect(answer({ caller: carol, policies: { ...grant, session: of('session', allow('*')) } }).kind).toBe('allowed');
  });

  test('in the organization names one level at a time', () => {
    const silent = { ...layer(), target: 'ou' };
    expect(answer({ policies: { ...grant, scps: [silent] } }).reason).toBe('implicit-deny:scp');
    expect(answer({ policies: { ...grant, scps: [] } }).kind).toBe('allowed');
  });

  test('of an endpoint policy refuses everybody but callers of function URLs', () => {
    const vpcEndpoint = of('vpce', allow('s3:*', '*', { Principal: '*' }));
    expect(answer({ policies: { ...grant, vpcEndpoint } }).reason).toBe('implicit-deny:vpce');
    expect(answer({ caller: service, policies: { resource: everybody, vpcEndpoint } }).reason).toBe(
      'implicit-deny:vpce',
    );
    expect(answer({ caller: root, policies: { vpcEndpoint } }).reason).toBe('implicit-deny:vpce');
    const target = { path: 'function-url' as const, authType: 'AWS_IAM' as const };
    expect(answer({ target, policies: { ...grant, vpcEndpoint } }).kind).toBe('allowed');
    expect(answer({ policies: { ...grant, vpcEndpoint: of('vpce', allow('*')) } }).kind).toBe('allowed');
    const named = of('vpce', allow('*', '*', { Principal: { AWS: alice.arn } }));
    expect(answer({ policies: { ...grant, vpcEndpoint: named } }).kind).toBe('allowed');
    expect(answer({ caller: app, policies: { ...grant, vpcEndpoint: named } }).reason).toBe('implicit-deny:vpce');
  });
});

describe('names of the caller', () => {
  const named = (...AWS: readonly string[]) => ({ resource: of('resource', allow('*', '*', { Principal: { AWS } })) });
  const grant = { identity: of('identity', allow('*')) };

  test('a caller of whom only the ARN is known', () => {
    const { arn } = app;
    const caller: Caller = { kind: 'assumed-role', ...(arn === undefined ? {} : { arn }) };
    expect(answer({ caller, policies: grant })).toMatchObject({ kind: 'allowed', reason: 'allow:identity' });
    expect(answer({ caller, policies: named('arn:aws:sts::111122223333:assumed-role/app/s1') }).kind).toBe('allowed');
    expect(answer({ caller, policies: named('arn:aws:iam::111122223333:role/app') }).kind).toBe('undetermined');
    expect(answer({ caller, policies: named('arn:aws:iam::111122223333:role/team/app') }).kind).toBe('undetermined');
    expect(answer({ caller, policies: named('arn:aws:iam::111122223333:role/other') }).kind).toBe('implicitDeny');
    expect(answer({ caller, policies: named('arn:aws:iam::444455556666:role/app') }).kind).toBe('implicitDeny');
    expect(answer({ caller, policies: named('arn:aws:iam::111122223333:role/app/other') }).kind).toBe('implicitDeny');
  });

  test('a role given by its own ARN', () => {
    const caller: Caller = { kind: 'assumed-role', arn: 'arn:aws:iam::111122223333:role/team/app' };
    expect(answer({ caller, policies: named('arn:aws:iam::111122223333:role/team/app') })).toMatchObject({
      kind: 'allowed',
    });
    expect(answer({ caller, policies: named('arn:aws:iam::111122223333:role/app') }).kind).toBe('implicitDeny');
  });

  test('the account root ARN and the account id mean the same, but not in another partition', () => {
    const deniedBy = (name: string): string =>
      answer({ policies: { ...grant, resource: of('resource', deny('*', '*', { Principal: { AWS: name } })) } }).kind;
    expect(deniedBy('111122223333')).toBe('explicitDeny');
    expect(deniedBy('arn:aws:iam::111122223333:root')).toBe('explicitDeny');
    expect(deniedBy('arn:aws-cn:iam::111122223333:root')).toBe('allowed');
    expect(deniedBy('444455556666')).toBe('allowed');
    expect(deniedBy('1111222233334')).toBe('allowed');
    expect(deniedBy('x111122223333')).toBe('allowed');
  });

  test('the root user is meant by the account, and by its own ARN as the account', () => {
    const deniedBy = (name: string): string =>
      answer({ caller: root, policies: { resource: of('resource', deny('*', '*', { Principal: { AWS: name } })) } })
        .kind;
    expect(deniedBy('111122223333')).toBe('explicitDeny');
    expect(deniedBy('arn:aws:iam::111122223333:root')).toBe('explicitDeny');
    expect(deniedBy('arn:aws:iam::111122223333:user/alice')).toBe('allowed');
  });

  test('an account that the caller does not know is not named', () => {
    const caller: Caller = { kind: 'iam-user', userName: 'alice' };
    expect(answer({ caller, policies: { ...named('111122223333'), ...grant } }).possible).toEqual([
      'allowed',
      'implicitDeny',
    ]);
  });
});

describe('NotPrincipal', () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
  const ACCOUNT = 'arn:aws:iam::111122223333:root';
  const kind = (caller: Caller, listed: object | string, more: Partial<QuestionPolicies> = {}): string =>
    answer({
      caller,
      policies: {
        identity: of('identity', allow('*')),
        resource: of('resource', allow('*', '*', { Principal: { Service: 'sns.amazonaws.com' } }), {
          Effect: 'Deny',
          NotPrincipal: listed,
          Action: '*',
          Resource: '*',
        }),
        ...more,
      },
    }).kind;

  test('spares who is listed on every level', () => {
    expect(kind(alice, { AWS: [ACCOUNT, alice.arn] })).toBe('allowed');
    expect(kind(alice, { AWS: ['111122223333', alice.arn] })).toBe('allowed');
    expect(kind(alice, { AWS: [alice.arn] })).toBe('explicitDeny');
    expect(kind(alice, { AWS: [ACCOUNT] })).toBe('explicitDeny');
    expect(kind(app, { AWS: [ACCOUNT, app.roleArn, app.arn] })).toBe('allowed');
    expect(kind(app, { AWS: [ACCOUNT, app.arn] })).toBe('explicitDeny');
    expect(kind(app, { AWS: [ACCOUNT, app.roleArn] })).toBe('explicitDeny');
    expect(kind(root, { AWS: ACCOUNT })).toBe('allowed');
    expect(kind(carol, { AWS: [ACCOUNT, carol.arn] }, { session: of('session', allow('*')) })).toBe('allowed');
    expect(kind(service, { Service: 'sns.amazonaws.com' })).toBe('allowed');
    expect(kind(service, { Service: 's3.amazonaws.com' })).toBe('explicitDeny');
    expect(kind(service, { AWS: ACCOUNT })).toBe('explicitDeny');
  });

  test('with a star spares everybody without a boundary', () => {
    expect(kind(alice, '*')).toBe('allowed');
    expect(kind(alice, { AWS: '*' })).toBe('allowed');
    expect(kind(alice, '*', { boundary: of('boundary', allow('*')) })).toBe('explicitDeny');
  });

  test('always hits callers with a boundary', () => {
    const listed = { AWS: [ACCOUNT, alice.arn] };
    expect(kind(alice, listed, { boundary: of('boundary', allow('*')) })).toBe('explicitDeny');
    expect(
      kind(alice, listed, {
        boundary: { policies: [{ source: source('boundary'), unreadable: 'denied' }], complete: true },
      }),
    ).toBe('explicitDeny');
    expect(kind(alice, listed, { boundary: { policies: [], complete: false } })).toBe('undetermined');
    expect(kind(alice, listed, { boundary: layer() })).toBe('explicitDeny');
  });

  test('is open when the path of the role is not known', () => {
    const { roleArn: _, ...caller } = app;
    expect(kind(caller, { AWS: [ACCOUNT, app.arn, 'arn:aws:iam::111122223333:role/team/app'] })).toBe('undetermined');
    expect(kind(caller, { AWS: [ACCOUNT, app.arn, 'arn:aws:iam::111122223333:role/other'] })).toBe('explicitDeny');
  });

  test('hits anonymous callers and other accounts', () => {
    const resource = of('resource', allow('*', '*', { Principal: '*' }), {
      Effect: 'Deny',
      NotPrincipal: { AWS: ACCOUNT },
      Action: '*',
      Resource: '*',
    });
    const target = { path: 'function-url' as const, authType: 'NONE' as const };
    expect(answer({ target, caller: { kind: 'anonymous' }, policies: { resource } }).kind).toBe('explicitDeny');
    expect(answer({ caller: stranger, policies: { resource, identity: of('identity', allow('*', FN)) } }).kind).toBe(
      'explicitDeny',
    );
  });
});
