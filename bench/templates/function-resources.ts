import { attribute, type Part, type Resources, ref, sub } from './shop-template.ts';

/** A function with its role, URL, alias, permissions, logs and alarms: ten resources. */
export function functionResources({ id, name, account }: Part): Resources {
  return {
    [`${id}Role`]: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: sub(`${name}-\${Stage}`),
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
        ManagedPolicyArns: [sub('arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole')],
        Policies: [
          {
            PolicyName: 'data',
            PolicyDocument: {
              Version: '2012-10-17',
              Statement: [
                {
                  Sid: 'Table',
                  Effect: 'Allow',
                  Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
                  Resource: [attribute(`${id}Table`, 'Arn'), sub(`\${${id}Table.Arn}/index/*`)],
                },
                {
                  Sid: 'Objects',
                  Effect: 'Allow',
                  Action: ['s3:GetObject', 's3:PutObject'],
                  Resource: sub(`\${${id}Bucket.Arn}/${name}/*`),
                  Condition: { StringEquals: { 'aws:ResourceAccount': ref('AWS::AccountId') } },
                },
                { Sid: 'Queue', Effect: 'Allow', Action: 'sqs:SendMessage', Resource: attribute(`${id}Queue`, 'Arn') },
              ],
            },
          },
        ],
        Tags: [{ Key: 'part', Value: name }],
      },
    },
    [id]: {
      Type: 'AWS::Lambda::Function',
      DependsOn: [`${id}Logs`],
      Properties: {
        FunctionName: sub(`${name}-\${Stage}`),
        Description: `Answers for ${name}`,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Architectures: ['arm64'],
        MemorySize: { 'Fn::FindInMap': ['Sizes', ref('Stage'), 'Memory'] },
        Timeout: 29,
        Role: attribute(`${id}Role`, 'Arn'),
        Code: { S3Bucket: sub('artifacts-${AWS::AccountId}-${AWS::Region}'), S3Key: `${name}/code.zip` },
        Environment: {
          Variables: { TABLE: ref(`${id}Table`), QUEUE_URL: ref(`${id}Queue`), STAGE: ref('Stage'), LEVEL: 'info' },
        },
        TracingConfig: { Mode: { 'Fn::If': ['IsProd', 'Active', 'PassThrough'] } },
      },
    },
    [`${id}Logs`]: {
      Type: 'AWS::Logs::LogGroup',
      DeletionPolicy: 'Retain',
      Properties: { LogGroupName: sub(`/aws/lambda/${name}-\${Stage}`), RetentionInDays: 30 },
    },
    [`${id}Alias`]: {
      Type: 'AWS::Lambda::Alias',
      Properties: { FunctionName: ref(id), FunctionVersion: '$LATEST', Name: 'live' },
    },
    [`${id}Url`]: {
      Type: 'AWS::Lambda::Url',
      Properties: {
        TargetFunctionArn: attribute(id, 'Arn'),
        AuthType: 'AWS_IAM',
        Cors: { AllowOrigins: [`https://${name}.example.com`], AllowMethods: ['GET', 'POST'], MaxAge: 300 },
      },
    },
    [`${id}UrlPermission`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: ref(id),
        Action: 'lambda:InvokeFunctionUrl',
        Principal: account,
        FunctionUrlAuthType: 'AWS_IAM',
      },
    },
    [`${id}InvokePermission`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: ref(id),
        Action: 'lambda:InvokeFunction',
        Principal: account,
        InvokedViaFunctionUrl: true,
      },
    },
    ...alarm(`${id}Errors`, { id, name, metric: 'Errors' }),
    ...alarm(`${id}Throttles`, { id, name, metric: 'Throttles' }),
    [`${id}CallPolicy`]: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: {
        Description: `Calls ${name}`,
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'Call',
              Effect: 'Allow',
              Action: ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'],
              Resource: [attribute(id, 'Arn'), sub(`\${${id}.Arn}:live`)],
            },
          ],
        },
      },
    },
  };
}

function alarm(name: string, about: { id: string; name: string; metric: string }): Resources {
  return {
    [name]: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        AlarmName: sub(`${about.name}-${about.metric.toLowerCase()}-\${Stage}`),
        Namespace: 'AWS/Lambda',
        MetricName: about.metric,
        Dimensions: [{ Name: 'FunctionName', Value: ref(about.id) }],
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 5,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: [ref('Alarms')],
      },
    },
  };
}
