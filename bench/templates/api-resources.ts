import { attribute, type Part, type Resources, ref, sub, type Value } from './shop-template.ts';

/** A REST API with a resource policy, six resources with a method each, and what deploys it: twenty resources. */
export function apiResources(name: string, parts: readonly Part[]): Resources {
  const routes = parts.slice(0, 6).flatMap((part, index) => Object.entries(route(part, index % 2 === 0)));
  const methods = parts.slice(0, 6).map((part) => `${part.id}Get`);
  return {
    Api: {
      Type: 'AWS::ApiGateway::RestApi',
      Properties: {
        Name: sub(`${name}-\${Stage}`),
        EndpointConfiguration: { Types: ['REGIONAL'] },
        Policy: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: sub('arn:aws:iam::${Partner}:root') },
              Action: 'execute-api:Invoke',
              Resource: 'execute-api:/*/GET/*',
            },
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'execute-api:Invoke',
              Resource: 'execute-api:/*',
              Condition: { NotIpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '198.51.100.0/24'] } },
            },
          ],
        },
      },
    },
    ...Object.fromEntries(routes),
    ApiPermission: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: attribute(parts[0]?.id ?? '', 'Arn'),
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: sub(
          `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/GET/${parts[0]?.name}`,
        ),
      },
    },
    ApiDeployment: {
      Type: 'AWS::ApiGateway::Deployment',
      DependsOn: methods,
      Properties: { RestApiId: ref('Api'), Description: `Deployed for ${name}` },
    },
    ApiStage: {
      Type: 'AWS::ApiGateway::Stage',
      Properties: {
        RestApiId: ref('Api'),
        DeploymentId: ref('ApiDeployment'),
        StageName: ref('Stage'),
        MethodSettings: [{ ResourcePath: '/*', HttpMethod: '*', MetricsEnabled: true, ThrottlingRateLimit: 100 }],
      },
    },
    ApiLogs: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: sub(`/api/${name}-\${Stage}`), RetentionInDays: 14 },
    },
    ApiKey: { Type: 'AWS::ApiGateway::ApiKey', Properties: { Enabled: true, Name: sub(`${name}-\${Stage}`) } },
    ApiPlan: {
      Type: 'AWS::ApiGateway::UsagePlan',
      Properties: {
        ApiStages: [{ ApiId: ref('Api'), Stage: ref('ApiStage') }],
        Throttle: { BurstLimit: 200, RateLimit: 100 },
      },
    },
    ApiPlanKey: {
      Type: 'AWS::ApiGateway::UsagePlanKey',
      Properties: { KeyId: ref('ApiKey'), KeyType: 'API_KEY', UsagePlanId: ref('ApiPlan') },
    },
  };
}

function route({ id, name }: Part, signed: boolean): { readonly [id: string]: Value } {
  return {
    [`${id}Path`]: {
      Type: 'AWS::ApiGateway::Resource',
      Properties: { RestApiId: ref('Api'), ParentId: attribute('Api', 'RootResourceId'), PathPart: name },
    },
    [`${id}Get`]: {
      Type: 'AWS::ApiGateway::Method',
      Properties: {
        RestApiId: ref('Api'),
        ResourceId: ref(`${id}Path`),
        HttpMethod: 'GET',
        AuthorizationType: signed ? 'AWS_IAM' : 'NONE',
        ApiKeyRequired: !signed,
        Integration: {
          Type: 'AWS_PROXY',
          IntegrationHttpMethod: 'POST',
          Uri: sub(
            `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${id}.Arn}/invocations`,
          ),
        },
      },
    },
  };
}
