import { describe, expect, test } from 'vitest';
import type { Caller } from '../../src/domain/caller.ts';
import type { RequestContext } from '../../src/domain/context.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { type ContextFacts, deriveContext, statedKeys } from '../../src/engine/derive-context.ts';
import { hasTemporaryCredentials } from '../../src/engine/derive-context-caller.ts';
import { referencedKeys } from '../../src/engine/derive-context-references.ts';
import { alice, allow, app, known, layer, of, policy, questionOf, source } from './asking.ts';

const collected = <T>(value: T): Evidence<T> => ({ status: 'collected', value, by: 'test' });
const NONE: Evidence<never> = { status: 'absent', by: 'test' };
const refused: Evidence<never> = {
  status: 'unavailable',
  operation: 'iam:ListUserTags',
  reason: 'accessDenied',
  detail: '',
};
const open = (because: string) => ({ state: 'unknown', because });
const ABSENT = { state: 'absent' };

const carol: Caller = {
  kind: 'federated-user',
  arn: 'arn:aws:sts::111122223333:federated-user/carol',
  account: '111122223333',
};
const root: Caller = { kind: 'root', arn: 'arn:aws:iam::111122223333:root', account: '111122223333' };
const service: Caller = { kind: 'service', servicePrincipal: 'sns.amazonaws.com', account: '999988887777' };
const anonymous: Caller = { kind: 'anonymous' };

