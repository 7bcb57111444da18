import { describe, expect, test } from 'vitest';
import { loaded, policyLines, shown } from './template-of.ts';

const GET = '{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}';
const POLICY = `{"Version":"2012-10-17","Statement":[${GET}]}`;
const AS_TEXT = JSON.stringify(POLICY);

describe('policies in files of their own', () => {
  test.each([
    ['a statement', GET, ['identity: Allow s3:GetObject @1:1']],
    ['a list of statements', `[${GET},\n${GET}]`, ['identity: Allow s3:GetObject @1:2, Allow s3:GetObject @2:1']],
    [
      'a list of policies',
      `[${POLICY},\n{"PolicyName":"x","PolicyDocument":${POLICY}}]`,
      ['identity: Allow s3:GetObject @1:39', 'identity: Allow s3:GetObject @2:73'],
    ],
    ['a policy in a string', AS_TEXT, ['identity: Allow s3:GetObject @1:45']],
    ['a policy deep inside', `{"a":[{"b":${POLICY}}]}`, ['identity: Allow s3:GetObject @1:49']],
    ['a trust policy by its key', `{"x":{"assume_role_policy":${AS_TEXT}}}`, ['trust: Allow s3:GetObject @1:72']],
  ])('%s', async (_, text, expected) => {
    const { graph, kinds } = await loaded({ 'a.json': text });
    expect(policyLines(graph)).toEqual(expected);
    expect(kinds).not.toContain('unknown');
  });

  test.each(['{}', '{"a":1}', '[]', '[1]', '"x"', '{"Statement":[]}', '{"items":[]}'])(
    '%s is no policy',
    async (text) => {
      const { graph, kinds } = await loaded({ 'a.json': text });
      if (text.includes('Statement')) expect(kinds).toEqual(['policy']);
      else {
        expect(kinds).toEqual(['unknown']);
        expect(graph.policies).toEqual([]);
      }
    },
  );

  // Other languages with statements: stack policies of CloudFormation, rules of WAF, application policies, approval rules.
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
  // https://docs.aws.amazon.com/waf/latest/APIReference/API_Rule.html
  test.each([
    '{"Statement":[{"Effect":"Allow","Action":"Update:*","Principal":"*","Resource":"LogicalResourceId/Orders"}]}',
    '{"StackPolicyBody":"{\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\\"Action\\":\\"Update:*\\",\\"Principal\\":\\"*\\"}]}"}',
    '{"Name":"slow","Priority":0,"Statement":{"RateBasedStatement":{"Limit":100}},"Action":{"Block":{}},"VisibilityConfig":{}}',
    '{"Statements":[{"Actions":["Deploy"],"Principals":["111122223333"],"StatementId":"own"}]}',
    '{"Version":"2018-11-08","Statements":[{"Type":"Approvers","NumberOfApprovalsNeeded":1}]}',
  ])('%s is no policy of IAM', async (text) => {
    const { graph, kinds } = await loaded({ 'a.json': text });
    expect(kinds).toEqual(['unknown']);
    expect(graph.policies).toEqual([]);
  });

  // https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
  test('policies of an organization by their folders, and by what no other policy says', async () => {
    const deny = (action: string, more = '') =>
      `{"Statement":[{"Effect":"Deny",${more}"Action":"${action}","Resource":"*"}]}`;
    const everybody = '"Principal":"*",';
    const { graph } = await loaded({
      'service-control-policies/regions/deny.json': deny('ec2:*'),
      'resource-control-policy-examples/roles/only-vpce.json': deny('sqs:*', everybody),
      'any/roles.json': deny('sts:AssumeRole', everybody),
      'any/queue.json': deny('sqs:*', everybody),
    });
    expect(graph.policies.map(({ type }) => type)).toEqual(['scp', 'rcp', 'rcp', 'resource']);
  });

  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
  test('the name of a file does not make an endpoint policy of what asks for an endpoint', async () => {
    const statement = (more: object) =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: '*', ...more }],
      });
    const { graph } = await loaded({
      'vpce/a.json': statement({ Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } }),
      'api-vpce.json': statement({ Resource: 'execute-api:/*' }),
      'vpce.json': statement({}),
    });
    expect(graph.policies.map(({ type }) => type)).toEqual(['rest-api', 'rest-api', 'vpc-endpoint']);
  });

  test('a misspelled policy is still one', async () => {
    const { graph } = await loaded({
      'a.json': `{"Statements":[${GET}]}`,
      'b.json': '{"Version":"2012-10-17","Statement":[{"Efect":"Allow","Actions":"s3:GetObject"}]}',
      'c.json': '{"Sid":"x","Statement":[{"Resource":"*"}]}',
    });
    expect(graph.policies).toHaveLength(3);
  });

  test('every document of a YAML text is read for itself', async () => {
    const { graph } = await loaded({
      'a.yaml': `Version: '2012-10-17'
Statement: { Effect: Allow, Action: s3:GetObject, Resource: '*' }
---
kind: Role
spec:
  policies:
    - Statement: [{ Effect: Deny, Action: s3:PutObject, Resource: '*' }]
`,
    });
    expect(policyLines(graph)).toEqual(['identity: Allow s3:GetObject @2:12', 'identity: Deny s3:PutObject @7:19']);
  });
});

