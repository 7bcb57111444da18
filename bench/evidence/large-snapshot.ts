import type { Evidence, PolicyEvidence } from '../../src/domain/evidence.ts';
import type { PolicySource } from '../../src/domain/policy.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';

const account = '111122223333';
const functionArn = `arn:aws:lambda:eu-west-1:${account}:function:orders`;

/**
 * A snapshot of at least so many bytes: alice calls a function URL and misses one permission. She has two inline and three
 * managed policies and is in three groups with seven more, a permissions boundary holds her, and a guard rail hangs
 * beside FullAWSAccess on two levels of the organization; the documents are indented as people store them. Only the
 * number of their statements grows with the size: at 100 KB there are about 250, every sixth about Lambda. Every guard
 * rail and each fourth other document ends in a Deny; every second one has conditions, some with policy variables.
 */
export function largeSnapshot(bytes: number): string {
  for (let statements = 1; ; statements += 1) {
    const text = JSON.stringify(snapshotWith(statements));
    if (text.length >= bytes) return text;
  }
}

/** Number of the first guard rail. */
const GUARD_RAIL = 12;

const ACTIONS = [
  ['s3:GetObject', 's3:ListBucket', 's3:PutObject'],
  ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:BatchGetItem'],
  ['lambda:InvokeFunction', 'lambda:GetFunction'],
  ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:Describe*'],
  ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  ['kms:Decrypt', 'kms:GenerateDataKey*'],
];

const RESOURCES: readonly ((name: string) => readonly string[])[] = [
  (name) => [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
  (name) => [`arn:aws:dynamodb:eu-west-1:${account}:table/${name}`],
  (name) => [`${functionArn}-${name}`, `${functionArn}-${name}:*`],
  (name) => [`arn:aws:logs:eu-west-1:${account}:log-group:/aws/lambda/${name}:*`],
  (name) => [`arn:aws:sqs:eu-west-1:${account}:${name}`],
  () => [`arn:aws:kms:eu-west-1:${account}:key/*`],
];

const CONDITIONS = [
  undefined,
  { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
  undefined,
  // Put together so that the policy variable is not taken for a template.
  { StringEquals: { 'aws:ResourceTag/owner': '$'.concat('{aws:username}') } },
];

/** Statements as teams collect them over the years; documents differ in layout, conditions and denials. */
function document(index: number, statements: number): string {
  const Statement = Array.from({ length: statements }, (_, part) => {
    const kind = (index + part) % ACTIONS.length;
    const condition = index % 2 === 1 ? CONDITIONS[part % CONDITIONS.length] : undefined;
    return {
      Sid: `Team${index}Part${part}`,
      Effect: (index % 4 === 3 || index >= GUARD_RAIL) && part === statements - 1 ? 'Deny' : 'Allow',
      Action: ACTIONS[kind],
      Resource: RESOURCES[kind]?.(`team-${index}-part-${part}`),
      ...(condition === undefined ? {} : { Condition: condition }),
    };
  });
  return JSON.stringify({ Version: '2012-10-17', Statement }, undefined, index % 3 === 0 ? 4 : 2);
}

function policy(source: PolicySource, text: string, by: string): PolicyEvidence {
  return { source, document: found(text, by) };
}

interface Placed {
  readonly kinds: readonly PolicySource['kind'][];
  /** Number of the first document. */
  readonly from: number;
  readonly statements: number;
}

function policies(attachedTo: string, { kinds, from, statements }: Placed): readonly PolicyEvidence[] {
  return kinds.map((kind, place) => {
    const index = from + place;
    const layer = kind === 'scp' ? 'scp' : 'identity';
    const name = `orders-${index}`;
    const arn = kind.endsWith('inline') ? {} : { arn: `arn:aws:iam::${account}:policy/${name}` };
    return policy({ layer, kind, name, attachedTo, ...arn }, document(index, statements), 'iam:GetPolicyVersion');
  });
}

function group(name: string, placed: Placed) {
  return { name, policies: found(policies(`group/${name}`, placed), 'iam:ListGroupPolicies') };
}

function level(target: string, from: number, statements: number) {
  const full = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const fullAccess: PolicySource = { layer: 'scp', kind: 'scp', name: 'FullAWSAccess', attachedTo: target };
  const own = policies(target, { kinds: ['scp'], from, statements });
  return {
    target,
    policies: found(
      [policy(fullAccess, JSON.stringify(full, undefined, 2), 'organizations:DescribePolicy'), ...own],
      'organizations:ListPoliciesForTarget',
    ),
  };
}

function snapshotWith(statements: number): Snapshot {
  const url = 'https://abcdefghijklmnopqrstuvwxyz012345.lambda-url.eu-west-1.on.aws/';
  const none = { status: 'absent', by: 'bench' } as const;
  const inline = ['inline', 'inline', 'managed', 'managed', 'managed'] as const;
  const ofGroup = ['group-inline', 'group-managed', 'group-managed'] as const;
  return {
    schema: 'why403.snapshot/1',
    collectedAt: '2026-11-21T00:00:00.000Z',
    tool: 'why403 bench',
    target: { kind: 'functionUrl', url, urlId: 'abcdefghijklmnopqrstuvwxyz012345', region: 'eu-west-1', path: '/' },
    sources: [{ from: 'bench', gave: ['everything'] }],
    caller: found(
      {
        kind: 'iam-user',
        arn: `arn:aws:iam::${account}:user/alice`,
        account,
        userName: 'alice',
        temporary: false,
      },
      'sts:GetCallerIdentity',
    ),
    identity: {
      policies: found(policies('user/alice', { kinds: inline, from: 0, statements }), 'iam:ListUserPolicies'),
      groups: found(
        [
          group('developers', { kinds: ofGroup, from: 5, statements }),
          group('readers', { kinds: ofGroup.slice(1), from: 8, statements }),
          group('support', { kinds: ofGroup.slice(1), from: 10, statements }),
        ],
        'iam:ListGroupsForUser',
      ),
      boundary: found(boundary(), 'iam:GetPolicyVersion'),
      session: none,
      tags: found({ team: 'orders' }, 'iam:ListUserTags'),
    },
    organization: {
      id: found('o-exampleorgid', 'organizations:DescribeOrganization'),
      managementAccount: found('444455556666', 'organizations:DescribeOrganization'),
      scps: found(
        [level('r-root', GUARD_RAIL, statements), level(account, GUARD_RAIL + 1, statements)],
        'organizations:ListParents',
      ),
    },
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

function boundary(): PolicyEvidence {
  const Statement = [{ Effect: 'Allow', Action: ['lambda:*', 's3:*', 'logs:*'], Resource: '*' }];
  const text = JSON.stringify({ Version: '2012-10-17', Statement }, undefined, 2);
  return policy(
    { layer: 'boundary', kind: 'boundary', name: 'team-boundary', attachedTo: 'user/alice' },
    text,
    'iam:GetPolicyVersion',
  );
}

function functionPolicy(): PolicyEvidence {
  const statement = {
    Sid: 'url',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:user/alice` },
    Action: 'lambda:InvokeFunctionUrl',
    Resource: functionArn,
    Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
  };
  const source: PolicySource = { layer: 'resource', kind: 'function-policy', name: 'orders', arn: functionArn };
  return policy(source, JSON.stringify({ Version: '2012-10-17', Statement: [statement] }), 'lambda:GetPolicy');
}

function found<T>(value: T, by: string): Evidence<T> {
  return { status: 'collected', value, by };
}
