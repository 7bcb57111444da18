import { describe, expect, test } from 'vitest';
import { loaded, policyLines, shown } from './template-of.ts';

// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification.html
describe('SAM', () => {
  test('policies of state machines, LambdaInvokePolicy, and what SAM makes itself', async () => {
    const { graph, notRead } = await loaded({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Get:
    Type: AWS::Serverless::Function
    Connectors: { Table: { Properties: { Destination: { Id: Table }, Permissions: [Read] } } }
    Properties:
      Policies:
        - LambdaInvokePolicy: { FunctionName: !Ref Get }
        - DynamoDBReadPolicy: { TableName: orders }
  Machine:
    Type: AWS::Serverless::StateMachine
    Properties:
      Policies: [{ Statement: [{ Effect: Allow, Action: 's3:GetObject', Resource: '*' }] }]
      Events: { Start: { Type: Api, Properties: { Path: /start, Method: post } } }
`,
    });
    expect(policyLines(graph)).toEqual([
      'identity role:GetRole: Allow lambda:InvokeFunction @8:31',
      'identity role:MachineRole: Allow s3:GetObject @13:32',
    ]);
    expect(graph.policies[0]?.statements[0]?.allResources[0]?.text).toMatch(/:function:\u{FFFC}\*$/u);
    expect(graph.permissions).toEqual([]);
    expect(graph.apis[0]?.routes.map((route) => [route.method, route.path, route.integration?.function])).toEqual([
      ['POST', '/start', undefined],
    ]);
    expect(notRead).toEqual(['1 policy templates of SAM', '1 connectors of SAM']);
  });

  test('intrinsics of the section Globals are settled or open like those of resources', async () => {
    const { graph } = await loaded({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Globals:
  Api:
    Auth:
      ResourcePolicy:
        CustomStatements:
          Fn::If: [Closed, { Effect: Deny, Action: execute-api:Invoke, Resource: execute-api:/* }, !Ref AWS::NoValue]
Resources:
  Api: { Type: AWS::Serverless::Api, Properties: { StageName: prod } }
`,
    });
    expect(graph.apis.map(({ policyState }) => policyState)).toEqual(['present']);
    expect(policyLines(graph)).toEqual(['rest-api execute-api rest-api:Api: Deny execute-api:Invoke @7:11']);
  });

  // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html
  test('the trust policy that a function states is the one of its role', async () => {
    const { graph } = await loaded({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Get:
    Type: AWS::Serverless::Function
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { Service: edgelambda.amazonaws.com }, Action: sts:AssumeRole }
`,
    });
    expect(policyLines(graph)).toEqual(['trust role:GetRole: Allow sts:AssumeRole @8:20']);
  });

  test('routes call the published alias, authorizers their function', async () => {
    const { graph } = await loaded({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Auth: { Type: AWS::Serverless::Function, Properties: {} }
  Get:
    Type: AWS::Serverless::Function
    Properties:
      AutoPublishAlias: live
      Events:
        All: { Type: HttpApi }
        Own: { Type: Api, Properties: { Path: /own, Method: get, RestApiId: !Ref Api } }
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      Auth: { DefaultAuthorizer: Token, Authorizers: { Token: { FunctionArn: !GetAtt Auth.Arn } } }
`,
    });
    const [own, all] = graph.apis;
    expect([own?.id, all?.id].sort()).toEqual(['Api', 'ServerlessHttpApi']);
    const routes = graph.apis.flatMap((api) => api.routes);
    expect(routes.map((route) => shown(route.path)).sort()).toEqual(['$default', '/own']);
    expect(routes.map((route) => route.integration?.function?.qualifier)).toEqual(['live', 'live']);
    const authorizers = graph.apis.flatMap((api) => api.authorizers);
    expect(authorizers.map((one) => [one.id, one.function?.entity?.id])).toEqual([['Token', 'Auth']]);
    expect(graph.functions.find((one) => one.id === 'Auth')?.permissions).toMatchObject([{ implicit: true }]);
  });

  // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
  test('connectors to functions are permissions and policies of SAM; others are told', async () => {
    const { graph, notRead } = await loaded({
      'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders: { Type: AWS::Serverless::Function, Properties: {} }
  Api:
    Type: AWS::ApiGateway::RestApi
    Connectors:
      Call: { Properties: { SourceReference: { Qualifier: prod/GET/orders }, Destination: { Id: Orders }, Permissions: [Write] } }
    Properties: {}
  Topic:
    Type: AWS::SNS::Topic
    Connectors: { Call: { Properties: { Destination: [{ Id: Orders }, { Id: Queue }], Permissions: [Write] } } }
  Queue: { Type: AWS::SQS::Queue }
  Caller:
    Type: AWS::Serverless::Function
    Connectors: { Call: { Properties: { Destination: { Id: Orders }, Permissions: [Write] } } }
  Bucket:
    Type: AWS::Serverless::Connector
    Properties:
      Source: { Type: 'AWS::S3::Bucket', Arn: !ImportValue bucket }
      Destination: { Type: 'AWS::Lambda::Function', Arn: !GetAtt Orders.Arn }
      Permissions: [Write]
  Unknown:
    Type: AWS::Serverless::Connector
    Properties: { Source: { Id: Elsewhere }, Destination: { Id: Orders }, Permissions: !Ref All }
`,
    });
    const [orders] = graph.functions;
    expect(orders?.permissions.map((one) => [one.id, shown(one.principal), shown(one.sourceArn)])).toEqual([
      ['ApiCallWriteLambdaPermission', 'apigateway.amazonaws.com', 'arn:…:execute-api:…:…:…/prod/GET/orders'],
      ['TopicCallWriteLambdaPermission', 'sns.amazonaws.com', 'arn:…:sns:…:…:…'],
      ['BucketWriteLambdaPermission', 's3.amazonaws.com', '…'],
      ['UnknownWriteLambdaPermission', '…', '…'],
    ]);
    expect(orders?.permissions.every(({ implicit }) => implicit)).toBe(true);
    expect(policyLines(graph)).toEqual(['identity role:…: Allow lambda:InvokeFunction @15:19']);
    const caller = graph.principals.find(({ id }) => id === 'CallerRole');
    expect(caller?.policies).toEqual(graph.policies);
    expect(notRead).toEqual(['2 connectors of SAM']);
  });
});
