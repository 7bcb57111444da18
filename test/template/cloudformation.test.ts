import { describe, expect, test } from 'vitest';
import { lintSet } from '../../src/app/lint-set.ts';
import type { TemplateSubject } from '../../src/rule/template-subject.ts';
import { serviceData } from '../../src/service-data/service-data.ts';
import { locateLines } from '../../src/source/locate.ts';
import { slotText } from '../../src/source/open.ts';
import { loaded, policyLines } from './template-of.ts';

async function graphOf(...texts: readonly string[]): Promise<TemplateSubject> {
  const inputs = texts.map((text, index) => ({ path: `template-${index}.yaml`, text }));
  const run = await lintSet(inputs, { rules: [], services: serviceData(), settings: { today: '2026-11-21' } });
  return run.subjects.template;
}

const URL_TEMPLATE = `Parameters:
  Stage:
    Type: String
Resources:
  Orders:
    Type: AWS::Lambda::Function
    Properties:
      FunctionName: !Sub orders-\${Stage}
      Role: !GetAtt OrdersRole.Arn
  OrdersRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumeRole
      Policies:
        - PolicyName: logs
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - !If [Never, { Effect: Deny, Action: 'logs:*', Resource: '*' }, !Ref AWS::NoValue]
              - Effect: Allow
                Action: logs:PutLogEvents
                Resource: !Sub 'arn:\${AWS::Partition}:logs:*:*:log-group:/aws/lambda/orders:*'
  Live:
    Type: AWS::Lambda::Alias
    Properties: { FunctionName: !Ref Orders, Name: live, FunctionVersion: !GetAtt V1.Version }
  OrdersUrl:
    Type: AWS::Lambda::Url
    Properties:
      TargetFunctionArn: !GetAtt Orders.Arn
      Qualifier: live
      AuthType: AWS_IAM
  AllowUrl:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !Ref Live
      Action: lambda:InvokeFunctionUrl
      Principal: 012345678901
      FunctionUrlAuthType: AWS_IAM
`;