// https://awscli.amazonaws.com/v2/documentation/api/latest/reference/
describe('answers and inputs of the AWS CLI', () => {
  test('a role of get-role and list-roles has its trust policy', async () => {
    const role = `{"RoleName":"app","AssumeRolePolicyDocument":${POLICY}}`;
    const { graph } = await loaded({ 'one.json': `{"Role":${role}}`, 'all.json': `{"Roles":[${role}]}` });
    expect(graph.principals.map(({ id, trust }) => [id, trust?.type])).toEqual([
      ['app', 'trust'],
      ['app', 'trust'],
    ]);
    expect(graph.policies).toHaveLength(2);
  });

  test('a REST API of get-rest-api has its policy, once', async () => {
    const api = {
      id: 'abcde12345',
      endpointConfiguration: { types: ['PRIVATE'] },
      policy: POLICY.replaceAll('"', '\\"'),
    };
    const { graph } = await loaded({ 'api.json': JSON.stringify(api) });
    expect(graph.apis.map((one) => [one.id, one.policyState, one.endpointTypes])).toEqual([
      ['abcde12345', 'present', ['PRIVATE']],
    ]);
    expect(graph.policies).toHaveLength(1);
  });

  // https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html
  test('a policy in an answer is of the service that its actions name', async () => {
    const inner = (action: string) =>
      JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: action, Resource: '*' }] });
    const { graph } = await loaded({
      'a.json': JSON.stringify({ policy: inner('vpc-lattice-svcs:Invoke'), state: 'Active' }),
      'b.json': JSON.stringify({ policy: inner('execute-api:Invoke') }),
    });
    expect(graph.policies.map(({ type, resourceService }) => [type, resourceService])).toEqual([
      ['resource', 'vpc-lattice-svcs'],
      ['rest-api', 'execute-api'],
    ]);
  });

  // https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html
  test('the policy of a layer is no policy of a function', async () => {
    const statement = {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:root' },
      Action: 'lambda:GetLayerVersion',
      Resource: 'arn:aws:lambda:eu-west-1:111122223333:layer:orders:1',
    };
    const { graph } = await loaded({
      'a.json': JSON.stringify({ Statement: JSON.stringify(statement), RevisionId: 'a1' }),
      'b.json': JSON.stringify({ Statement: statement, RevisionId: 'a1' }),
      'c.json': JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    });
    expect(graph.policies.map(({ type, resourceService }) => [type, resourceService])).toEqual([
      ['resource', 'lambda'],
      ['resource', 'lambda'],
      ['resource', 'lambda'],
    ]);
  });

  test('add-permission: its input is a permission, its answer one statement of several', async () => {
    const input = {
      FunctionName: 'orders',
      StatementId: 'url',
      Action: 'lambda:InvokeFunctionUrl',
      Principal: '*',
      FunctionUrlAuthType: 'NONE',
    };
    const answer = { Statement: '{"Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"x"}' };
    const { graph } = await loaded({ 'in.json': JSON.stringify(input), 'out.json': JSON.stringify(answer) });
    expect(graph.permissions.map((one) => [shown(one.function.text), shown(one.functionUrlAuthType)])).toEqual([
      ['orders', 'NONE'],
    ]);
    expect(policyLines(graph)).toEqual([
      'lambda lambda: Allow lambda:InvokeFunction @1:15 …',
      'lambda lambda function:orders: Allow lambda:InvokeFunctionUrl @1:1',
    ]);
  });
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-include.html
describe('parts that templates include', () => {
  test('intrinsics of a policy and of an API definition are settled or open, with their places', async () => {
    const { graph } = await loaded({
      'policy.yaml': `Version: '2012-10-17'
Statement:
  - Effect: Allow
    Action: lambda:InvokeFunction
    Resource: !Join ['', ['arn:aws:lambda:eu-west-1:', !Ref AWS::AccountId, ':function:orders']]
`,
      'api.json': `{"openapi": "3.0.1", "x-amazon-apigateway-policy": {"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Principal": {"AWS": {"Fn::Sub": "\${Caller.Arn}"}}, "Action": "execute-api:Invoke", "Resource": "execute-api:/*"}
]}, "paths": {}}`,
    });
    expect(policyLines(graph)).toEqual([
      'identity: Allow lambda:InvokeFunction @3:5',
      'rest-api execute-api rest-api:openapi: Allow execute-api:Invoke @2:3',
    ]);
    expect(graph.policies[0]?.statements[0]?.allResources.map((one) => shown(one.text))).toEqual([
      'arn:aws:lambda:eu-west-1:…:function:orders',
    ]);
    expect([...(graph.policies[1]?.statements[0]?.open ?? [])]).toEqual(['Principal']);
  });
});
