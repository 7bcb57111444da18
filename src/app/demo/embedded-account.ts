import type { Caller } from '../../domain/caller.ts';
import type { Target } from '../../domain/target.ts';
import type { ApiEvidence, FunctionEvidence, FunctionUrlEvidence } from '../../snapshot/snapshot.ts';
import { ABSENT, collected, type Document, policyEvidence } from './build-snapshot.ts';

/** The account of the demo; it exists in AWS's documents only. */
export const ACCOUNT = '111122223333';
const OTHER_ACCOUNT = '444455556666';
const REGION = 'ca-central-1';

/** The function that every story calls. */
export const FUNCTION_ARN = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:orders`;
const URL_ID = 'abcdefghijklmnopqrstuvwxyz012345';
const API_ID = 'a1b2c3d4e5';

/** Who calls in the stories. */
export const CALLERS = {
  alice: {
    kind: 'iam-user',
    arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
    account: ACCOUNT,
    userName: 'alice',
    userId: 'AIDAEXAMPLEALICE00001',
  },
  aliceTemporary: {
    kind: 'iam-user',
    arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
    account: ACCOUNT,
    userName: 'alice',
    userId: 'AIDAEXAMPLEALICE00001',
    temporary: true,
  },
  app: session(ACCOUNT, 'orders-caller'),
  ec2: session(ACCOUNT, 'i-0123456789abcdef0'),
  partner: session(OTHER_ACCOUNT, 'orders-caller'),
  federated: {
    kind: 'federated-user',
    arn: `arn:aws:sts::${ACCOUNT}:federated-user/bob`,
    account: ACCOUNT,
    federatedBy: `arn:aws:iam::${ACCOUNT}:user/alice`,
    temporary: true,
  },
  root: { kind: 'root', arn: `arn:aws:iam::${ACCOUNT}:root`, account: ACCOUNT },
  s3: { kind: 'service', servicePrincipal: 's3.amazonaws.com' },
} as const satisfies Record<string, Caller>;

function session(account: string, sessionName: string) {
  return {
    kind: 'assumed-role',
    arn: `arn:aws:sts::${account}:assumed-role/app/${sessionName}`,
    roleArn: `arn:aws:iam::${account}:role/app`,
    account,
    sessionName,
    userId: `AROAEXAMPLEAPP0000001:${sessionName}`,
    temporary: true,
  } as const;
}

/** What the stories call. */
export const TARGETS = {
  invoke: { kind: 'function', name: 'orders', partition: 'aws', region: REGION, account: ACCOUNT },
  url: {
    kind: 'functionUrl',
    url: `https://${URL_ID}.lambda-url.${REGION}.on.aws/`,
    urlId: URL_ID,
    region: REGION,
    path: '/',
  },
} as const satisfies Record<string, Target>;

/** A call of the REST API. */
export function apiTarget(method: string): Target {
  const url = `https://${API_ID}.execute-api.${REGION}.amazonaws.com/prod/orders`;
  return {
    kind: 'executeApi',
    apiId: API_ID,
    region: REGION,
    partition: 'aws',
    stage: 'prod',
    method,
    path: '/orders',
    url,
  };
}

/** The function, with this policy and this URL. */
export function ordersFunction(policy?: Document, authType?: FunctionUrlEvidence['authType']): FunctionEvidence {
  const source = { layer: 'resource', kind: 'function-policy', name: 'orders', attachedTo: FUNCTION_ARN } as const;
  return {
    name: 'orders',
    account: ACCOUNT,
    region: REGION,
    partition: 'aws',
    policy: policy === undefined ? ABSENT : collected(policyEvidence(source, policy)),
    qualifiedPolicy: ABSENT,
    urls:
      authType === undefined
        ? ABSENT
        : collected([{ url: TARGETS.url.url, authType, createdAt: '2026-02-03T10:00:00.000Z' }]),
    aliases: collected([]),
    tags: collected({}),
  };
}

/** The REST API, with one method of this authorization type. */
export function ordersApi(method: string, authorizationType: 'AWS_IAM' | 'NONE'): ApiEvidence {
  return {
    apiId: API_ID,
    account: ACCOUNT,
    region: REGION,
    partition: 'aws',
    type: 'REST',
    name: 'orders',
    endpointType: 'REGIONAL',
    disableDefaultEndpoint: false,
    stage: collected({ name: 'prod', deploymentId: 'd1e2f3' }),
    path: '/orders',
    method,
    policy: ABSENT,
    route: collected({ key: `${method} /orders`, authorizationType, apiKeyRequired: false, integration: ABSENT }),
    routes: collected(['GET /orders', 'POST /orders', 'GET /health']),
  };
}

/** ARN of calls of the API: any stage, any path, one method. */
export function apiArn(method: string): string {
  return `arn:aws:execute-api:${REGION}:${ACCOUNT}:${API_ID}/*/${method}/*`;
}