describe('CloudFormation', () => {
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains-tutorial.html
  test('the policy of a private domain name is one for calls of APIs, a policy of IoT one of callers', async () => {
    const { graph } = await loaded({
      'a.yaml': `Resources:
  Domain:
    Type: AWS::ApiGateway::DomainNameV2
    Properties:
      Policy: { Statement: { Effect: Allow, Principal: '*', Action: execute-api:Invoke, Resource: execute-api:/* } }
  Thing:
    Type: AWS::IoT::Policy
    Properties:
      PolicyDocument: { Statement: { Effect: Allow, Action: iot:Connect, Resource: '*' } }
`,
    });
    expect(policyLines(graph)).toEqual([
      'rest-api execute-api: Allow execute-api:Invoke @5:28',
      'identity: Allow iot:Connect @9:36',
    ]);
  });

  test('function, alias, URL and permission are linked by references', async () => {
    const graph = await graphOf(URL_TEMPLATE);
    const [orders] = graph.functions;
    expect(graph.urls[0]?.function.entity).toBe(orders);
    expect(graph.urls[0]?.function.qualifier).toBe('live');
    expect(graph.permissions[0]?.function.entity).toBe(orders);
    expect(graph.permissions[0]?.function.qualifier).toBe('live');
    expect(orders?.aliases).toEqual(['live']);
    expect(orders?.roleEntity?.id).toBe('OrdersRole');
    expect(slotText(orders?.name)).toBe('orders-\u{FFFC}');
  });

  test('permissions become the policy that Lambda would store, with places in the template', async () => {
    const graph = await graphOf(URL_TEMPLATE);
    const policy = graph.policies.find((one) => one.origin === 'permissions');
    const [statement] = policy?.statements ?? [];
    expect(statement).toMatchObject({ effect: 'Allow', actions: [{ text: 'lambda:InvokeFunctionUrl' }] });
    expect(statement?.principals).toMatchObject([{ principalType: 'AWS', text: '012345678901' }]);
    expect(statement?.conditions).toMatchObject([
      { base: 'stringequals', keyLower: 'lambda:functionurlauthtype', values: [{ text: 'AWS_IAM' }] },
    ]);
    expect(statement?.allResources[0]?.text).toBe('arn:\u{FFFC}:lambda:\u{FFFC}:\u{FFFC}:function:\u{FFFC}:live');
    const principal = statement?.principals[0];
    if (policy === undefined || principal === undefined) throw new Error('no policy');
    expect(locateLines(policy.at(principal.pointer)).line).toBe(42);
  });

  test('a statement behind Fn::If keeps its place, and later ones theirs', async () => {
    const graph = await graphOf(URL_TEMPLATE);
    const policy = graph.policies.find((one) => one.attachedTo?.id === 'OrdersRole' && one.type === 'identity');
    expect(policy?.statements.map((statement) => statement.effect)).toEqual(['Deny', 'Allow']);
    if (policy === undefined) throw new Error('no policy');
    expect(locateLines(policy.at('/Statement/0/Effect')).line).toBe(24);
    expect(locateLines(policy.at('/Statement/1/Action')).line).toBe(26);
  });

  test('a REST API has its routes with paths, authorization and function', async () => {
    const graph = await graphOf(`Resources:
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: orders, EndpointConfiguration: { Types: [PRIVATE] } } }
  Orders: { Type: AWS::Lambda::Function, Properties: { FunctionName: orders } }
  OrdersPath: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !GetAtt Api.RootResourceId, PathPart: orders } }
  OrderPath: { Type: AWS::ApiGateway::Resource, Properties: { RestApiId: !Ref Api, ParentId: !Ref OrdersPath, PathPart: '{id}' } }
  GetOrder:
    Type: AWS::ApiGateway::Method
    Properties:
      RestApiId: !Ref Api
      ResourceId: !Ref OrderPath
      HttpMethod: GET
      AuthorizationType: AWS_IAM
      Integration:
        Type: AWS_PROXY
        Uri: !Sub arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${Orders.Arn}:live/invocations
  Prod: { Type: AWS::ApiGateway::Stage, Properties: { RestApiId: !Ref Api, StageName: prod } }
`);
    const [api] = graph.apis;
    expect(api).toMatchObject({
      kind: 'REST',
      endpointTypes: ['PRIVATE'],
      policyState: 'absent',
      routesComplete: true,
    });
    expect(api?.stages.map((stage) => stage.name)).toEqual(['prod']);
    expect(api?.routes[0]).toMatchObject({ method: 'GET', path: '/orders/{id}', authorizationType: 'AWS_IAM' });
    expect(api?.routes[0]?.integration?.function?.entity?.id).toBe('Orders');
    expect(api?.routes[0]?.integration?.function?.qualifier).toBe('live');
  });

  test('circles of resources and references end', async () => {
    const graph = await graphOf(`Resources:
  A: { Type: AWS::ApiGateway::Resource, Properties: { ParentId: !Ref B, PathPart: a } }
  B: { Type: AWS::ApiGateway::Resource, Properties: { ParentId: !Ref A, PathPart: b } }
  M: { Type: AWS::ApiGateway::Method, Properties: { RestApiId: !Ref Api, ResourceId: !Ref A, HttpMethod: GET } }
  Api: { Type: AWS::ApiGateway::RestApi, Properties: { Name: !Ref Api } }
`);
    expect(graph.apis[0]?.routes).toHaveLength(1);
    expect(graph.apis[0]?.routes[0]?.authorizationType).toBe('NONE');
  });
});

describe('SAM', () => {
  test('events make implicit permissions and routes, a URL config makes a URL', async () => {
    const graph = await graphOf(`Transform: AWS::Serverless-2016-10-31
Globals: { Function: { Runtime: nodejs22.x } }
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      AutoPublishAlias: live
      FunctionUrlConfig: { AuthType: NONE }
      Policies:
        - AWSLambdaBasicExecutionRole
        - Statement:
            - { Effect: Allow, Action: 'dynamodb:*', Resource: '*' }
      Events:
        Get: { Type: Api, Properties: { Path: '/orders/{id}', Method: get } }
        Queue: { Type: SQS, Properties: { Queue: arn:aws:sqs:eu-west-1:111122223333:orders } }
`);
    expect(graph.urls[0]).toMatchObject({ authType: 'NONE', addsPublicPermissions: true });
    expect(graph.permissions).toMatchObject([{ implicit: true, principal: 'apigateway.amazonaws.com' }]);
    expect(slotText(graph.permissions[0]?.sourceArn)).toMatch(/\/\*\/GET\/orders\/\*$/);
    expect(graph.apis[0]).toMatchObject({ id: 'ServerlessRestApi', kind: 'REST' });
    expect(graph.apis[0]?.routes[0]).toMatchObject({ method: 'GET', path: '/orders/{id}', authorizationType: 'NONE' });
    expect(graph.principals[0]?.managedPolicyArns).toMatchObject([
      { arn: 'arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole' },
    ]);
    const policy = graph.principals[0]?.policies[0];
    expect(policy === undefined ? 0 : locateLines(policy.at('/Statement/0/Action')).line).toBe(12);
  });
});
