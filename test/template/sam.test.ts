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
    expect(notRead).toEqual(['1 connectors of SAM', '1 policy templates of SAM']);
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
});
