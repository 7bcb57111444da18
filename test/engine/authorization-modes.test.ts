import { describe, expect, test } from 'vitest';
import type { AccessQuestion, QuestionTarget } from '../../src/domain/question.ts';
import { decide } from '../../src/engine/decide.ts';
import { decideFast } from '../../src/engine/decide-fast.ts';
import { API, type Asked, allow, deny, FN, of, questionOf, stranger } from './asking.ts';

const INVOKE = 'execute-api:Invoke';
type Api = Extract<QuestionTarget, { path: 'execute-api' }>;

/** The reason for a call of an API, from both paths of the engine. */
function api(target: Partial<Api>, asked: Asked = {}): string {
  const full: Api = { path: 'execute-api', apiType: 'REST', authorizationType: 'AWS_IAM', ...target };
  return reason(questionOf({ target: full, actions: [INVOKE], resource: API, ...asked }));
}

function reason(question: AccessQuestion): string {
  const found = decide(question);
  expect(decideFast(question)).toMatchObject({ kind: found.kind, reason: found.reason });
  return found.reason;
}

const grant = { identity: of('identity', allow('*')) };
const all = of('resource', allow('*', '*', { Principal: '*' }));
const other = of('resource', allow('*', 'arn:aws:s3:::x', { Principal: '*' }));
const authorizer = of('authorizer', allow('*'));
const token = { authorizer };
const cases = { anonymous: { kind: 'anonymous' as const } };

