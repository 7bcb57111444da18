import { byKind, flag, listOf, object, oneOf, recordOf, type Shape, text } from './shape.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Whether a value is a snapshot without any unknown field, as why403 writes it. False only means that the schema, which
 * takes ten milliseconds to load, has to look: it accepts more, and says where something is wrong.
 */
export function isSnapshot(value: unknown): value is Snapshot {
  return snapshot(value);
}

function evidence(value: Shape): Shape {
  return byKind('status', { collected: object({ status: text, value, by: text }), absent, unavailable });
}

const absent = object({ status: text, by: text });
const unavailable = object({
  status: text,
  operation: text,
  reason: oneOf('accessDenied', 'throttled', 'notFound', 'undecodable', 'offline', 'notCollected', 'failed'),
  detail: text,
});

const LAYERS = ['identity', 'resource', 'boundary', 'session', 'scp', 'rcp', 'vpce', 'authorizer'];
const KINDS = [
  ...['inline', 'managed', 'group-inline', 'group-managed', 'boundary', 'session'],
  ...['function-policy', 'api-policy', 'scp', 'rcp', 'vpc-endpoint', 'authorizer', 'file'],
];

const source = object(
  { layer: oneOf(...LAYERS), kind: oneOf(...KINDS), name: text },
  { arn: text, attachedTo: text, path: text },
);
const policy = object({ source, document: evidence(text) });
const onePolicy = evidence(policy);
const policies = evidence(listOf(policy));
const tags = evidence(recordOf(text));

const target = byKind('kind', {
  function: object({ kind: text, name: text }, { partition: text, region: text, account: text, qualifier: text }),
  functionUrl: object(
    { kind: text, url: text, urlId: text, region: text, path: text },
    { method: text, functionName: text, qualifier: text },
  ),
  executeApi: object(
    { kind: text, apiId: text, region: text, partition: text, path: text },
    { account: text, stage: text, method: text, url: text, vpcEndpointId: text },
  ),
  customDomain: object({ kind: text, domain: text, path: text, url: text }, { method: text }),
  webFunction: object({ kind: text, host: text, region: text, url: text }),
});

const CALLERS = ['iam-user', 'assumed-role', 'federated-user', 'root', 'service', 'service-linked-role', 'anonymous'];
const caller = object(
  { kind: oneOf(...CALLERS) },
  {
    arn: text,
    account: text,
    userName: text,
    roleArn: text,
    sessionName: text,
    federatedBy: text,
    servicePrincipal: text,
    userId: text,
    orgId: text,
    managementAccount: flag,
    temporary: flag,
  },
);

const url = object({ url: text, authType: oneOf('AWS_IAM', 'NONE') }, { qualifier: text, createdAt: text });
const functionEvidence = object(
  {
    name: text,
    account: text,
    region: text,
    partition: text,
    tags,
    policy: onePolicy,
    qualifiedPolicy: onePolicy,
    urls: evidence(listOf(url)),
    aliases: evidence(listOf(object({ name: text, version: text }))),
  },
  { qualifier: text, executionRole: text },
);

const integration = object(
  { type: text },
  { uri: text, credentials: text, functionArn: text, functionPolicy: onePolicy },
);
const route = object({
  key: text,
  authorizationType: oneOf('AWS_IAM', 'NONE', 'CUSTOM', 'COGNITO_USER_POOLS', 'JWT'),
  apiKeyRequired: flag,
  integration: evidence(integration),
});
const stage = object(
  { name: text },
  { deploymentId: text, deployedAt: text, policyChangedAt: text, cacheInvalidation: text },
);
const api = object(
  {
    apiId: text,
    account: text,
    region: text,
    partition: text,
    path: text,
    type: oneOf('REST', 'HTTP', 'WEBSOCKET'),
    stage: evidence(stage),
    policy: onePolicy,
    route: evidence(route),
    routes: evidence(listOf(text)),
  },
  {
    name: text,
    method: text,
    disableDefaultEndpoint: flag,
    endpointType: oneOf('REGIONAL', 'EDGE', 'PRIVATE'),
    routeTable: listOf(route),
    stageNames: listOf(text),
  },
);

const group = object({ name: text, policies });
const level = object({ target: text, policies });
const snapshot = object({
  schema: oneOf('why403.snapshot/1'),
  collectedAt: text,
  tool: text,
  target,
  sources: listOf(object({ from: text, gave: listOf(text) })),
  caller: evidence(caller),
  identity: object({ policies, groups: evidence(listOf(group)), boundary: onePolicy, session: policies, tags }),
  organization: object({ id: evidence(text), managementAccount: evidence(text), scps: evidence(listOf(level)) }),
  function: evidence(functionEvidence),
  api: evidence(api),
  vpcEndpoint: onePolicy,
  context: recordOf(listOf(text)),
});