/** The keys of a call of the function by this caller; `asks` are keys that policies mention, with their operators. */
function keys(
  caller: Caller,
  more: Partial<ContextFacts> = {},
  asks: Readonly<Record<string, readonly string[]>> = {},
): RequestContext['keys'] {
  return deriveContext({
    caller,
    region: 'eu-west-1',
    resourceAccount: '111122223333',
    principalTags: NONE,
    resourceTags: NONE,
    organizationId: NONE,
    network: 'public',
    target: {},
    stated: {},
    referenced: new Map(Object.entries(asks).map(([key, operators]) => [key, new Set(operators)])),
    ...more,
  }).keys;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
describe('every call', () => {
  test('has these keys', () => {
    expect(keys(alice)).toMatchObject({
      'aws:requestedregion': known('eu-west-1'),
      'aws:securetransport': known('true'),
      'aws:viaawsservice': known('false'),
      'aws:calledvia': ABSENT,
      'aws:calledviafirst': ABSENT,
      'aws:calledvialast': ABSENT,
      'aws:resourceaccount': known('111122223333'),
    });
    expect(
      deriveContext({
        caller: alice,
        region: 'x',
        resourceAccount: 'y',
        principalTags: NONE,
        resourceTags: NONE,
        organizationId: NONE,
        network: 'public',
        target: {},
        stated: {},
        referenced: new Map(),
      }).otherwise,
    ).toBe('unknown');
  });

  test('takes the keys of its target, and what the user states wins over all', () => {
    const target = { 'lambda:functionurlauthtype': known('NONE'), 'aws:viaawsservice': known('true') };
    const found = keys(alice, { target, stated: { 'AWS:RequestedRegion': ['a', 'b'], 'aws:ViaAWSService': [] } });
    expect(found['lambda:functionurlauthtype']).toEqual(known('NONE'));
    expect(found['aws:viaawsservice']).toEqual(ABSENT);
    expect(found['aws:requestedregion']).toEqual(known('a', 'b'));
    expect(statedKeys({ 'X:Y': ['1'], 'x:z': [] })).toEqual({ 'x:y': known('1'), 'x:z': ABSENT });
  });
});

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
describe('keys of the caller', () => {
  const MFA = open('nobody can see whether the session was opened with MFA');
  const TOKEN = open('the session token was issued at a time that AWS does not show');
  const ID = open('the unique id of the caller was not read (`sts:GetCallerIdentity` tells it)');

  test('of a user with long-term keys', () => {
    expect(keys(alice)).toMatchObject({
      'aws:principalarn': known('arn:aws:iam::111122223333:user/alice'),
      'aws:principalaccount': known('111122223333'),
      'aws:principaltype': known('User'),
      'aws:username': known('alice'),
      'aws:userid': ID,
      'aws:principalisawsservice': known('false'),
      'aws:principalservicename': ABSENT,
      'aws:tokenissuetime': ABSENT,
      'aws:multifactorauthpresent': ABSENT,
      'aws:multifactorauthage': ABSENT,
      'aws:sourceidentity': ABSENT,
      'aws:federatedprovider': ABSENT,
    });
    const { userName: _, ...nameless } = alice;
    expect(keys(nameless)['aws:username']).toEqual(ABSENT);
  });

  test('of a user with temporary credentials', () => {
    const found = keys({ ...alice, temporary: true, userId: 'AIDAEXAMPLE' });
    expect(found).toMatchObject({
      'aws:userid': known('AIDAEXAMPLE'),
      'aws:tokenissuetime': TOKEN,
      'aws:multifactorauthpresent': MFA,
      'aws:multifactorauthage': MFA,
    });
    expect(found['aws:sourceidentity']).toEqual(open('set when the session was opened and cannot be read back'));
  });

  test('of a role session', () => {
    const found = keys(app);
    expect(found).toMatchObject({
      'aws:principalarn': known('arn:aws:iam::111122223333:role/app'),
      'aws:principaltype': known('AssumedRole'),
      'aws:username': ABSENT,
      'aws:tokenissuetime': TOKEN,
      'aws:multifactorauthpresent': MFA,
      'aws:multifactorauthage': MFA,
    });
    const SESSION = open('set when the session was opened and cannot be read back');
    for (const key of [
      'aws:sourceidentity',
      'aws:federatedprovider',
      'aws:ec2instancesourcevpc',
      'aws:ec2instancesourceprivateipv4',
      'ec2:sourceinstancearn',
      'ec2:roledelivery',
      'lambda:sourcefunctionarn',
      'ecs:sourceinstancearn',
      'aws:assumedroot',
    ]) {
      expect([key, found[key]]).toEqual([key, SESSION]);
    }
  });

  test('of a role session of which only the ARN is known', () => {
    const { roleArn: _, ...session } = app;
    expect(keys(session)['aws:principalarn']).toEqual({
      state: 'assumed',
      values: ['arn:aws:iam::111122223333:role/app'],
      because: 'the role has no path',
    });
    const { arn: __, ...bare } = session;
    expect(keys(bare)['aws:principalarn']).toEqual(open('the role behind the session is not known'));
  });

  test('of a service-linked role', () => {
    const found = keys({ ...app, kind: 'service-linked-role' });
    expect(found).toMatchObject({
      'aws:principalarn': known('arn:aws:iam::111122223333:role/app'),
      'aws:principaltype': known('AssumedRole'),
      'aws:tokenissuetime': TOKEN,
      'aws:sourceidentity': ABSENT,
    });
  });

  test('of a federated user', () => {
    expect(keys(carol)).toMatchObject({
      'aws:principalarn': known('arn:aws:sts::111122223333:federated-user/carol'),
      'aws:principaltype': known('FederatedUser'),
      'aws:userid': known('111122223333:carol'),
      'aws:username': ABSENT,
      'aws:tokenissuetime': TOKEN,
      'aws:sourceidentity': ABSENT,
    });
    expect(keys({ kind: 'federated-user', account: '111122223333' })).toMatchObject({
      'aws:userid': ID,
      'aws:principalarn': ABSENT,
    });
  });

  test('of the root user', () => {
    expect(keys(root)).toMatchObject({
      'aws:principaltype': known('Account'),
      'aws:userid': known('111122223333'),
      'aws:tokenissuetime': ABSENT,
      'aws:principalarn': known('arn:aws:iam::111122223333:root'),
    });
    expect(keys({ kind: 'root' })['aws:userid']).toEqual(ID);
  });

  test('of a service', () => {
    const found = keys(service);
    expect(found).toMatchObject({
      'aws:principalarn': ABSENT,
      'aws:principalaccount': ABSENT,
      'aws:principaltype': ABSENT,
      'aws:userid': ABSENT,
      'aws:principalisawsservice': known('true'),
      'aws:principalservicename': known('sns.amazonaws.com'),
      'aws:principalorgid': ABSENT,
    });
    for (const key of [
      'aws:sourcearn',
      'aws:sourceaccount',
      'aws:sourceorgid',
      'aws:sourceorgpaths',
      'lambda:eventsourcetoken',
    ]) {
      expect([key, found[key]]).toEqual([key, open('only the calling service knows for whom it calls')]);
      expect([key, keys(alice)[key]]).toEqual([key, ABSENT]);
    }
  });

  test('of nobody', () => {
    expect(keys(anonymous)).toMatchObject({
      'aws:principalarn': ABSENT,
      'aws:principalaccount': ABSENT,
      'aws:principaltype': known('Anonymous'),
      'aws:userid': ABSENT,
      'aws:tokenissuetime': ABSENT,
      'aws:principalorgid': ABSENT,
    });
  });

  test('temporary credentials are those of sessions, unless it is said otherwise', () => {
    expect(
      [alice, app, carol, root, service, { ...app, kind: 'service-linked-role' as const }].map(hasTemporaryCredentials),
    ).toEqual([false, true, true, false, false, true]);
    expect(hasTemporaryCredentials({ ...app, temporary: false })).toBe(false);
    expect(hasTemporaryCredentials({ ...alice, temporary: true })).toBe(true);
  });
});

describe('the organization', () => {
  const PATHS = open('the path of the account in its organization was not read');

  test('of the caller, and of the resource in the same account', () => {
    expect(keys(alice, { organizationId: collected('o-1') })).toMatchObject({
      'aws:principalorgid': known('o-1'),
      'aws:principalorgpaths': PATHS,
      'aws:resourceorgid': known('o-1'),
      'aws:resourceorgpaths': PATHS,
    });
    expect(keys({ ...alice, orgId: 'o-2' }, { organizationId: collected('o-1') })['aws:principalorgid']).toEqual(
      known('o-2'),
    );
    expect(keys(alice)).toMatchObject({
      'aws:principalorgid': ABSENT,
      'aws:principalorgpaths': ABSENT,
      'aws:resourceorgid': ABSENT,
      'aws:resourceorgpaths': ABSENT,
    });
  });

  test('of a resource in another account is not known', () => {
    const OTHER = open('the organization of the other account was not read');
    expect(keys(alice, { organizationId: collected('o-1'), resourceAccount: '444455556666' })).toMatchObject({
      'aws:principalorgid': known('o-1'),
      'aws:resourceorgid': OTHER,
      'aws:resourceorgpaths': OTHER,
    });
  });

  test('that could not be read is not known', () => {
    const organizationId = { ...refused, operation: 'organizations:DescribeOrganization' };
    expect(keys(alice, { organizationId })['aws:principalorgid']).toEqual(
      open('`organizations:DescribeOrganization` could not be read'),
    );
    expect(keys(anonymous, { organizationId })['aws:principalorgid']).toEqual(ABSENT);
    expect(keys(service, { organizationId: collected('o-1') })['aws:principalorgid']).toEqual(ABSENT);
  });
});

describe('the network', () => {
  const WHY = open('whether the call passes a VPC endpoint is not stated (`--context aws:SourceVpce=…`)');
  const ADDRESS = open('the address of the caller is not stated (`--source-ip`)');
  const pick = (found: RequestContext['keys']) =>
    ['aws:sourcevpce', 'aws:sourcevpc', 'aws:vpcsourceip', 'aws:sourceip'].map((key) => found[key]);

  test('of a public endpoint', () => {
    expect(pick(keys(alice))).toEqual([ABSENT, ABSENT, ABSENT, ADDRESS]);
  });

  test('where an endpoint may be in the path', () => {
    expect(pick(keys(alice, { network: 'open' }))).toEqual([WHY, WHY, WHY, ADDRESS]);
  });

  test('where the endpoint is known', () => {
    const INSIDE = [
      open('the VPC of the endpoint was not read'),
      open('the private address of the caller is not stated'),
      ABSENT,
    ];
    expect(pick(keys(alice, { network: 'open', vpcEndpointId: 'vpce-1' }))).toEqual([known('vpce-1'), ...INSIDE]);
    expect(pick(keys(alice, { network: 'open', stated: { 'aws:SourceVpce': ['vpce-2'] } }))).toEqual([
      known('vpce-2'),
      ...INSIDE,
    ]);
    expect(pick(keys(alice, { network: 'public', stated: { 'aws:SourceVpce': ['vpce-2'] } }))).toEqual([
      known('vpce-2'),
      ...INSIDE,
    ]);
  });

  test('where it is stated that there is none', () => {
    expect(pick(keys(alice, { network: 'open', stated: { 'aws:SourceVpce': [] } }))).toEqual([
      ABSENT,
      ABSENT,
      ABSENT,
      ADDRESS,
    ]);
  });
});

describe('keys that exist only when a policy asks for them', () => {
  const one = (key: string, caller: Caller = alice, more: Partial<ContextFacts> = {}): unknown =>
    keys(caller, more, { [key]: ['stringequals'] })[key];

  test('tags of the principal', () => {
    const principalTags = collected({ Team: 'red' });
    const READ = open('`iam:ListUserTags` could not be read');
    expect(one('aws:principaltag/team', alice, { principalTags })).toEqual(known('red'));
    expect(one('aws:principaltag/other', alice, { principalTags })).toEqual(ABSENT);
    expect(one('aws:principaltag/team', app, { principalTags })).toEqual({
      state: 'assumed',
      values: ['red'],
      because: 'no session tag overrides the tag of the role',
    });
    expect(one('aws:principaltag/other', app, { principalTags })).toEqual(ABSENT);
    expect(one('aws:principaltag/team', alice, { principalTags: refused })).toEqual(READ);
    expect(one('aws:principaltag/team', app, { principalTags: refused })).toEqual(READ);
    expect(one('aws:principaltag/team', carol, { principalTags })).toEqual(
      open('the tags of the federated session cannot be read back'),
    );
    for (const caller of [root, service, anonymous])
      expect(one('aws:principaltag/team', caller, { principalTags })).toEqual(ABSENT);
    expect(one('aws:principaltag/team')).toEqual(ABSENT);
  });

  test('tags of the resource', () => {
    const resourceTags = collected({ Stage: 'prod', 'a/b': 'c' });
    expect(one('aws:resourcetag/stage', alice, { resourceTags })).toEqual(known('prod'));
    expect(one('aws:resourcetag/a/b', alice, { resourceTags })).toEqual(known('c'));
    expect(one('aws:resourcetag/none', alice, { resourceTags })).toEqual(ABSENT);
    expect(one('aws:resourcetag/stage', alice, { resourceTags: refused })).toEqual(
      open('`iam:ListUserTags` could not be read'),
    );
  });

  test('keys that no call has', () => {
    for (const key of [
      'aws:requesttag/x',
      'aws:tagkeys',
      'lambda:functionarn',
      'execute-api:viadomainarn',
      's3:prefix',
      'kms:viaservice',
    ]) {
      expect([key, one(key)]).toEqual([key, ABSENT]);
    }
  });

  test('keys that the call may have stay open', () => {
    for (const key of [
      'aws:useragent',
      'aws:somethingnew',
      'sts:roleSessionName',
      'saml:sub',
      'sso:x',
      'identitystore:x',
      'ec2:x',
      'glue:x',
      'ecs:x',
      'accounts.google.com:aud',
      'cognito-identity.amazonaws.com:sub',
    ]) {
      expect([key, one(key)]).toEqual([key, undefined]);
    }
  });

  test('a key named like a property of objects', () => {
    expect(Object.keys(keys(alice, {}, { constructor: ['bool'] }))).toContain('constructor');
    expect(one('constructor')).toEqual(ABSENT);
  });

  test('the time of the token, where only its presence is asked', () => {
    const asking = (caller: Caller, ...operators: readonly string[]): unknown =>
      keys(caller, {}, { 'aws:tokenissuetime': operators })['aws:tokenissuetime'];
    expect(asking(app, 'null')).toEqual(known('present'));
    expect(asking(app, 'null', 'datelessthan')).toMatchObject({ state: 'unknown' });
    expect(asking(app, 'datelessthan')).toMatchObject({ state: 'unknown' });
    expect(asking(alice, 'null')).toEqual(ABSENT);
    expect(keys(app, {}, { 'aws:multifactorauthpresent': ['null'] })['aws:multifactorauthpresent']).toMatchObject({
      state: 'unknown',
    });
  });
});

describe('keys that policies mention', () => {
  const mentioned = (more: Parameters<typeof questionOf>[0]['policies']): Record<string, readonly string[]> => {
    const found = referencedKeys(questionOf({ policies: more ?? {} }).policies);
    return Object.fromEntries([...found].map(([key, operators]) => [key, [...operators]]));
  };
  const when = (Condition: object) => allow('*', '*', { Condition });

  test('are found in conditions, with their operators', () => {
    const identity = of(
      'identity',
      when({
        StringEquals: { 'aws:A': 'x' },
        'ForAllValues:StringLikeIfExists': { 'AWS:a': 'y', 'aws:b': 'z' },
        'foranyvalue:Bool': { 'aws:c': 'true' },
      }),
    );
    expect(mentioned({ identity })).toEqual({
      'aws:a': ['stringequals', 'stringlike'],
      'aws:b': ['stringlike'],
      'aws:c': ['bool'],
    });
  });

  test('are found as variables, in resources and in values', () => {
    const identity = of(
      'identity',
      allow('*', ['arn:aws:lambda:*:*:function:${aws:username}', '*']),
      { Effect: 'Deny', Action: '*', NotResource: "x${aws:PrincipalTag/Team, 'none'}y${ aws:Z }" },
      when({ ArnLike: { 'aws:D': ['plain', '${aws:E}'] } }),
    );
    expect(mentioned({ identity })).toEqual({
      'aws:username': ['variable'],
      'aws:principaltag/team': ['variable'],
      'aws:z': ['variable'],
      'aws:d': ['arnlike'],
      'aws:e': ['variable'],
    });
  });

  test('are found in every layer', () => {
    const one = (name: 'identity' | 'boundary' | 'session' | 'resource' | 'vpce' | 'authorizer' | 'scp') =>
      of(name, when({ Bool: { [`aws:${name}`]: 'true' } }));
    const found = mentioned({
      identity: layer(
        { source: source('identity'), unreadable: 'denied' },
        policy('identity', [when({ Bool: { 'aws:identity': 'true' } })]),
      ),
      boundary: one('boundary'),
      session: one('session'),
      resource: one('resource'),
      vpcEndpoint: one('vpce'),
      authorizer: one('authorizer'),
      scps: [{ ...one('scp'), target: 'root' }],
    });
    expect(Object.keys(found).sort()).toEqual([
      'aws:authorizer',
      'aws:boundary',
      'aws:identity',
      'aws:resource',
      'aws:scp',
      'aws:session',
      'aws:vpce',
    ]);
    expect(mentioned({ scps: { unknown: 'denied' } })).toEqual({});
  });
});
