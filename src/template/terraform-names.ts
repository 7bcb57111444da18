import { isObject, openValue, type SourceValue } from '../source/open.ts';
import { hole, joinTexts, type KnownText, knownText, textValue } from './known-text.ts';
import { attributeGives, declaredArn, refGives } from './resource-names.ts';

/** How the names of a Terraform module are looked up. */
export interface TerraformScope {
  /** Value of an attribute of a declared resource (`aws_lambda_function.orders`, `function_name`). */
  attribute(address: string, name: string): SourceValue | undefined;
  local(name: string): SourceValue | undefined;
}

/** CloudFormation type with the same ARN. */
const TYPES: Readonly<Record<string, string>> = {
  aws_lambda_function: 'AWS::Lambda::Function',
  aws_sns_topic: 'AWS::SNS::Topic',
  aws_sqs_queue: 'AWS::SQS::Queue',
  aws_s3_bucket: 'AWS::S3::Bucket',
  aws_cloudwatch_event_rule: 'AWS::Events::Rule',
  aws_cloudwatch_event_bus: 'AWS::Events::EventBus',
  aws_iam_role: 'AWS::IAM::Role',
  aws_iam_user: 'AWS::IAM::User',
  aws_iam_policy: 'AWS::IAM::ManagedPolicy',
  aws_dynamodb_table: 'AWS::DynamoDB::Table',
  aws_kinesis_stream: 'AWS::Kinesis::Stream',
  aws_sfn_state_machine: 'AWS::StepFunctions::StateMachine',
  aws_cloudwatch_log_group: 'AWS::Logs::LogGroup',
  aws_kms_key: 'AWS::KMS::Key',
  aws_secretsmanager_secret: 'AWS::SecretsManager::Secret',
  aws_lb_target_group: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  aws_lb: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  aws_cloudfront_distribution: 'AWS::CloudFront::Distribution',
  aws_cognito_user_pool: 'AWS::Cognito::UserPool',
};

/** Types of which `id` is what `Ref` gives in CloudFormation; that of others is an ARN, or not known here. */
const ID_IS_REF: ReadonlyMap<string, string> = new Map([
  ['aws_lambda_function', 'AWS::Lambda::Function'],
  ['aws_s3_bucket', 'AWS::S3::Bucket'],
  ['aws_dynamodb_table', 'AWS::DynamoDB::Table'],
  ['aws_iam_role', 'AWS::IAM::Role'],
  ['aws_iam_user', 'AWS::IAM::User'],
  ['aws_sqs_queue', 'AWS::SQS::Queue'],
  ['aws_cloudwatch_event_rule', 'AWS::Events::Rule'],
  ['aws_cloudwatch_log_group', 'AWS::Logs::LogGroup'],
  ['aws_kms_key', 'AWS::KMS::Key'],
  ['aws_api_gateway_rest_api', 'AWS::ApiGateway::RestApi'],
  ['aws_apigatewayv2_api', 'AWS::ApiGatewayV2::Api'],
]);

const PSEUDO: Readonly<Record<string, string>> = {
  'data.aws_caller_identity.account_id': 'AWS::AccountId',
  'data.aws_region.name': 'AWS::Region',
  'data.aws_region.id': 'AWS::Region',
  'data.aws_region.region': 'AWS::Region',
  'data.aws_partition.partition': 'AWS::Partition',
};

/** What a reference of Terraform stands for. */
export function terraformReference(path: string, scope: TerraformScope): SourceValue {
  const parts = path.replaceAll(/\[[^\]]*\]|\.(?:\*|\d+)(?=\.|$)/g, '').split('.');
  const [first = '', second = '', third = '', fourth = ''] = parts;
  if (first === 'local') return localValue(parts, scope);
  if (first === 'var') return textValue(hole({ kind: 'parameter', name: second }), path);
  if (first === 'module') return textValue(hole({ kind: 'import', name: path }), path);
  if (first === 'data') {
    const pseudo = PSEUDO[`data.${second}.${fourth}`];
    if (pseudo !== undefined) return textValue(hole({ kind: 'pseudo', name: pseudo }), path);
    return textValue(hole({ kind: 'resource', name: `data.${second}.${third}`, attribute: fourth }), path);
  }
  if (parts.length < 2 || NOT_RESOURCES.has(first)) return textValue(hole({ kind: 'other', name: path }), path);
  return resourceAttribute({ type: first, address: `${first}.${second}`, attribute: third || 'id' }, scope);
}

