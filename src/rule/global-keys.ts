import type { OperatorType } from './condition-operators.ts';

/** What is known of a global condition key. */
export interface GlobalKey {
  /** In the documented case; a key that ends with `/` takes a name after it. */
  readonly key: string;
  readonly type: OperatorType;
  readonly multiValued: boolean;
}

const STRING = [
  ...[
    'aws:CalledViaFirst',
    'aws:CalledViaLast',
    'aws:ec2InstanceSourceVpc',
    'aws:FederatedProvider',
    'aws:PrincipalAccount',
  ],
  ...[
    'aws:PrincipalOrgID',
    'aws:PrincipalServiceName',
    'aws:PrincipalTag/',
    'aws:PrincipalType',
    'aws:RequestedRegion',
  ],
  ...[
    'aws:RequestTag/',
    'aws:ResourceAccount',
    'aws:ResourceOrgID',
    'aws:ResourceTag/',
    'aws:SourceAccount',
    'aws:SourceIdentity',
  ],
  ...[
    'aws:SourceOrgID',
    'aws:SourceOwner',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:userid',
    'aws:username',
    'aws:UserAgent',
    'aws:referer',
  ],
  ...['aws:VpceAccount', 'aws:VpceOrgID', 'aws:ChatbotSourceArn', 'aws:SignInSessionArn', 'aws:IdentityStoreUserId'],
];
const STRINGS = [
  'aws:CalledVia',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceNamesList',
  'aws:ResourceOrgPaths',
  'aws:SourceOrgPaths',
  'aws:TagKeys',
  'aws:VpceOrgPaths',
];
const ARN = [
  'aws:PrincipalArn',
  'aws:SourceArn',
  'lambda:SourceFunctionArn',
  'ec2:SourceInstanceARN',
  'ecs:SourceTaskArn',
  'aws:SourceVpcArn',
];
const BOOL = [
  ...[
    'aws:AssumedRoot',
    'aws:MultiFactorAuthPresent',
    'aws:PrincipalIsAWSService',
    'aws:SecureTransport',
    'aws:ViaAWSService',
  ],
  ...['aws:ViaAWSMCPService', 'aws:IsMcpServiceAction'],
];
const DATE = ['aws:CurrentTime', 'aws:TokenIssueTime'];
const NUMERIC = ['aws:EpochTime', 'aws:MultiFactorAuthAge'];
const IP = ['aws:SourceIp', 'aws:VpcSourceIp', 'aws:ec2InstanceSourcePrivateIPv4'];

/**
 * Global condition keys by lower-case name, as of 2026-11.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export const GLOBAL_KEYS: ReadonlyMap<string, GlobalKey> = new Map([
  ...entries(STRING, 'String', false),
  ...entries(STRINGS, 'String', true),
  ...entries(ARN, 'Arn', false),
  ...entries(BOOL, 'Bool', false),
  ...entries(DATE, 'Date', false),
  ...entries(NUMERIC, 'Numeric', false),
  ...entries(IP, 'IpAddress', false),
]);

function entries(
  keys: readonly string[],
  type: OperatorType,
  multiValued: boolean,
): readonly (readonly [string, GlobalKey])[] {
  return keys.map((key) => [key.toLowerCase(), { key, type, multiValued }]);
}

/** The global key that a written key means; `aws:PrincipalTag/team` is `aws:PrincipalTag/`. Undefined when there is none. */
export function globalKey(key: string): GlobalKey | undefined {
  const lower = key.toLowerCase();
  const slash = lower.indexOf('/');
  return GLOBAL_KEYS.get(lower) ?? (slash < 0 ? undefined : GLOBAL_KEYS.get(lower.slice(0, slash + 1)));
}
