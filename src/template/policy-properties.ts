import type { PolicyType } from '../rule/policy-subject.ts';

/**
 * Property of a resource of CloudFormation that is a policy, and the service that it is for.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/introduction.html
 */
export const POLICY_PROPERTIES: Readonly<
  Record<string, { readonly pointer: string; readonly type: PolicyType; readonly service?: string }>
> = {
  'AWS::S3::BucketPolicy': { pointer: '/PolicyDocument', type: 'resource', service: 's3' },
  'AWS::SQS::QueuePolicy': { pointer: '/PolicyDocument', type: 'resource', service: 'sqs' },
  'AWS::SNS::TopicPolicy': { pointer: '/PolicyDocument', type: 'resource', service: 'sns' },
  'AWS::KMS::Key': { pointer: '/KeyPolicy', type: 'resource', service: 'kms' },
  'AWS::SecretsManager::ResourcePolicy': { pointer: '/ResourcePolicy', type: 'resource', service: 'secretsmanager' },
  'AWS::ECR::Repository': { pointer: '/RepositoryPolicyText', type: 'resource', service: 'ecr' },
  'AWS::Events::EventBus': { pointer: '/Policy', type: 'resource', service: 'events' },
  'AWS::SQS::QueueInlinePolicy': { pointer: '/PolicyDocument', type: 'resource', service: 'sqs' },
  'AWS::SNS::TopicInlinePolicy': { pointer: '/PolicyDocument', type: 'resource', service: 'sns' },
  'AWS::S3::AccessPoint': { pointer: '/Policy', type: 'resource', service: 's3' },
  'AWS::S3Express::BucketPolicy': { pointer: '/PolicyDocument', type: 'resource', service: 's3express' },
  'AWS::KMS::ReplicaKey': { pointer: '/KeyPolicy', type: 'resource', service: 'kms' },
  'AWS::Kinesis::ResourcePolicy': { pointer: '/ResourcePolicy', type: 'resource', service: 'kinesis' },
  'AWS::Logs::ResourcePolicy': { pointer: '/PolicyDocument', type: 'resource', service: 'logs' },
  'AWS::EFS::FileSystem': { pointer: '/FileSystemPolicy', type: 'resource', service: 'elasticfilesystem' },
  'AWS::OpenSearchService::Domain': { pointer: '/AccessPolicies', type: 'resource', service: 'es' },
  'AWS::Backup::BackupVault': { pointer: '/AccessPolicy', type: 'resource', service: 'backup' },
  'AWS::CodeArtifact::Domain': { pointer: '/PermissionsPolicyDocument', type: 'resource', service: 'codeartifact' },
  'AWS::VpcLattice::AuthPolicy': { pointer: '/Policy', type: 'resource', service: 'vpc-lattice-svcs' },
  'AWS::ApiGateway::DomainNameV2': { pointer: '/Policy', type: 'rest-api', service: 'execute-api' },
  'AWS::Lambda::LayerVersionPermission': { pointer: '/Policy', type: 'resource', service: 'lambda' },
  'AWS::DynamoDB::Table': { pointer: '/ResourcePolicy/PolicyDocument', type: 'resource', service: 'dynamodb' },
  'AWS::Lambda::ResourcePolicy': { pointer: '/Policy', type: 'lambda', service: 'lambda' },
  'AWS::SSO::PermissionSet': { pointer: '/InlinePolicy', type: 'identity' },
  'AWS::CodeArtifact::Repository': { pointer: '/PermissionsPolicyDocument', type: 'resource', service: 'codeartifact' },
  'AWS::ECR::PublicRepository': { pointer: '/RepositoryPolicyText', type: 'resource', service: 'ecr-public' },
  'AWS::ECR::RegistryPolicy': { pointer: '/PolicyText', type: 'resource', service: 'ecr' },
  'AWS::Elasticsearch::Domain': { pointer: '/AccessPolicies', type: 'resource', service: 'es' },
  'AWS::EventSchemas::RegistryPolicy': { pointer: '/Policy', type: 'resource', service: 'schemas' },
  'AWS::IoT::Policy': { pointer: '/PolicyDocument', type: 'identity' },
  'AWS::MSK::ClusterPolicy': { pointer: '/Policy', type: 'resource', service: 'kafka' },
  'AWS::MediaStore::Container': { pointer: '/Policy', type: 'resource', service: 'mediastore' },
  'AWS::Oam::Sink': { pointer: '/Policy', type: 'resource', service: 'oam' },
  'AWS::S3::MultiRegionAccessPointPolicy': { pointer: '/Policy', type: 'resource', service: 's3' },
  'AWS::S3ObjectLambda::AccessPointPolicy': {
    pointer: '/PolicyDocument',
    type: 'resource',
    service: 's3-object-lambda',
  },
  'AWS::S3Outposts::BucketPolicy': { pointer: '/PolicyDocument', type: 'resource', service: 's3-outposts' },
  'AWS::S3Tables::TableBucketPolicy': { pointer: '/ResourcePolicy', type: 'resource', service: 's3tables' },
  'AWS::SSM::ResourcePolicy': { pointer: '/Policy', type: 'resource', service: 'ssm' },
  'AWS::VpcLattice::ResourcePolicy': { pointer: '/Policy', type: 'resource', service: 'vpc-lattice' },
  'AWS::XRay::ResourcePolicy': { pointer: '/PolicyDocument', type: 'resource', service: 'xray' },
};
