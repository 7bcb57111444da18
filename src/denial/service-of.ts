import type { Answer, Emitter } from './answer.ts';
import { isAppSync } from './app-sync.ts';
import { isGatewayType } from './error-types.ts';

/** The service that refused, as IAM abbreviates it; null when nothing names it. */
export function serviceOf(answer: Answer): string | null {
  return (
    answer.iam?.action?.split(':')[0]?.toLowerCase() ??
    answer.trail?.service ??
    (isAppSync(answer) ? 'appsync' : undefined) ??
    BY_EMITTER[answer.emitter] ??
    scopeOf(answer.message) ??
    sdkService(answer.raw) ??
    BY_TYPE[answer.type ?? ''] ??
    (isGatewayType(answer.type ?? '') ? 'execute-api' : undefined) ??
    answer.context.texts.service ??
    fromWords(answer.raw) ??
    likeliest(answer)
  );
}

const BY_EMITTER: Readonly<Partial<Record<Emitter, string>>> = {
  'rest-api': 'execute-api',
  'http-api': 'execute-api',
  'some-api': 'execute-api',
  'function-url': 'lambda',
  'lambda-api': 'lambda',
  lambda: 'lambda',
  'web-function': 'lambda',
  cloudfront: 'cloudfront',
  application: 'application',
};

/** An SDK that quotes the front end of REST-JSON services with 403 most likely called Lambda; others answer 400. */
function likeliest({ kind, status, type }: Answer): string | null {
  const isFrontEnd =
    /^(InvalidSignature|IncompleteSignature|UnrecognizedClient|ExpiredToken|MissingAuthenticationToken)\w*Exception$/;
  return kind === 'text' && status === 403 && isFrontEnd.test(type ?? '') ? 'lambda' : null;
}

/** Error types that only one service uses. https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html */
const BY_TYPE: Readonly<Record<string, string>> = {
  UnauthorizedOperation: 'ec2',
  AuthFailure: 'ec2',
  InvalidAccessKeyId: 's3',
  InvalidClientTokenId: 'sts',
  TooManyRequestsException: 'lambda',
  EFSMountFailureException: 'lambda',
  S3FilesMountFailureException: 'lambda',
};

/** `Credential should be scoped to correct service: 'execute-api'.` */
function scopeOf(message: string): string | undefined {
  return /scoped to (?:a )?(?:correct|valid) service:? ?'([a-z0-9-]{1,40})'/i.exec(message)?.[1];
}

/**
 * Returns the service that an SDK names: botocore by the operation, Go and Java by name, .NET and Java v2 by their
 * package, PHP by the URL; undefined when none does.
 */
export function sdkService(text: string): string | undefined {
  const operation = / when calling the (\w{1,80}) operation/i.exec(text)?.[1];
  const ofOperation = operation === undefined ? undefined : serviceOfOperation(operation);
  if (ofOperation !== undefined) return ofOperation;
  const named =
    refusedOperation(text) ??
    /\bAPI: ([a-z0-9-]{2,40}):[A-Z]/.exec(text)?.[1] ??
    /\(Service: "?([A-Za-z0-9 ]{2,40})[;,"]/.exec(text)?.[1] ??
    /\bAmazon\.(?!Runtime)([A-Za-z0-9]{2,40})\.(?:Model\.)?Amazon/.exec(text)?.[1] ??
    /\bservices\.([a-z0-9]{2,40})\.model\./.exec(text)?.[1] ??
    /\bAws\\([A-Za-z0-9]{2,40})\\Exception/.exec(text)?.[1] ??
    /\baws_sdk_([a-z0-9]{2,40})::/.exec(text)?.[1] ??
    /\bAws::([A-Za-z0-9]{2,40})::Errors::/.exec(text)?.[1] ??
    /\bhttps:\/\/([a-z0-9-]{2,40})\.(?:[a-z0-9-]{2,40}\.)?amazonaws\.com/.exec(text)?.[1];
  return named === undefined ? undefined : abbreviation(named);
}

/** Go names every step: of the calls that were answered the last one counts, credentials of an SSO session aside. */
function refusedOperation(text: string): string | undefined {
  const steps = [...text.matchAll(/operation error ([A-Za-z0-9 ]{2,40}):([^:]{0,80})/g)].slice(0, 50);
  const calls = steps.filter(([, name = '']) => !/^(?:SSO|ec2imds)/.test(name));
  const answered = calls.filter(([, , rest = '']) => rest.includes('response error'));
  return (answered.at(-1) ?? calls[0] ?? steps[0])?.[1];
}

