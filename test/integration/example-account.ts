import type { AnsweredAccount } from './answered-account.ts';

export const REGION = 'eu-west-1';
export const ACCOUNT = '111122223333';
export const OTHER = '444455556666';
export const URL_ID = 'abcdefghijklmnopqrstuvwxyz012345';
export const ALIAS_URL_ID = 'abcdefghijklmnopqrstuvwxyz543210';
export const ORDERS = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:orders`;
export const ROLE_SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/app/s1`;

/** A document with one Allow. */
export function allow(
  Action: string | readonly string[],
  Resource: string | readonly string[],
  more: object = {},
): object {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource, ...more }] };
}

const managed = (name: string): string => `arn:aws:iam::${ACCOUNT}:policy/${name}`;

/** An account with everything that the collectors read; each test changes what it is about. */
export const EXAMPLE: AnsweredAccount = {
  account: ACCOUNT,
  identity: { arn: ROLE_SESSION, userId: 'AROAEXAMPLE:s1' },
  roles: {
    app: {
      path: '/svc/',
      inline: { invoke: allow('lambda:InvokeFunction', ORDERS) },
      attached: [managed('A'), managed('B'), managed('C')],
      boundary: managed('Boundary'),
      tags: { team: 'orders' },
    },
  },
  users: {
    alice: {
      inline: { one: allow('lambda:InvokeFunction', ORDERS) },
      attached: [managed('A')],
      groups: ['devs', 'ops'],
      boundary: managed('Boundary'),
    },
  },
  groups: {
    devs: { inline: { own: allow('execute-api:Invoke', '*') }, attached: [managed('B')] },
    ops: { inline: { own: allow('lambda:ListFunctions', '*') }, attached: [managed('C')] },
  },
  managed: {
    [managed('A')]: allow('s3:GetObject', '*'),
    [managed('B')]: allow('sqs:SendMessage', '*'),
    [managed('C')]: allow('lambda:InvokeFunctionUrl', ORDERS),
    [managed('Boundary')]: allow('lambda:*', '*'),
  },
  functions: {
    billing: { region: REGION },
    mail: { region: REGION },
    orders: {
      region: REGION,
      policy: allow('lambda:InvokeFunction', ORDERS, { Principal: { AWS: `arn:aws:iam::${OTHER}:root` } }),
      qualified: {
        live: allow('lambda:InvokeFunction', `${ORDERS}:live`, {
          Principal: { AWS: `arn:aws:iam::${ACCOUNT}:role/svc/app` },
        }),
      },
      urls: [
        { id: URL_ID, authType: 'AWS_IAM' },
        { id: ALIAS_URL_ID, authType: 'AWS_IAM', qualifier: 'live' },
      ],
      aliases: ['live', 'next', 'old'],
      tags: { team: 'orders' },
    },
  },
  restApis: {
    a1b2c3d4e5: {
      types: ['REGIONAL'],
      policy: allow('execute-api:Invoke', `arn:aws:execute-api:${REGION}:${ACCOUNT}:a1b2c3d4e5/*`, { Principal: '*' }),
      methods: {
        'GET /': 'NONE',
        'POST /orders': 'AWS_IAM',
        'GET /orders': 'AWS_IAM',
        'GET /orders/{id}': 'AWS_IAM',
        'ANY /files/{proxy+}': 'CUSTOM',
      },
      stages: ['prod', 'test'],
      integration: `arn:aws:apigateway:${REGION}:lambda:path/2015-03-31/functions/${ORDERS}:live/invocations`,
    },
  },
  httpApis: {
    f6g7h8i9j0: {
      protocol: 'HTTP',
      routes: { 'GET /items': 'AWS_IAM', 'POST /items': 'AWS_IAM', $default: 'NONE' },
      stages: ['$default', 'dev'],
    },
    k1l2m3n4o5: {
      protocol: 'WEBSOCKET',
      routes: { $connect: 'AWS_IAM', $disconnect: 'NONE', $default: 'NONE' },
      stages: ['prod'],
    },
  },
  domains: {
    'api.example.com': [
      { apiId: 'f6g7h8i9j0', stage: '$default', apiMappingKey: '' },
      { apiId: 'a1b2c3d4e5', stage: 'prod', apiMappingKey: 'shop' },
      { apiId: 'a1b2c3d4e5', stage: 'test', apiMappingKey: 'shop/next' },
    ],
  },
  organization: {
    id: 'o-example123',
    managementAccount: '777788889999',
    parents: { [ACCOUNT]: { Id: 'ou-1', Type: 'ORGANIZATIONAL_UNIT' }, 'ou-1': { Id: 'r-1', Type: 'ROOT' } },
    attached: { [ACCOUNT]: ['p-account'], 'ou-1': ['p-one', 'p-two', 'p-three'], 'r-1': ['p-root'] },
    policies: {
      'p-account': allow('*', '*'),
      'p-one': allow('lambda:*', '*'),
      'p-two': allow('iam:*', '*'),
      'p-three': allow('s3:*', '*'),
      'p-root': allow('*', '*'),
    },
  },
};
