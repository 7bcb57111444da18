import * as z from 'zod/mini';

/** Evidence<T>. */
function evidence<T extends z.ZodMiniType>(value: T) {
  return z.discriminatedUnion('status', [
    z.object({ status: z.literal('collected'), value, by: z.string() }),
    z.object({ status: z.literal('absent'), by: z.string() }),
    z.object({
      status: z.literal('unavailable'),
      operation: z.string(),
      reason: z.enum(['accessDenied', 'throttled', 'notFound', 'undecodable', 'offline', 'notCollected', 'failed']),
      detail: z.string(),
    }),
  ]);
}

const text = () => z.exactOptional(z.string());
const flag = () => z.exactOptional(z.boolean());

const policySource = () =>
  z.object({
    layer: z.enum(['identity', 'resource', 'boundary', 'session', 'scp', 'rcp', 'vpce', 'authorizer']),
    kind: z.enum([
      'inline',
      'managed',
      'group-inline',
      'group-managed',
      'boundary',
      'session',
      'function-policy',
      'api-policy',
      'scp',
      'rcp',
      'vpc-endpoint',
      'authorizer',
      'file',
    ]),
    name: z.string(),
    arn: text(),
    attachedTo: text(),
    path: text(),
  });
const policy = () => z.object({ source: policySource(), document: evidence(z.string()) });
const policies = () => evidence(z.array(policy()));

const target = () =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('function'),
      name: z.string(),
      partition: text(),
      region: text(),
      account: text(),
      qualifier: text(),
    }),
    z.object({
      kind: z.literal('functionUrl'),
      url: z.string(),
      urlId: z.string(),
      region: z.string(),
      path: z.string(),
      method: text(),
      functionName: text(),
      qualifier: text(),
    }),
    executeApi(),
    z.object({
      kind: z.literal('customDomain'),
      domain: z.string(),
      path: z.string(),
      url: z.string(),
      method: text(),
    }),
    z.object({ kind: z.literal('webFunction'), host: z.string(), region: z.string(), url: z.string() }),
  ]);

const executeApi = () =>
  z.object({
    kind: z.literal('executeApi'),
    apiId: z.string(),
    region: z.string(),
    partition: z.string(),
    account: text(),
    stage: text(),
    method: text(),
    path: z.string(),
    url: text(),
    vpcEndpointId: text(),
  });

const caller = () =>
  z.object({
    kind: z.enum(['iam-user', 'assumed-role', 'federated-user', 'root', 'service', 'service-linked-role', 'anonymous']),
    arn: text(),
    account: text(),
    userName: text(),
    roleArn: text(),
    sessionName: text(),
    federatedBy: text(),
    servicePrincipal: text(),
    userId: text(),
    orgId: text(),
    managementAccount: flag(),
    temporary: flag(),
  });

const tags = () => evidence(z.record(z.string(), z.string()));

const functionEvidence = () =>
  z.object({
    name: z.string(),
    account: z.string(),
    region: z.string(),
    partition: z.string(),
    qualifier: text(),
    policy: evidence(policy()),
    qualifiedPolicy: evidence(policy()),
    urls: evidence(
      z.array(
        z.object({ url: z.string(), authType: z.enum(['AWS_IAM', 'NONE']), qualifier: text(), createdAt: text() }),
      ),
    ),
    aliases: evidence(z.array(z.object({ name: z.string(), version: z.string() }))),
    executionRole: text(),
    tags: tags(),
  });

const route = () =>
  z.object({
    key: z.string(),
    authorizationType: z.enum(['AWS_IAM', 'NONE', 'CUSTOM', 'COGNITO_USER_POOLS', 'JWT']),
    apiKeyRequired: z.boolean(),
    integration: evidence(
      z.object({
        type: z.string(),
        uri: text(),
        credentials: text(),
        functionArn: text(),
        functionPolicy: z.exactOptional(evidence(policy())),
      }),
    ),
  });

const api = () =>
  z.object({
    apiId: z.string(),
    account: z.string(),
    region: z.string(),
    partition: z.string(),
    type: z.enum(['REST', 'HTTP', 'WEBSOCKET']),
    name: text(),
    endpointType: z.exactOptional(z.enum(['REGIONAL', 'EDGE', 'PRIVATE'])),
    disableDefaultEndpoint: flag(),
    stage: evidence(
      z.object({
        name: z.string(),
        deploymentId: text(),
        deployedAt: text(),
        policyChangedAt: text(),
        cacheInvalidation: text(),
      }),
    ),
    path: z.string(),
    method: text(),
    policy: evidence(policy()),
    route: evidence(route()),
    routes: evidence(z.array(z.string())),
    routeTable: z.exactOptional(z.array(route())),
    stageNames: z.exactOptional(z.array(z.string())),
  });

/** `why403.snapshot/1` as zod reads it; the type is `Snapshot`. Made when asked for: few values need it, see `isSnapshot`. */
export const snapshotSchema = () =>
  z.object({
    schema: z.literal('why403.snapshot/1'),
    collectedAt: z.string(),
    tool: z.string(),
    target: target(),
    sources: z.array(z.object({ from: z.string(), gave: z.array(z.string()) })),
    caller: evidence(caller()),
    identity: z.object({
      policies: policies(),
      groups: evidence(z.array(z.object({ name: z.string(), policies: policies() }))),
      boundary: evidence(policy()),
      session: policies(),
      tags: tags(),
    }),
    organization: z.object({
      id: evidence(z.string()),
      managementAccount: evidence(z.string()),
      scps: evidence(z.array(z.object({ target: z.string(), policies: policies() }))),
    }),
    function: evidence(functionEvidence()),
    api: evidence(api()),
    vpcEndpoint: evidence(policy()),
    context: z.record(z.string(), z.array(z.string())),
  });
