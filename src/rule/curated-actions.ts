/** Actions whose answer holds credentials. */
export const CREDENTIAL_ACTIONS = [
  ...[
    'chime:CreateApiKey',
    'codepipeline:PollForJobs',
    'cognito-identity:GetCredentialsForIdentity',
    'cognito-identity:GetOpenIdToken',
  ],
  ...['cognito-identity:GetOpenIdTokenForDeveloperIdentity', 'connect:GetFederationToken', 'ecr:GetAuthorizationToken'],
  ...[
    'gamelift:RequestUploadCredentials',
    'iam:CreateAccessKey',
    'iam:CreateLoginProfile',
    'iam:CreateServiceSpecificCredential',
  ],
  ...['iam:ResetServiceSpecificCredential', 'lightsail:GetInstanceAccessDetails', 'redshift:GetClusterCredentials'],
  ...[
    'lightsail:GetRelationalDatabaseMasterUserPassword',
    'rds-db:connect',
    'sso:GetRoleCredentials',
    'sts:AssumeRole',
  ],
  ...['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity', 'sts:GetFederationToken', 'sts:GetSessionToken'],
] as const;

/** Actions that read data which is often confidential. */
export const DATA_ACTIONS = [
  ...[
    's3:GetObject',
    'ssm:GetParameter',
    'ssm:GetParameters',
    'ssm:GetParametersByPath',
    'secretsmanager:GetSecretValue',
  ],
  ...[
    'dynamodb:GetItem',
    'dynamodb:Scan',
    'dynamodb:Query',
    'dynamodb:BatchGetItem',
    'kms:Decrypt',
    'sqs:ReceiveMessage',
  ],
  ...['athena:GetQueryResults', 'rds-data:ExecuteStatement', 'kinesis:GetRecords'],
] as const;
