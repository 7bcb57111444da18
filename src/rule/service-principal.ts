import type { PrincipalItem } from './policy-subject.ts';

/** First label of a service principal in lower case (`s3`, `logs` of `logs.eu-west-1.amazonaws.com`); undefined for others. */
export function serviceOf(principal: PrincipalItem): string | undefined {
  if (principal.principalType !== 'Service') return undefined;
  return /^([a-z0-9-]+)(\.[a-z0-9-]+)*\.(amazonaws|amazon)\.com(\.cn)?$/.exec(principal.text.toLowerCase())?.[1];
}

/**
 * Services that read their sources with the execution role of the function, or call with a role of their own: the policy of
 * the function plays no part. https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html
 */
export const ROLE_CALLERS: ReadonlySet<string> = new Set([
  ...['sqs', 'kinesis', 'dynamodb', 'kafka', 'mq', 'docdb', 'rds', 'streams', 'states', 'scheduler', 'pipes'],
]);

/** Service of the ARN that a calling service puts into aws:SourceArn, where it differs from the principal's own label. */
export const SOURCE_SERVICE: ReadonlyMap<string, string> = new Map([
  ['s3', 's3'],
  ['sns', 'sns'],
  ['events', 'events'],
  ['apigateway', 'execute-api'],
  ['logs', 'logs'],
  ['cloudfront', 'cloudfront'],
  ['elasticloadbalancing', 'elasticloadbalancing'],
  ['cognito-idp', 'cognito-idp'],
  ['iot', 'iot'],
  ['ses', 'ses'],
  ['config', 'config'],
  ['codecommit', 'codecommit'],
  ['secretsmanager', 'secretsmanager'],
  ['bedrock', 'bedrock'],
  ['vpc-lattice', 'vpc-lattice'],
  ['connect', 'connect'],
]);
