import { describe, expect, test } from 'vitest';
import { loaded, policyLines, shown } from './template-of.ts';

// https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
describe('Serverless Framework', () => {
  test('httpApi events make an HTTP API with its routes', async () => {
    const { graph } = await loaded({
      'serverless.yml': `service: orders
provider: { name: aws }
functions:
  get:
    handler: a.b
    events:
      - httpApi: 'GET /orders/{id}'
      - httpApi: { method: POST, path: /orders, authorizer: { type: aws_iam } }
      - httpApi: '*'
      - httpApi: { method: get, path: /j, authorizer: { name: custom } }
`,
    });
    expect(graph.apis.map((api) => [api.kind, api.id, api.stages.map((stage) => stage.name)])).toEqual([
      ['HTTP', 'HttpApi', ['$default']],
    ]);
    const routes = graph.apis[0]?.routes ?? [];
    expect(routes.map((route) => [route.method, route.path, shown(route.authorizationType)])).toEqual([
      ['GET', '/orders/{id}', 'NONE'],
      ['POST', '/orders', 'AWS_IAM'],
      [undefined, '$default', 'NONE'],
      ['GET', '/j', '…'],
    ]);
    expect(routes.every((route) => route.integration?.function?.entity === graph.functions[0])).toBe(true);
  });

  // https://www.serverless.com/framework/docs/guides/upgrading-v4#deprecation-of-non-aws-providers
  test('the provider may be its name alone, or a variable; other clouds are none of ours', async () => {
    const text = (provider: string) => `service: orders
provider: ${provider}
functions: { get: { handler: a.b, events: [{ http: GET /orders }] } }
`;
    const apisOf = async (provider: string) =>
      (await loaded({ 'serverless.yml': text(provider) })).graph.apis.map((api) => api.kind);
    expect(await apisOf('aws')).toEqual(['REST']);
    expect(await apisOf('${file(provider.yml)}')).toEqual(['REST']);
    expect(await apisOf('google')).toEqual([]);
    expect(await apisOf('{ name: cloudflare }')).toEqual([]);
  });

  test('resources may be a list; the functions have logical ids there; roles are named by theirs', async () => {
    const { graph, notRead } = await loaded({
      'serverless.yml': `service: orders
provider: { name: aws }
functions:
  get-order:
    handler: a.b
    role: OrderRole
  more: \${file(more.yml)}
resources:
  - \${file(resources.yml)}
  - Resources:
      OrderRole: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: { Statement: [] } } }
      Allow:
        Type: AWS::Lambda::Permission
        Properties: { FunctionName: !GetAtt GetDashorderLambdaFunction.Arn, Action: lambda:InvokeFunction, Principal: '444455556666' }
`,
    });
    expect(graph.functions[0]?.roleEntity?.id).toBe('OrderRole');
    expect(graph.permissions[0]?.function.entity).toBe(graph.functions[0]);
    expect(notRead).toEqual(['1 resources of other files', '1 functions of other files']);
  });

  // https://www.serverless.com/framework/docs/providers/aws/guide/events
  test('the framework makes the permissions of services that call; those that are polled need none', async () => {
    const { graph } = await loaded({
      'serverless.yml': `service: orders
provider: aws
functions:
  all:
    handler: a.b
    events:
      - sns: orders
      - s3: { bucket: orders, event: 's3:ObjectCreated:*' }
      - schedule: rate(1 hour)
      - schedule: { rate: [rate(1 hour)], method: scheduler }
      - eventBridge: { pattern: { source: [orders] } }
      - alb: { listenerArn: !Ref Listener, priority: 1, conditions: { path: / } }
      - alexaSkill
      - cloudwatchLog: /aws/orders
      - cognitoUserPool: { pool: orders, trigger: PreSignUp }
      - iot: { sql: SELECT * }
      - sqs: arn:aws:sqs:eu-west-1:111122223333:orders
      - stream: arn:aws:dynamodb:eu-west-1:111122223333:table/orders/stream/x
`,
    });
    const [all] = graph.functions;
    expect(graph.policies).toEqual([]);
    expect(all?.permissions.every(({ implicit, action }) => implicit && action === 'lambda:InvokeFunction')).toBe(true);
    expect(all?.permissions.map(({ principal }) => principal)).toEqual([
      'sns.amazonaws.com',
      's3.amazonaws.com',
      'events.amazonaws.com',
      'events.amazonaws.com',
      'elasticloadbalancing.amazonaws.com',
      'alexa-appkit.amazon.com',
      'logs.amazonaws.com',
      'cognito-idp.amazonaws.com',
      'iot.amazonaws.com',
    ]);
  });

  // https://www.serverless.com/framework/docs/providers/aws/events/websocket
  test('websocket events make an API; routes may be those of a REST API elsewhere', async () => {
    const { graph } = await loaded({
      'serverless.yml': `service: orders
provider: { name: aws, stage: prod, apiGateway: { restApiId: !ImportValue shared } }
functions:
  auth: { handler: a.b }
  chat:
    handler: a.b
    events:
      - websocket: $connect
      - websocket: { route: send, authorizer: auth }
      - http: GET /orders
`,
    });
    expect(graph.apis.map((api) => [api.kind, api.id, api.policyState, api.stages.map((stage) => stage.name)])).toEqual(
      [
        ['REST', 'ApiGatewayRestApi', 'open', ['prod']],
        ['WEBSOCKET', 'WebsocketsApi', 'absent', ['prod']],
      ],
    );
    const [rest, sockets] = graph.apis;
    expect(rest?.endpointTypes.map(shown)).toEqual(['…']);
    expect(sockets?.routes.map((route) => [route.method, route.path, shown(route.authorizationType)])).toEqual([
      [undefined, '$connect', 'NONE'],
      [undefined, 'send', 'CUSTOM'],
    ]);
    expect(graph.functions[1]?.permissions.map(({ principal }) => principal)).toEqual(
      Array(3).fill('apigateway.amazonaws.com'),
    );
  });

  test('statements of single functions and of the old places are policies', async () => {
    const { graph } = await loaded({
      'serverless.yml': `service: orders
provider:
  name: aws
  iamRoleStatements:
    - { Effect: Allow, Action: 's3:GetObject', Resource: '*' }
  resourcePolicy:
    - { Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }
functions:
  - a:
      handler: a.b
      iamRoleStatements:
        - { Effect: Allow, Action: 's3:PutObject', Resource: '*' }
  - b:
      handler: a.b
      iam: { role: { statements: [{ Effect: Deny, Action: 's3:*', Resource: '*' }] } }
`,
    });
    expect(policyLines(graph)).toEqual([
      'identity role:-: Allow s3:GetObject @5:7',
      'identity role:aRole: Allow s3:PutObject @12:11',
      'identity role:bRole: Deny s3:* @15:35',
      'rest-api execute-api rest-api:ApiGatewayRestApi: Allow execute-api:Invoke @7:7',
    ]);
  });
});