/** APIs: their own ARN is for managing them, `execution_arn` for calls. */
const MANAGED: ReadonlyMap<string, string> = new Map([
  ['aws_api_gateway_rest_api', 'restapis'],
  ['aws_apigatewayv2_api', 'apis'],
]);

const NOT_RESOURCES = new Set(['each', 'count', 'path', 'terraform', 'self']);

function localValue(parts: readonly string[], scope: TerraformScope): SourceValue {
  let value = scope.local(parts[1] ?? '');
  for (const key of parts.slice(2)) value = isObject(value) ? value[key] : undefined;
  return value ?? openValue(parts.join('.'));
}

interface ResourceAttribute {
  readonly type: string;
  readonly address: string;
  readonly attribute: string;
}

function resourceAttribute(found: ResourceAttribute, scope: TerraformScope): SourceValue {
  const { type, address, attribute } = found;
  const known = arnOf(found, scope);
  if (known !== undefined) return textValue(known, `${address}.${attribute}`);
  const written = attribute === 'id' || attribute === 'arn' ? undefined : scope.attribute(address, attribute);
  if (typeof written === 'string' && type !== 'aws_lambda_function') return written;
  const gives = attribute === 'id' ? refGives(ID_IS_REF.get(type) ?? '') : attributeGives(attribute);
  return textValue(hole({ kind: 'resource', name: address, attribute, ...gives }), `${address}.${attribute}`);
}

function arnOf({ type, address, attribute }: ResourceAttribute, scope: TerraformScope): KnownText | undefined {
  const mapped = TYPES[type];
  const own = hole({ kind: 'resource', name: address });
  const arn =
    type === 'aws_lambda_alias'
      ? aliasArn(address, scope)
      : type === 'aws_iam_openid_connect_provider'
        ? identityProviderArn(address, scope)
        : mapped === undefined
          ? undefined
          : declaredArn(mapped, own);
  if (arn !== undefined && (attribute === 'arn' || (attribute === 'id' && type === 'aws_sns_topic'))) return arn;
  if (arn !== undefined && attribute === 'invoke_arn') return integrationUri(arn);
  if (arn !== undefined && attribute === 'qualified_arn')
    return joinTexts([arn, plain(':'), hole({ kind: 'other', name: 'version' })]);
  return apiArn(own, attribute, MANAGED.get(type));
}

function apiArn(own: KnownText, attribute: string, collection: string | undefined): KnownText | undefined {
  const head = [plain('arn:'), pseudo('Partition')];
  if (collection !== undefined && attribute === 'arn')
    return joinTexts([...head, plain(':apigateway:'), pseudo('Region'), plain(`::/${collection}/`), own]);
  if (attribute !== 'execution_arn') return undefined;
  const account = [plain(':'), pseudo('AccountId'), plain(':')];
  return joinTexts([...head, plain(':execute-api:'), pseudo('Region'), ...account, own]);
}

function aliasArn(address: string, scope: TerraformScope): KnownText | undefined {
  const target = knownText(scope.attribute(address, 'function_name'));
  const name = knownText(scope.attribute(address, 'name'));
  if (target === undefined || name === undefined) return undefined;
  const arn = target.text.startsWith('arn:') ? target : declaredArn('AWS::Lambda::Function', target);
  return arn === undefined ? undefined : joinTexts([arn, plain(':'), name]);
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html */
function identityProviderArn(address: string, scope: TerraformScope): KnownText | undefined {
  const url = knownText(scope.attribute(address, 'url'));
  if (url === undefined || !url.text.startsWith('https://')) return undefined;
  const host = plain(url.text.slice('https://'.length));
  if (url.refs.length > 0) return undefined;
  return joinTexts([
    plain('arn:'),
    pseudo('Partition'),
    plain(':iam::'),
    pseudo('AccountId'),
    plain(':oidc-provider/'),
    host,
  ]);
}

function integrationUri(arn: KnownText): KnownText {
  const head = joinTexts([
    plain('arn:'),
    pseudo('Partition'),
    plain(':apigateway:'),
    pseudo('Region'),
    plain(':lambda:path/2015-03-31/functions/'),
  ]);
  return joinTexts([head, arn, plain('/invocations')]);
}

function plain(text: string): KnownText {
  return { text, refs: [] };
}

function pseudo(name: string): KnownText {
  return hole({ kind: 'pseudo', name: `AWS::${name}` });
}
