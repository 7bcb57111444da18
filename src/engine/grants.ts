import type { Reason, ReasonLayer } from '../domain/decision.ts';

/** What the layers can contribute to an allowed call, one bit each. */
export const GRANT = {
  identity: 1,
  boundary: 2,
  session: 4,
  scp: 8,
  vpce: 16,
  /** Resource policy names this very principal, or everybody. */
  direct: 32,
  /** Resource policy names the role of the session, or the user behind a federated session. */
  named: 64,
  /** Resource policy names the account: it delegates. */
  account: 128,
  authorizer: 256,
  /** Any of the three forms; set together with them. */
  resource: 512,
} as const;

export type GrantName = keyof typeof GRANT;

/** One way to be allowed: all of `needs`. The first way that is open gives the reason. */
export interface Way {
  readonly needs: readonly GrantName[];
  readonly mask: number;
  readonly reason: Reason;
}

/** A requirement that is named when it is missing: none of `anyOf` is there. */
export interface Requirement {
  readonly anyOf: readonly GrantName[];
  readonly mask: number;
  readonly layer: ReasonLayer;
}

/** How the layers of one kind of call are combined. */
export interface Combination {
  readonly id: string;
  readonly ways: readonly Way[];
  /** In the order in which a missing one is named. */
  readonly requirements: readonly Requirement[];
}

function maskOf(names: readonly GrantName[]): number {
  return names.reduce((mask, name) => mask | GRANT[name], 0);
}

function way(reason: Reason, ...needs: readonly GrantName[]): Way {
  return { needs, mask: maskOf(needs), reason };
}

function requirement(layer: ReasonLayer, ...anyOf: readonly GrantName[]): Requirement {
  return { anyOf, mask: maskOf(anyOf), layer };
}

const SCP = requirement('scp', 'scp');
const VPCE = requirement('vpce', 'vpce');
const RESOURCE = requirement('resource', 'resource');
const IDENTITY = requirement('identity', 'identity');
const BOUNDARY = requirement('boundary', 'boundary');
const SESSION = requirement('session', 'session');
const GRANTED = requirement('identity', 'identity', 'named', 'direct');

/**
 * The tables of AWS as data. Same account: either side grants, and the form of the principal decides which silent layers
 * a resource policy gets past. Across accounts both sides grant.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
 */
export const COMBINATIONS = {
  sameAccount: {
    id: 'same account',
    ways: [
      way('allow:resource', 'scp', 'vpce', 'direct'),
      way('allow:identity', 'scp', 'vpce', 'identity', 'boundary', 'session'),
      way('allow:resource', 'scp', 'vpce', 'named', 'boundary', 'session'),
    ],
    requirements: [SCP, VPCE, GRANTED, BOUNDARY, SESSION],
  },
  crossAccount: {
    id: 'across accounts',
    ways: [way('allow:identity+resource', 'scp', 'vpce', 'resource', 'identity', 'boundary', 'session')],
    requirements: [SCP, VPCE, RESOURCE, IDENTITY, BOUNDARY, SESSION],
  },
  rootSameAccount: {
    id: 'root of the same account',
    ways: [way('allow:root', 'scp', 'vpce')],
    requirements: [SCP, VPCE],
  },
  rootCrossAccount: {
    id: 'root of another account',
    ways: [way('allow:resource', 'scp', 'vpce', 'resource')],
    requirements: [SCP, VPCE, RESOURCE],
  },
  /** Service principals, and everybody where nobody is authenticated. */
  resourceOnly: {
    id: 'resource policy alone',
    ways: [way('allow:resource', 'vpce', 'resource')],
    requirements: [VPCE, RESOURCE],
  },
  open: {
    id: 'no authorization',
    ways: [way('allow:no-authorization', 'vpce')],
    requirements: [VPCE],
  },
  privateSameAccount: {
    id: 'private API, same account',
    ways: [
      way('allow:resource', 'scp', 'vpce', 'direct'),
      way('allow:identity', 'scp', 'vpce', 'resource', 'identity', 'boundary', 'session'),
      way('allow:resource', 'scp', 'vpce', 'named', 'boundary', 'session'),
    ],
    requirements: [SCP, VPCE, RESOURCE, GRANTED, BOUNDARY, SESSION],
  },
  privateRoot: {
    id: 'private API, root of the same account',
    ways: [way('allow:root', 'scp', 'vpce', 'resource')],
    requirements: [SCP, VPCE, RESOURCE],
  },
  /** Table A with the authorizer's policy in place of the identity policies. */
  authorizer: {
    id: 'Lambda authorizer',
    ways: [way('allow:authorizer', 'vpce', 'authorizer'), way('allow:resource', 'vpce', 'resource')],
    requirements: [VPCE, requirement('authorizer', 'authorizer', 'resource')],
  },
  authorizerAlone: {
    id: 'authorizer alone',
    ways: [way('allow:authorizer', 'vpce', 'authorizer')],
    requirements: [VPCE, requirement('authorizer', 'authorizer')],
  },
  /** A valid token and a resource policy that allows. */
  tokenAndResource: {
    id: 'token and resource policy',
    ways: [way('allow:authorizer', 'vpce', 'authorizer', 'resource')],
    requirements: [VPCE, RESOURCE, requirement('authorizer', 'authorizer')],
  },
  privateAuthorizer: {
    id: 'private API, Lambda authorizer',
    ways: [way('allow:authorizer', 'vpce', 'resource', 'authorizer'), way('allow:resource', 'vpce', 'resource')],
    requirements: [VPCE, RESOURCE],
  },
  /** No usable signature where one is needed: no policy is asked. */
  unauthenticated: { id: 'unauthenticated', ways: [], requirements: [] },
} as const satisfies Record<string, Combination>;

/** The first way that the bits open. */
export function openWay(combination: Combination, bits: number): Way | undefined {
  for (const candidate of combination.ways) {
    if ((bits & candidate.mask) === candidate.mask) return candidate;
  }
  return undefined;
}

/** The requirements that the bits leave open, in the order of naming. */
export function missingRequirements(combination: Combination, bits: number): readonly Requirement[] {
  return combination.requirements.filter((candidate) => (bits & candidate.mask) === 0);
}