describe('signatures', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
  test('are needed for AWS_IAM, for the right service', () => {
    expect(api({}, { policies: grant })).toBe('allow:identity');
    expect(api({}, { policies: grant, unsigned: true })).toBe('unauthenticated');
    expect(api({}, { policies: grant, caller: cases.anonymous })).toBe('unauthenticated');
    expect(api({}, { policies: grant, sigV4Service: 'execute-api' })).toBe('allow:identity');
    expect(api({}, { policies: grant, sigV4Service: 'lambda' })).toBe('unauthenticated');
    const url = { target: { path: 'function-url' as const, authType: 'AWS_IAM' as const }, policies: grant };
    expect(reason(questionOf({ ...url, sigV4Service: 'lambda' }))).toBe('allow:identity');
    expect(reason(questionOf({ ...url, sigV4Service: 'execute-api' }))).toBe('unauthenticated');
    expect(reason(questionOf({ policies: grant, sigV4Service: 'execute-api' }))).toBe('unauthenticated');
  });

  test('do not matter where nobody is authenticated', () => {
    expect(api({ authorizationType: 'NONE' }, { unsigned: true })).toBe('allow:no-authorization');
    expect(
      reason(
        questionOf({
          target: { path: 'function-url', authType: 'NONE' },
          sigV4Service: 'execute-api',
          policies: { resource: all },
        }),
      ),
    ).toBe('allow:resource');
  });

  test('end before any policy', () => {
    expect(api({}, { unsigned: true, policies: { identity: of('identity', deny('*')) } })).toBe('unauthenticated');
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
describe('REST APIs', () => {
  test('without authorization: open without policy, decided by it otherwise', () => {
    expect(api({ authorizationType: 'NONE' })).toBe('allow:no-authorization');
    expect(api({ authorizationType: 'NONE' }, { policies: { resource: all } })).toBe('allow:resource');
    expect(api({ authorizationType: 'NONE' }, { policies: { resource: other } })).toBe('implicit-deny:resource');
    expect(api({ authorizationType: 'NONE', endpointType: 'REGIONAL' })).toBe('allow:no-authorization');
    expect(api({ authorizationType: 'NONE', endpointType: 'PRIVATE' })).toBe('implicit-deny:resource');
    expect(
      api(
        { authorizationType: 'NONE' },
        { policies: { vpcEndpoint: of('vpce', allow('s3:*', '*', { Principal: '*' })) } },
      ),
    ).toBe('implicit-deny:vpce');
  });

  test('with a Lambda authorizer', () => {
    const custom = { authorizationType: 'CUSTOM' as const };
    expect(api(custom)).toBe('unauthenticated');
    expect(api(custom, { policies: { authorizer: null } })).toBe('unauthenticated');
    expect(api(custom, { policies: token })).toBe('allow:authorizer');
    expect(api(custom, { policies: { ...token, resource: other } })).toBe('allow:authorizer');
    expect(api(custom, { policies: { authorizer: of('authorizer', deny('*')), resource: all } })).toBe(
      'explicit-deny:authorizer',
    );
    expect(api(custom, { policies: { authorizer: of('authorizer'), resource: all } })).toBe('allow:resource');
    expect(api(custom, { policies: { authorizer: of('authorizer'), resource: other } })).toBe(
      'implicit-deny:authorizer',
    );
    expect(api(custom, { policies: { ...token, resource: of('resource', deny('*', '*', { Principal: '*' })) } })).toBe(
      'explicit-deny:resource',
    );
    const hidden = { ...custom, endpointType: 'PRIVATE' as const };
    expect(api(hidden, { policies: token })).toBe('implicit-deny:resource');
    expect(api(hidden, { policies: { ...token, resource: all } })).toBe('allow:authorizer');
    expect(api(hidden, { policies: { authorizer: of('authorizer'), resource: all } })).toBe('allow:resource');
  });

  test('with a Cognito user pool: a valid token, and a policy that allows where there is one', () => {
    const cognito = { authorizationType: 'COGNITO_USER_POOLS' as const };
    expect(api(cognito)).toBe('unauthenticated');
    expect(api(cognito, { policies: token })).toBe('allow:authorizer');
    expect(api(cognito, { policies: { ...token, resource: all } })).toBe('allow:authorizer');
    expect(api(cognito, { policies: { ...token, resource: other } })).toBe('implicit-deny:resource');
    expect(api({ ...cognito, endpointType: 'PRIVATE' }, { policies: token })).toBe('implicit-deny:resource');
  });

  test('that are private need the resource policy as well', () => {
    const hidden = { endpointType: 'PRIVATE' as const };
    const account = of('resource', allow('*', '*', { Principal: { AWS: '111122223333' } }));
    const root = { kind: 'root' as const, arn: 'arn:aws:iam::111122223333:root', account: '111122223333' };
    expect(api(hidden, { policies: grant })).toBe('implicit-deny:resource');
    expect(api(hidden, { policies: { ...grant, resource: account } })).toBe('allow:identity');
    expect(api(hidden, { policies: { resource: account } })).toBe('implicit-deny:identity');
    expect(api(hidden, { policies: { resource: all } })).toBe('allow:resource');
    expect(api(hidden, { caller: root })).toBe('implicit-deny:resource');
    expect(api(hidden, { caller: root, policies: { resource: account } })).toBe('allow:root');
    expect(api({}, { caller: root })).toBe('allow:root');
    expect(api(hidden, { caller: stranger, policies: { ...grant, resource: all } })).toBe('allow:identity+resource');
    expect(api(hidden, { caller: stranger, policies: grant })).toBe('implicit-deny:resource');
    expect(api(hidden, { caller: { kind: 'service', servicePrincipal: 'sns.amazonaws.com' } })).toBe(
      'implicit-deny:resource',
    );
  });

  test('across accounts of the root user', () => {
    const root = { kind: 'root' as const, arn: 'arn:aws:iam::444455556666:root', account: '444455556666' };
    expect(api({}, { caller: root })).toBe('implicit-deny:resource');
    expect(api({}, { caller: root, policies: { resource: all } })).toBe('allow:resource');
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control-iam.html
describe('HTTP and WebSocket APIs', () => {
  for (const apiType of ['HTTP', 'WEBSOCKET'] as const) {
    test(`${apiType}: identity policies alone decide`, () => {
      expect(api({ apiType }, { policies: grant })).toBe('allow:identity');
      expect(api({ apiType }, { policies: { resource: all } })).toBe('implicit-deny:identity');
      expect(
        api({ apiType }, { policies: { ...grant, resource: of('resource', deny('*', '*', { Principal: '*' })) } }),
      ).toBe('allow:identity');
      expect(api({ apiType }, { caller: stranger, policies: { ...grant, resource: all } })).toBe(
        'implicit-deny:resource',
      );
      expect(api({ apiType }, { policies: grant, unsigned: true })).toBe('unauthenticated');
    });

    test(`${apiType}: other modes`, () => {
      expect(api({ apiType, authorizationType: 'NONE' })).toBe('allow:no-authorization');
      expect(api({ apiType, authorizationType: 'NONE' }, { policies: { resource: other } })).toBe(
        'allow:no-authorization',
      );
      for (const authorizationType of ['JWT', 'CUSTOM'] as const) {
        expect(api({ apiType, authorizationType })).toBe('unauthenticated');
        expect(api({ apiType, authorizationType }, { policies: { authorizer: null } })).toBe('unauthenticated');
        expect(api({ apiType, authorizationType }, { policies: token })).toBe('allow:authorizer');
        expect(api({ apiType, authorizationType }, { policies: { authorizer: of('authorizer') } })).toBe(
          'implicit-deny:authorizer',
        );
      }
    });
  }

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
  test('calls back to clients are always signed', () => {
    const asked = { actions: ['execute-api:ManageConnections'], policies: grant };
    expect(api({ apiType: 'WEBSOCKET', authorizationType: 'NONE' }, asked)).toBe('allow:identity');
    expect(api({ apiType: 'WEBSOCKET', authorizationType: 'NONE' }, { ...asked, caller: cases.anonymous })).toBe(
      'unauthenticated',
    );
    expect(api({ apiType: 'WEBSOCKET', authorizationType: 'CUSTOM' }, { ...asked, policies: {} })).toBe(
      'implicit-deny:identity',
    );
  });
});

describe('what is not known of an API', () => {
  test('the kind: a foreign caller may be let in by the policy of a REST API', () => {
    expect(api({ apiType: 'unknown' }, { policies: grant })).toBe('allow:identity');
    expect(api({ apiType: 'unknown' }, { caller: stranger, policies: { ...grant, resource: all } })).toBe(
      'undetermined',
    );
    expect(api({ apiType: 'unknown' }, { caller: stranger, policies: grant })).toBe('implicit-deny:resource');
  });

  test('the authorization: an authorizer may refuse what IAM and an open method allow', () => {
    const denying = of('resource', deny('*', '*', { Principal: '*' }));
    for (const apiType of ['REST', 'HTTP'] as const) {
      expect(api({ apiType, authorizationType: 'unknown' }, { policies: grant })).toBe('undetermined');
      expect(api({ apiType, authorizationType: 'unknown' })).toBe('undetermined');
    }
    expect(api({ authorizationType: 'unknown' }, { policies: { ...grant, ...token } })).toBe('allow:identity');
    expect(api({ authorizationType: 'unknown' }, { policies: { ...grant, ...token, resource: denying } })).toBe(
      'explicit-deny:resource',
    );
    expect(api({ authorizationType: 'unknown', endpointType: 'PRIVATE' }, { policies: grant })).toBe(
      'implicit-deny:resource',
    );
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html
describe('cache invalidation', () => {
  const asked = {
    actions: [INVOKE, 'execute-api:InvalidateCache'],
    policies: { identity: of('identity', allow(INVOKE)) },
  };

  test('that is not permitted refuses the call with FAIL_WITH_403 only', () => {
    expect(api({ cacheInvalidation: 'FAIL_WITH_403' }, asked)).toBe('implicit-deny:identity');
    expect(api({}, asked)).toBe('implicit-deny:identity');
    expect(api({ cacheInvalidation: 'SUCCEED_WITH_RESPONSE_HEADER' }, asked)).toBe('allow:identity');
    expect(api({ cacheInvalidation: 'SUCCEED_WITHOUT_RESPONSE_HEADER' }, asked)).toBe('allow:identity');
    expect(
      api(
        { cacheInvalidation: 'SUCCEED_WITH_RESPONSE_HEADER' },
        { ...asked, actions: ['execute-api:InvalidateCache'] },
      ),
    ).toBe('implicit-deny:identity');
    expect(
      api(
        { cacheInvalidation: 'SUCCEED_WITH_RESPONSE_HEADER' },
        { ...asked, actions: ['execute-api:InvalidateCache', INVOKE] },
      ),
    ).toBe('allow:identity');
    expect(api({ cacheInvalidation: 'SUCCEED_WITH_RESPONSE_HEADER' }, { ...asked, policies: {} })).toBe(
      'implicit-deny:identity',
    );
  });
});

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
describe('keys of one action', () => {
  const keys = {
    'lambda:functionurlauthtype': { state: 'known' as const, values: ['NONE'] },
    'lambda:invokedviafunctionurl': { state: 'known' as const, values: ['true'] },
    'lambda:functionarn': { state: 'known' as const, values: [FN] },
  };
  const when = (Condition: object, action: string, own?: AccessQuestion['contextByAction']): string =>
    reason(
      questionOf({
        actions: [action],
        keys,
        policies: { identity: of('identity', allow('*', '*', { Condition })) },
        ...(own === undefined ? {} : { contextByAction: own }),
      }),
    );
  const AUTH = { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } };
  const VIA = { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } };
  const ARN = { ArnLike: { 'lambda:FunctionArn': FN } };

  test('are not seen by the others', () => {
    expect(when(AUTH, 'lambda:InvokeFunctionUrl')).toBe('allow:identity');
    expect(when(ARN, 'lambda:InvokeFunctionUrl')).toBe('allow:identity');
    expect(when(VIA, 'lambda:InvokeFunctionUrl')).toBe('implicit-deny:identity');
    expect(when(VIA, 'lambda:InvokeFunction')).toBe('allow:identity');
    expect(when(AUTH, 'lambda:InvokeFunction')).toBe('implicit-deny:identity');
    expect(when(ARN, 'lambda:InvokeFunction')).toBe('implicit-deny:identity');
    for (const condition of [AUTH, VIA, ARN])
      expect(when(condition, 'lambda:InvokeAsync')).toBe('implicit-deny:identity');
    for (const condition of [AUTH, VIA, ARN]) expect(when(condition, 'lambda:GetFunction')).toBe('allow:identity');
  });

  test('unless they are stated for the action itself', () => {
    const stated = {
      'lambda:InvokeFunction': { 'lambda:functionurlauthtype': { state: 'known' as const, values: ['NONE'] } },
    };
    expect(when(AUTH, 'lambda:InvokeFunction', stated)).toBe('allow:identity');
    expect(when(AUTH, 'lambda:InvokeFunction', {})).toBe('implicit-deny:identity');
    const absent = { 'lambda:InvokeFunction': { 'lambda:invokedviafunctionurl': { state: 'absent' as const } } };
    expect(when(VIA, 'lambda:InvokeFunction', absent)).toBe('implicit-deny:identity');
  });
});

// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html
describe('keys about the caller', () => {
  test('do not exist where nobody is authenticated', () => {
    const keys = {
      'aws:principalorgid': { state: 'known' as const, values: ['x'] },
      'aws:username': { state: 'known' as const, values: ['x'] },
      'aws:userid': { state: 'known' as const, values: ['x'] },
      'aws:tokenissuetime': { state: 'known' as const, values: ['x'] },
      'aws:multifactorauthpresent': { state: 'known' as const, values: ['x'] },
      'aws:multifactorauthage': { state: 'known' as const, values: ['x'] },
      'aws:sourceidentity': { state: 'known' as const, values: ['x'] },
      'aws:federatedprovider': { state: 'known' as const, values: ['x'] },
      'aws:useragent': { state: 'known' as const, values: ['x'] },
    };
    for (const key of Object.keys(keys)) {
      const resource = of('resource', allow('*', '*', { Principal: '*', Condition: { StringEquals: { [key]: 'x' } } }));
      const asked = { keys, policies: { resource } };
      const wanted = key === 'aws:useragent' ? 'allow:resource' : 'implicit-deny:resource';
      expect([key, api({ authorizationType: 'NONE' }, asked)]).toEqual([key, wanted]);
      expect([key, api({}, asked)]).toEqual([key, 'allow:resource']);
    }
  });
});
