/**
 * Operations of the APIs and command lines whose IAM action has another name, in lower case.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const OPERATION_ACTIONS: ReadonlyMap<string, string> = new Map([
  ['lambda:invoke', 'lambda:InvokeFunction'],
  ['lambda:invokewithresponsestream', 'lambda:InvokeFunction'],
  ['s3:listobjects', 's3:ListBucket'],
  ['s3:listobjectsv2', 's3:ListBucket'],
  ['s3:headobject', 's3:GetObject'],
  ['s3:headbucket', 's3:ListBucket'],
  ['s3:copyobject', 's3:PutObject'],
  ['s3:uploadpart', 's3:PutObject'],
  ['s3:createmultipartupload', 's3:PutObject'],
  ['s3:completemultipartupload', 's3:PutObject'],
  ['s3:deleteobjects', 's3:DeleteObject'],
  ['s3:listbuckets', 's3:ListAllMyBuckets'],
  ['s3:getbucketencryption', 's3:GetEncryptionConfiguration'],
  ['s3:putbucketencryption', 's3:PutEncryptionConfiguration'],
  ['s3:getbucketlifecycleconfiguration', 's3:GetLifecycleConfiguration'],
  ['s3:putbucketlifecycleconfiguration', 's3:PutLifecycleConfiguration'],
  ['s3:getpublicaccessblock', 's3:GetBucketPublicAccessBlock'],
  ['s3:putpublicaccessblock', 's3:PutBucketPublicAccessBlock'],
  ['s3:getbucketcors', 's3:GetBucketCORS'],
  ['dynamodb:transactgetitems', 'dynamodb:GetItem'],
  ['dynamodb:transactwriteitems', 'dynamodb:PutItem'],
  ['sns:publishbatch', 'sns:Publish'],
  ['sqs:sendmessagebatch', 'sqs:SendMessage'],
  ['sqs:deletemessagebatch', 'sqs:DeleteMessage'],
]);