function abbreviation(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/ /g, '')
    .replace(/^(aws|amazon)/, '');
  return ABBREVIATIONS[plain] ?? plain;
}

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  securitytokenservice: 'sts',
  securitytoken: 'sts',
  identitymanagement: 'iam',
  identitymanagementservice: 'iam',
  cloudwatchlogs: 'logs',
  apigatewayv2: 'apigateway',
  apigatewaymanagementapi: 'execute-api',
  simplenotificationservice: 'sns',
  sfn: 'states',
  eventbridge: 'events',
  stepfunctions: 'states',
  cognitoidentityprovider: 'cognito-idp',
  cognitoidentity: 'cognito-identity',
  bedrockruntime: 'bedrock',
  simplesystemsmanagement: 'ssm',
  simplequeueservice: 'sqs',
  simpleemailservice: 'ses',
  sesv2: 'ses',
  opensearch: 'es',
  efs: 'elasticfilesystem',
  elasticloadbalancingv2: 'elasticloadbalancing',
  applicationautoscaling: 'application-autoscaling',
  resourcegroupstaggingapi: 'tag',
};

function serviceOfOperation(operation: string): string | undefined {
  return OPERATIONS.find(([pattern]) => pattern.test(operation))?.[1];
}

/** Operations whose service their name tells; the rest stays unnamed. */
const OPERATIONS: readonly (readonly [RegExp, string])[] = [
  [
    /^(Invoke|InvokeAsync|InvokeWithResponseStream)$|Function|EventSourceMapping|LayerVersion|CodeSigningConfig/,
    'lambda',
  ],
  [
    /^(AddPermission|RemovePermission|GetPolicy|PublishVersion|ListAliases|(Create|Update|Get|Delete)Alias|ListLayers|GetAccountSettings|ListProvisionedConcurrencyConfigs)$/,
    'lambda',
  ],
  [
    /^(AssumeRole|AssumeRoleWith\w+|GetCallerIdentity|GetSessionToken|GetFederationToken|DecodeAuthorizationMessage)$/,
    'sts',
  ],
  [/^PostToConnection$|^(Get|Delete)Connection$/, 'execute-api'],
  [
    /RestApi|HttpApi|^(Get|Create|Update|Delete)(Apis?|Stages?|Deployments?|Integrations?|Routes?|DomainNames?|UsagePlans?|ApiKeys?)$|^TestInvoke|^Put(Integration|Method|RestApi|GatewayResponse)/,
    'apigateway',
  ],
  [
    /^(RunInstances|StartInstances|StopInstances|TerminateInstances|Describe(Instances|Vpcs|Subnets|SecurityGroups|NetworkInterfaces|VpcEndpoints)|CreateNetworkInterface|CreateTags)$/,
    'ec2',
  ],
  [
    /^(Get|List|Create|Update|Put|Delete|Attach|Detach|Tag|Pass|Simulate)\w*(Role|Roles|User|Users|Group|RolePolicy|UserPolicy|RolePolicies|InstanceProfile|AccessKey|AccessKeys|PrincipalPolicy)$/,
    'iam',
  ],
  [
    /^(GetObject|PutObject|HeadObject|HeadBucket|DeleteObject|ListObjects|ListObjectsV2|ListBuckets|CreateBucket|CopyObject)$/,
    's3',
  ],
  [/^(GetItem|PutItem|UpdateItem|DeleteItem|Query|Scan|BatchGetItem|BatchWriteItem|DescribeTable)$/, 'dynamodb'],
  [/^(Decrypt|Encrypt|GenerateDataKey|CreateGrant|DescribeKey)$/, 'kms'],
  [/^(GetSecretValue|DescribeSecret)$/, 'secretsmanager'],
  [/^(GetParameters?|GetParametersByPath|PutParameter)$/, 'ssm'],
  [/^(SendMessage|ReceiveMessage|GetQueueUrl|GetQueueAttributes)$/, 'sqs'],
  [/^(Publish|Subscribe)$/, 'sns'],
  [/^GetRoleCredentials$/, 'sso'],
  [/^(InitiateAuth|RespondToAuthChallenge|AdminInitiateAuth|GetUser|SignUp)$/, 'cognito-idp'],
  [/Stacks?$|ChangeSet$/, 'cloudformation'],
  [/^(PutLogEvents|(Create|Describe|Delete)Log(Group|Stream)s?|FilterLogEvents)$/, 'logs'],
];

/** Last resort, for sentences such as `error creating Lambda Function`. */
function fromWords(text: string): string | null {
  const words: readonly (readonly [RegExp, string])[] = [
    [/\blambda (function|api|alias|permission)|aws_lambda_|lambda function url/i, 'lambda'],
    [/\b(caller identity from sts|assume(d)? iam role|assumerole)\b/i, 'sts'],
    [/\biam (role|user|policy)|aws_iam_/i, 'iam'],
    [/\bec2 instance(?! metadata)|aws_instance\b/i, 'ec2'],
    [/\bs3 bucket|aws_s3_|<HostId>|\bThe provided token (?:has expired|is malformed)/i, 's3'],
    [/\bexecute-api\b/i, 'execute-api'],
    [
      /\bapi gateway (?:rest|http|v2|method|integration|stage|deployment|resource|domain)|aws_api_gateway|aws_apigatewayv2/i,
      'apigateway',
    ],
    [/\bapi gateway\b/i, 'execute-api'],
  ];
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
