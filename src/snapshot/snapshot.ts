import type { Caller } from '../domain/caller.ts';
import type { Evidence, PolicyEvidence } from '../domain/evidence.ts';
import type { Target } from '../domain/target.ts';

/** Version of the snapshot shape; a file with another number is refused with a sentence. */
export const SNAPSHOT_SCHEMA = 'why403.snapshot/1';

/**
 * The evidence for one call as one plain JSON document: what was collected, what is known not to exist,
 * what could not be read. It never holds a secret: no credentials, no session token, no code, no environment.
 */
export interface Snapshot {
  readonly schema: typeof SNAPSHOT_SCHEMA;
  /** ISO 8601, given by the caller of the collectors. */
  readonly collectedAt: string;
  readonly tool: string;
  readonly target: Target;
  /** What each source (live account, evidence file, command line) contributed. */
  readonly sources: readonly SourceContribution[];
  readonly caller: Evidence<Caller>;
  readonly identity: IdentityEvidence;
  readonly organization: OrganizationEvidence;
  /** The function called (invoke, function URL). */
  readonly function: Evidence<FunctionEvidence>;
  readonly api: Evidence<ApiEvidence>;
  readonly vpcEndpoint: Evidence<PolicyEvidence>;
  /** Condition keys that the user stated with --context / --source-ip: key → values; [] states "absent". */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

export interface SourceContribution {
  /** `AWS account 111122223333 (eu-west-1)`, a path, `command line`. */
  readonly from: string;
  /** `caller identity`, `3 identity policies`, `function policy` … */
  readonly gave: readonly string[];
}

/** Policies of the user or role behind the caller. */
export interface IdentityEvidence {
  /** Inline and attached policies of the user or role itself. */
  readonly policies: Evidence<readonly PolicyEvidence[]>;
  /** Groups of a user, with their policies; absent for roles. */
  readonly groups: Evidence<
    readonly { readonly name: string; readonly policies: Evidence<readonly PolicyEvidence[]> }[]
  >;
  readonly boundary: Evidence<PolicyEvidence>;
  /** Session policies cannot be read back from AWS; they are unavailable unless the user supplies them or the caller has no session. */
  readonly session: Evidence<readonly PolicyEvidence[]>;
  /** Tags of the user or role (`aws:PrincipalTag/…`). */
  readonly tags: Evidence<Readonly<Record<string, string>>>;
}

export interface OrganizationEvidence {
  readonly id: Evidence<string>;
  readonly managementAccount: Evidence<string>;
  /** Root first, account last. */
  readonly scps: Evidence<
    readonly { readonly target: string; readonly policies: Evidence<readonly PolicyEvidence[]> }[]
  >;
}

export interface FunctionEvidence {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Qualifier that the call uses; for an alias URL the alias. */
  readonly qualifier?: string;
  /** Policy of the unqualified function. */
  readonly policy: Evidence<PolicyEvidence>;
  /** Policy of the qualifier asked for; absent when the call is unqualified. */
  readonly qualifiedPolicy: Evidence<PolicyEvidence>;
  readonly urls: Evidence<readonly FunctionUrlEvidence[]>;
  readonly aliases: Evidence<readonly { readonly name: string; readonly version: string }[]>;
  readonly executionRole?: string;
  readonly tags: Evidence<Readonly<Record<string, string>>>;
}

export interface FunctionUrlEvidence {
  readonly url: string;
  readonly authType: 'AWS_IAM' | 'NONE';
  readonly qualifier?: string;
  /** ISO 8601 */
  readonly createdAt?: string;
}

export interface ApiEvidence {
  readonly apiId: string;
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly type: 'REST' | 'HTTP' | 'WEBSOCKET';
  readonly name?: string;
  readonly endpointType?: 'REGIONAL' | 'EDGE' | 'PRIVATE';
  readonly disableDefaultEndpoint?: boolean;
  /** Stage that the call reaches. */
  readonly stage: Evidence<StageEvidence>;
  /** Path after stage and base path, beginning with `/`. */
  readonly path: string;
  readonly method?: string;
  readonly policy: Evidence<PolicyEvidence>;
  /** Route or method that answers; absent when the API has none for this path and verb. */
  readonly route: Evidence<RouteEvidence>;
  /** Every route or method of the API, for near misses in routing. */
  readonly routes: Evidence<readonly string[]>;
  /** The same with their authorization, so that one snapshot answers for another method or path. */
  readonly routeTable?: readonly RouteEvidence[];
  /** Names of all stages. */
  readonly stageNames?: readonly string[];
}

export interface StageEvidence {
  readonly name: string;
  readonly deploymentId?: string;
  /** ISO 8601: deployment that the stage serves. */
  readonly deployedAt?: string;
  /** ISO 8601: last change of the API, when AWS tells. */
  readonly policyChangedAt?: string;
  readonly cacheInvalidation?: string;
}

export interface RouteEvidence {
  /** `POST /orders/{id}` or a WebSocket route key. */
  readonly key: string;
  readonly authorizationType: 'AWS_IAM' | 'NONE' | 'CUSTOM' | 'COGNITO_USER_POOLS' | 'JWT';
  readonly apiKeyRequired: boolean;
  readonly integration: Evidence<IntegrationEvidence>;
}

export interface IntegrationEvidence {
  readonly type: string;
  readonly uri?: string;
  /** `arn:aws:iam::*:user/*` passes the caller's identity through. */
  readonly credentials?: string;
  /** Function behind the integration and what its policy says, when it could be read. */
  readonly functionArn?: string;
  readonly functionPolicy?: Evidence<PolicyEvidence>;
}
