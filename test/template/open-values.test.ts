import { describe, expect, test } from 'vitest';
import { locateLines } from '../../src/source/locate.ts';
import { loaded, policyLines, shown } from './template-of.ts';

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
describe('what a template leaves open', () => {
  test('a policy from elsewhere is a policy that nobody checked', async () => {
    const { graph } = await loaded({
      'a.yaml': `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: b
      PolicyDocument:
        Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://b/policy.json } }
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Policy: !Ref Document } }
`,
    });
    expect(policyLines(graph)).toEqual(['resource s3:  …', 'rest-api execute-api rest-api:Api:  …']);
    expect(graph.apis[0]?.policyState).toBe('open');
  });

  test('both policies of a condition are read, each under its condition', async () => {
    const { graph } = await loaded({
      'a.yaml': `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [] }
      Policies:
        - !If
          - IsProd
          - PolicyName: a
            PolicyDocument: { Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }] }
          - PolicyName: b
            PolicyDocument: { Statement: [{ Effect: Allow, Action: 's3:PutObject', Resource: '*' }] }
`,
    });
    expect(policyLines(graph).slice(0, 2)).toEqual([
      'identity role:Role: Allow s3:GetObject @10:43',
      'identity role:Role: Allow s3:PutObject @12:43',
    ]);
    expect(graph.policies[0]?.statements[0]?.conditional).toBe(true);
  });

  test('both documents of a condition are read', async () => {
    const { graph } = await loaded({
      'a.yaml': `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      PolicyDocument:
        Fn::If:
          - IsProd
          - { Statement: [{ Effect: Allow, Principal: '*', Action: 's3:GetObject', Resource: '*' }] }
          - { Statement: { Effect: Deny, Principal: '*', Action: 's3:GetObject', Resource: '*' } }
`,
    });
    expect(policyLines(graph)).toEqual([
      'resource s3:  …',
      'resource s3: Allow s3:GetObject @8:27',
      'resource s3: Deny s3:GetObject @9:26',
    ]);
  });

  test('what has one side is read as there, under its condition', async () => {
    const { graph } = await loaded({
      'a.yaml': `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: 'sts:AssumeRole' }
          - !If [IsProd, { Effect: Deny, Principal: '*', Action: 'sts:AssumeRole' }, !Ref 'AWS::NoValue']
      Policies:
        - !If
          - IsProd
          - PolicyName: a
            PolicyDocument: { Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }] }
          - !Ref AWS::NoValue
        - PolicyName: b
          PolicyDocument:
            Statement: !If [IsProd, [{ Effect: Allow, Action: 's3:PutObject', Resource: '*' }], !Ref 'AWS::NoValue']
`,
    });
    const conditional = graph.policies.map(({ statements }) => statements.map((one) => one.conditional));
    expect(conditional).toEqual([[true], [true], [false, true]]);
    expect(graph.policies.some(({ mayHaveMore }) => mayHaveMore)).toBe(false);
  });

  test('both sides of a condition among statements are read, none together with the other', async () => {
    const { graph } = await loaded({
      'a.yaml': `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Effect: Allow, Action: 's3:ListBucket', Resource: '*' }
          - !If [Never, !Ref 'AWS::NoValue', !Ref 'AWS::NoValue']
          - !If
            - IsProd
            - { Effect: Allow, Action: [!Ref 'AWS::NoValue', 's3:GetObject'], Resource: '*' }
            - Fn::If:
              - IsTest
              - { Effect: Allow, Action: 's3:PutObject', Resource: '*' }
              - { Effect: Deny, Action: 's3:*', Resource: '*' }
  Whole:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: !If
          - IsProd
          - - { Effect: Allow, Action: 'sqs:*', Resource: '*' }
            - { Effect: Deny, Action: 'sqs:SendMessage', Resource: '*' }
          - !Ref Other
`,
    });
    expect(policyLines(graph)).toEqual([
      'identity: Allow s3:ListBucket @8:13 …',
      'identity:  …',
      'identity: Allow s3:ListBucket @8:13, Allow s3:GetObject @12:15 …',
      'identity: Allow s3:ListBucket @8:13, Allow s3:PutObject @15:17 …',
      'identity: Allow s3:ListBucket @8:13, Deny s3:* @16:17 …',
      'identity: Allow sqs:* @23:15, Deny sqs:SendMessage @24:15 …',
    ]);
    const branches = graph.policies.slice(2);
    expect(branches.every(({ statements }) => statements.every(({ conditional }) => conditional))).toBe(true);
    expect(branches.map((policy) => locateLines(policy.at('/Statement/1/Action/0')).column)).toEqual([62, 42, 41, 39]);
    expect(branches[0]?.at('/Statement/1/Action/0').pointer).toBe(
      '/Resources/Policy/Properties/PolicyDocument/Statement/2/Fn::If/1/Action/1',
    );
  });

  test('loops over literal lists are written out, others are told', async () => {
    const { graph, notRead } = await loaded({
      'a.yaml': `Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Functions:
    - Name
    - [Orders, Basket]
    - '\${Name}Function': { Type: AWS::Lambda::Function, Properties: { FunctionName: !Sub '\${Name}', Role: !Ref Name } }
  Fn::ForEach::Others:
    - Name
    - !Ref Names
    - '\${Name}Function': { Type: AWS::Lambda::Function, Properties: {} }
  Allow:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: !Ref BasketFunction, Action: lambda:InvokeFunction, Principal: '444455556666' }
`,
    });
    expect(graph.functions.map((one) => [one.id, one.name, one.role])).toEqual([
      ['OrdersFunction', 'Orders', 'Orders'],
      ['BasketFunction', 'Basket', 'Basket'],
    ]);
    expect(graph.permissions[0]?.function.entity?.id).toBe('BasketFunction');
    expect(notRead).toEqual(['1 resources that a macro or a loop makes']);
  });

  test('a field of a split ARN is what it is; permissions of unknown functions are not one policy', async () => {
    const { graph } = await loaded({
      'a.yaml': `Resources:
  Orders: { Type: AWS::Lambda::Function, Properties: { FunctionName: orders } }
  Beta: { Type: AWS::Lambda::Alias, Properties: { FunctionName: orders, Name: beta } }
  One:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: !Select [6, !Split [':', !GetAtt Orders.Arn]], Action: lambda:InvokeFunction, Principal: '444455556666' }
  Two:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: !Ref Two, Action: lambda:InvokeFunction, Principal: '444455556666' }
  Three:
    Type: AWS::Lambda::Permission
    Properties: { FunctionName: !ImportValue other, Action: lambda:InvokeFunction, Principal: '444455556666' }
`,
    });
    expect(graph.permissions.map((one) => one.function.entity?.id)).toEqual(['Orders', undefined, undefined]);
    expect(graph.policies).toHaveLength(3);
    expect(graph.functions[0]?.aliases).toEqual(['beta']);
  });

  test('an HTTP API with a target has a route and a stage', async () => {
    const { graph } = await loaded({
      'a.yaml': `Resources:
  Orders: { Type: AWS::Lambda::Function, Properties: {} }
  Api: { Type: AWS::ApiGatewayV2::Api, Properties: { ProtocolType: HTTP, Target: !GetAtt Orders.Arn } }
  Bus:
    Type: AWS::Events::EventBusPolicy
    Properties: { StatementId: a, Statement: { Effect: Allow, Principal: '*', Action: events:PutEvents, Resource: '*' } }
`,
    });
    const [api] = graph.apis;
    expect(api?.stages.map((stage) => stage.name)).toEqual(['$default']);
    expect(api?.routes.map((route) => [shown(route.path), route.integration?.function?.entity?.id])).toEqual([
      ['$default', 'Orders'],
    ]);
    expect(policyLines(graph)).toEqual(['resource events: Allow events:PutEvents @6:46']);
  });
});

describe('policies written as text', () => {
  test('the parts of a policy in a block, in quotes and in Fn::Sub have their own places', async () => {
    const { graph } = await loaded({
      'a.yaml': `Resources:
  Block:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: |
        { "Version": "2012-10-17",

          "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }
  Quoted:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: '{"Id":"it''s","Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}]}'
  Filled:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: !Sub |
        {"Id": "\${AWS::Region} \${AWS::AccountId}", "Statement": [{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}]}
`,
      'b.json': JSON.stringify({
        Resources: {
          Filled: {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: {
              PolicyDocument: {
                'Fn::Sub': [
                  '{"Id":"${AWS::Region}","Statement":[{"Effect":"Deny","Action":"s3:*","Resource":"*"}]}',
                  { x: 'y' },
                ],
              },
            },
          },
        },
      }),
    });
    expect(policyLines(graph)).toEqual([
      'identity: Allow s3:GetObject @8:25',
      'identity: Allow s3:PutObject @12:51',
      'identity: Deny s3:* @17:66',
      'identity: Deny s3:* @1:144',
    ]);
  });
});
