import { attribute, type Part, type Resources, ref, sub, type Value } from './shop-template.ts';

/** Table, bucket, queue, topic and rule around a function, with their policies and permissions: ten resources. */
export function dataResources(part: Part): Resources {
  const { id, name } = part;
  return {
    [`${id}Table`]: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: { 'Fn::If': ['IsProd', true, false] } },
        SSESpecification: { SSEEnabled: true },
      },
    },
    ...bucketResources(part),
    [`${id}Queue`]: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: sub(`${name}-\${Stage}`), VisibilityTimeout: 180, MessageRetentionPeriod: 1209600 },
    },
    [`${id}QueuePolicy`]: {
      Type: 'AWS::SQS::QueuePolicy',
      Properties: {
        Queues: [ref(`${id}Queue`)],
        PolicyDocument: allow({
          principal: { Service: 'sns.amazonaws.com' },
          action: 'sqs:SendMessage',
          resource: attribute(`${id}Queue`, 'Arn'),
          source: ref(`${id}Topic`),
        }),
      },
    },
    [`${id}Topic`]: { Type: 'AWS::SNS::Topic', Properties: { TopicName: sub(`${name}-\${Stage}`) } },
    [`${id}Subscription`]: {
      Type: 'AWS::SNS::Subscription',
      Properties: { Protocol: 'lambda', TopicArn: ref(`${id}Topic`), Endpoint: attribute(id, 'Arn') },
    },
    [`${id}TopicPermission`]: permission(id, { principal: 'sns.amazonaws.com', source: ref(`${id}Topic`) }),
    [`${id}Nightly`]: {
      Type: 'AWS::Events::Rule',
      Properties: {
        ScheduleExpression: 'cron(0 3 * * ? *)',
        State: 'ENABLED',
        Targets: [{ Id: 'function', Arn: attribute(id, 'Arn'), Input: `{"task": "nightly", "part": "${name}"}` }],
      },
    },
    [`${id}NightlyPermission`]: permission(id, {
      principal: 'events.amazonaws.com',
      source: attribute(`${id}Nightly`, 'Arn'),
    }),
  };
}

function permission(id: string, from: { readonly principal: string; readonly source: Value }): Value {
  return {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      FunctionName: attribute(id, 'Arn'),
      Action: 'lambda:InvokeFunction',
      Principal: from.principal,
      SourceArn: from.source,
      SourceAccount: ref('AWS::AccountId'),
    },
  };
}

function allow(grant: { principal: Value; action: Value; resource: Value; source: Value }): Value {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Source',
        Effect: 'Allow',
        Principal: grant.principal,
        Action: grant.action,
        Resource: grant.resource,
        Condition: { ArnEquals: { 'aws:SourceArn': grant.source } },
      },
    ],
  };
}

function bucketResources({ id, name }: Part): Resources {
  return {
    [`${id}Bucket`]: {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      Properties: {
        BucketName: sub(`${name}-\${Stage}-\${AWS::AccountId}`),
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
        },
        LifecycleConfiguration: { Rules: [{ Id: 'old', Status: 'Enabled', ExpirationInDays: 90 }] },
      },
    },
    [`${id}BucketPolicy`]: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: ref(`${id}Bucket`),
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'OnlyTls',
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Resource: [attribute(`${id}Bucket`, 'Arn'), sub(`\${${id}Bucket.Arn}/*`)],
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
    },
  };
}
