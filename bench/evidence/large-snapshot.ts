import type { Evidence, PolicyEvidence } from '../../src/domain/evidence.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';

const account = '111122223333';
const functionArn = `arn:aws:lambda:eu-west-1:${account}:function:orders`;

/** A snapshot of at least so many bytes: a role with many policies calls a function URL and misses one permission. */
export function largeSnapshot(bytes: number): string {
  const policies: PolicyEvidence[] = [];
  for (;;) {
    const text = JSON.stringify(snapshotWith(policies));
    if (text.length >= bytes) return text;
    policies.push(identityPolicy(policies.length));
  }
}

const ACTIONS = [
  ['lambda:InvokeFunction', 'lambda:GetFunction'],
  ['s3:GetObject', 's3:ListBucket'],
  ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:BatchGetItem'],
  ['logs:CreateLogStream', 'logs:PutLogEvents'],
  ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
  ['kms:Decrypt'],
];

/** Twelve statements as roles collect them over the years: every sixth is about Lambda, none about this function. */
function identityPolicy(index: number): PolicyEvidence {
  const Statement = Array.from({ length: 12 }, (_, part) => ({
    Sid: `Orders${index}Part${part}`,
    Effect: part === 11 ? 'Deny' : 'Allow',
    Action: ACTIONS[part % ACTIONS.length] ?? [],
    Resource: [`${functionArn}-${index}-${part}`, `arn:aws:s3:::orders-${index}/*`],
    Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
  }));
  return {
    source: { layer: 'identity', kind: 'inline', name: `orders-${index}`, attachedTo: 'role/app' },
    document: found(JSON.stringify({ Version: '2012-10-17', Statement }, undefined, 2), 'iam:GetRolePolicy'),
  };
}

function snapshotWith(policies: readonly PolicyEvidence[]): Snapshot {
  const url = 'https://abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-west-1.on.aws/';
  const none = { status: 'absent', by: 'bench' } as const;
  return {
    schema: 'why403.snapshot/1',
    collectedAt: '2026-11-21T00:00:00.000Z',
    tool: 'why403 bench',
    target: { kind: 'functionUrl', url, urlId: 'abcdefghijklmnopqrstuvwxyz012345', region: 'eu-west-1', path: '/' },
    sources: [{ from: 'bench', gave: ['everything'] }],
    caller: found(
      {
        kind: 'assumed-role',
        arn: `arn:aws:sts::${account}:assumed-role/app/session`,
        account,
        roleArn: `arn:aws:iam::${account}:role/app`,
        sessionName: 'session',
        temporary: true,
      },
      'sts:GetCallerIdentity',
    ),
    identity: {
      policies: found(policies, 'iam:ListRolePolicies'),
      groups: none,
      boundary: none,
      session: none,
      tags: none,
    },
    organization: { id: none, managementAccount: none, scps: none },
    function: found(
      {
        name: 'orders',
        account,
        region: 'eu-west-1',
        partition: 'aws',
        policy: found(functionPolicy(), 'lambda:GetPolicy'),
        qualifiedPolicy: none,
        urls: found([{ url, authType: 'AWS_IAM' }], 'lambda:ListFunctionUrlConfigs'),
        aliases: found([], 'lambda:ListAliases'),
        tags: none,
      },
      'lambda:GetFunction',
    ),
    api: none,
    vpcEndpoint: none,
    context: {},
  };
}

function functionPolicy(): PolicyEvidence {
  const statement = {
    Sid: 'url',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:role/app` },
    Action: 'lambda:InvokeFunctionUrl',
    Resource: functionArn,
    Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
  };
  return {
    source: { layer: 'resource', kind: 'function-policy', name: 'orders', arn: functionArn },
    document: found(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }), 'lambda:GetPolicy'),
  };
}

function found<T>(value: T, by: string): Evidence<T> {
  return { status: 'collected', value, by };
}
