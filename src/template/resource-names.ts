import { hole, joinTexts, type KnownText } from './known-text.ts';

/** What `Ref` and `GetAtt` give for a resource type. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ */
interface Naming {
  /** Property with the physical name. */
  readonly name?: string;
  /** ARN: service, whether region and account are in it, and what stands before the name. */
  readonly arn?: { readonly service: string; readonly global?: true; readonly noAccount?: true; readonly head: string };
  /** `Ref` is the ARN. */
  readonly refIsArn?: true;
}

const NAMING: Readonly<Record<string, Naming>> = {
  'AWS::Lambda::Function': { name: 'FunctionName', arn: { service: 'lambda', head: 'function:' } },
  'AWS::Serverless::Function': { name: 'FunctionName', arn: { service: 'lambda', head: 'function:' } },
  'AWS::SNS::Topic': { name: 'TopicName', arn: { service: 'sns', head: '' }, refIsArn: true },
  'AWS::SQS::Queue': { name: 'QueueName', arn: { service: 'sqs', head: '' } },
  'AWS::S3::Bucket': { name: 'BucketName', arn: { service: 's3', global: true, noAccount: true, head: '' } },
  'AWS::Events::Rule': { name: 'Name', arn: { service: 'events', head: 'rule/' } },
  'AWS::Events::EventBus': { name: 'Name', arn: { service: 'events', head: 'event-bus/' } },
  'AWS::IAM::Role': { name: 'RoleName', arn: { service: 'iam', global: true, head: 'role/' } },
  'AWS::IAM::User': { name: 'UserName', arn: { service: 'iam', global: true, head: 'user/' } },
  'AWS::IAM::Group': { name: 'GroupName', arn: { service: 'iam', global: true, head: 'group/' } },
  'AWS::IAM::ManagedPolicy': {
    name: 'ManagedPolicyName',
    arn: { service: 'iam', global: true, head: 'policy/' },
    refIsArn: true,
  },
  'AWS::DynamoDB::Table': { name: 'TableName', arn: { service: 'dynamodb', head: 'table/' } },
  'AWS::Kinesis::Stream': { name: 'Name', arn: { service: 'kinesis', head: 'stream/' } },
  'AWS::StepFunctions::StateMachine': {
    name: 'StateMachineName',
    arn: { service: 'states', head: 'stateMachine:' },
    refIsArn: true,
  },
  'AWS::Serverless::StateMachine': { name: 'Name', arn: { service: 'states', head: 'stateMachine:' }, refIsArn: true },
  'AWS::Logs::LogGroup': { name: 'LogGroupName', arn: { service: 'logs', head: 'log-group:' } },
  'AWS::Cognito::UserPool': { arn: { service: 'cognito-idp', head: 'userpool/' } },
  'AWS::KMS::Key': { arn: { service: 'kms', head: 'key/' } },
  'AWS::SecretsManager::Secret': { arn: { service: 'secretsmanager', head: 'secret:' }, refIsArn: true },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    arn: { service: 'elasticloadbalancing', head: 'targetgroup/' },
    refIsArn: true,
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    arn: { service: 'elasticloadbalancing', head: 'loadbalancer/' },
    refIsArn: true,
  },
  'AWS::CloudFront::Distribution': { arn: { service: 'cloudfront', global: true, head: 'distribution/' } },
};

/** Property that names a resource of a type. */
export function nameProperty(type: string): string | undefined {
  return NAMING[type]?.name;
}

/** Whether `Ref` of a type gives its ARN. */
export function refIsArn(type: string): boolean {
  return NAMING[type]?.refIsArn === true;
}

/** Types of which `Ref` gives a name, an id or a URL; their ARN is an attribute, or has to be written. */
const REF_GIVES: ReadonlyMap<string, string> = new Map([
  ...of('a name', [
    'AWS::Lambda::Function',
    'AWS::Serverless::Function',
    'AWS::DynamoDB::Table',
    'AWS::Serverless::SimpleTable',
    'AWS::S3::Bucket',
    'AWS::Events::Rule',
    'AWS::Events::EventBus',
    'AWS::IAM::Role',
    'AWS::IAM::User',
    'AWS::IAM::Group',
    'AWS::Logs::LogGroup',
    'AWS::Kinesis::Stream',
    'AWS::KinesisFirehose::DeliveryStream',
    'AWS::SSM::Parameter',
    'AWS::ApiGateway::Stage',
  ]),
  ...of('an id', [
    'AWS::ApiGateway::RestApi',
    'AWS::Serverless::Api',
    'AWS::ApiGatewayV2::Api',
    'AWS::Serverless::HttpApi',
    'AWS::KMS::Key',
    'AWS::Cognito::UserPool',
    'AWS::CloudFront::Distribution',
  ]),
  ...of('a URL', ['AWS::SQS::Queue']),
]);

/** Attributes that are no ARN for any type. */
const ATTRIBUTE_GIVES: ReadonlyMap<string, string> = new Map([
  ...of('a name', ['TopicName', 'QueueName', 'RepositoryName', 'DomainName', 'function_name', 'bucket', 'name']),
  ...of('an id', ['RoleId', 'RestApiId', 'ApiId', 'RootResourceId', 'unique_id', 'key_id']),
  ...of('a URL', ['FunctionUrl', 'QueueUrl', 'ApiEndpoint', 'WebsiteURL', 'function_url', 'invoke_url', 'url']),
]);

function of(what: string, names: readonly string[]): readonly (readonly [string, string])[] {
  return names.map((name) => [name, what] as const);
}

/** What a plain reference to a resource of a type gives, when that is surely no ARN. */
export function refGives(type: string): { readonly gives?: string } {
  const gives = REF_GIVES.get(type);
  return gives === undefined ? {} : { gives };
}

/** What an attribute gives, when that is surely no ARN. */
export function attributeGives(attribute: string): { readonly gives?: string } {
  const gives = ATTRIBUTE_GIVES.get(attribute);
  return gives === undefined ? {} : { gives };
}

/** The ARN of a declared resource, with holes for what deployment settles; undefined for types without a table entry. */
export function declaredArn(type: string, name: KnownText): KnownText | undefined {
  const head = HEADS.get(type) ?? arnHead(type);
  if (head === undefined) return undefined;
  HEADS.set(type, head);
  return { text: head.text + name.text, refs: [...head.refs, ...name.refs] };
}

const HEADS = new Map<string, KnownText>();

function arnHead(type: string): KnownText | undefined {
  const arn = Object.hasOwn(NAMING, type) ? NAMING[type]?.arn : undefined;
  if (arn === undefined) return undefined;
  const pseudo = (key: string): KnownText => hole({ kind: 'pseudo', name: `AWS::${key}` });
  const text = (part: string): KnownText => ({ text: part, refs: [] });
  const region = arn.global === true ? text('') : pseudo('Region');
  const account = arn.noAccount === true ? text('') : pseudo('AccountId');
  return joinTexts([
    text('arn:'),
    pseudo('Partition'),
    text(`:${arn.service}:`),
    region,
    text(':'),
    account,
    text(`:${arn.head}`),
  ]);
}
