import type { Evidence } from '../domain/evidence.ts';
import type { FunctionUrlEvidence, StageEvidence } from '../snapshot/snapshot.ts';

/**
 * What the collectors ask, one method per AWS operation. Live readers ask AWS, file readers ask saved outputs of the
 * AWS CLI, tests ask hand-written values. A reader never throws: what it cannot tell is `unavailable`.
 */
export interface Readers {
  readonly sts: StsReader;
  readonly iam: IamReader;
  readonly lambda: LambdaReader;
  readonly rest: RestApiReader;
  readonly http: HttpApiReader;
  readonly domains: DomainReader;
  readonly organization: OrganizationReader;
}

export interface StsReader {
  identity(): Promise<Evidence<IdentityRecord>>;
}

export interface IdentityRecord {
  readonly arn: string;
  readonly account: string;
  readonly userId?: string;
}

export interface IamEntity {
  readonly type: 'user' | 'role' | 'group';
  readonly name: string;
}

export interface PrincipalRecord {
  readonly arn: string;
  readonly id?: string;
  readonly boundaryArn?: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface NamedPolicy {
  readonly name: string;
  readonly arn: string;
}

export interface IamReader {
  principal(of: IamEntity): Promise<Evidence<PrincipalRecord>>;
  inlineNames(of: IamEntity): Promise<Evidence<readonly string[]>>;
  attached(of: IamEntity): Promise<Evidence<readonly NamedPolicy[]>>;
  groups(userName: string): Promise<Evidence<readonly string[]>>;
  inlinePolicy(of: IamEntity, name: string): Promise<Evidence<string>>;
  defaultVersion(policyArn: string): Promise<Evidence<string>>;
  policyVersion(policyArn: string, version: string): Promise<Evidence<string>>;
}

export interface FunctionRecord {
  readonly name: string;
  readonly arn: string;
  readonly executionRole?: string;
}

/** `name` is a function name or an unqualified ARN, as the Lambda API takes either. */
export interface LambdaReader {
  configuration(name: string): Promise<Evidence<FunctionRecord>>;
  functions(): Promise<Evidence<readonly FunctionRecord[]>>;
  /** The 2026 operation; takes a full ARN, qualified or not. */
  resourcePolicy(arn: string): Promise<Evidence<string>>;
  policy(name: string, qualifier?: string): Promise<Evidence<string>>;
  urls(name: string): Promise<Evidence<readonly FunctionUrlEvidence[]>>;
  url(name: string, qualifier?: string): Promise<Evidence<FunctionUrlEvidence>>;
  aliases(name: string): Promise<Evidence<readonly { readonly name: string; readonly version: string }[]>>;
  tags(arn: string): Promise<Evidence<Readonly<Record<string, string>>>>;
}

export type AuthorizationType = 'AWS_IAM' | 'NONE' | 'CUSTOM' | 'COGNITO_USER_POOLS' | 'JWT';

export interface IntegrationRecord {
  readonly type: string;
  readonly uri?: string;
  readonly credentials?: string;
}

/** A method of a REST API, or a route of an HTTP or WebSocket API. */
export interface RouteRecord {
  /** `POST /orders/{id}`, `ANY /{proxy+}`, `$default`, `$connect`. */
  readonly key: string;
  readonly authorizationType: AuthorizationType;
  readonly apiKeyRequired: boolean;
  readonly integration?: IntegrationRecord;
  /** Of an HTTP API: the integration stands in a list of its own. */
  readonly integrationId?: string;
}

export interface RestApiRecord {
  readonly name?: string;
  readonly policy?: string;
  readonly endpointType?: 'REGIONAL' | 'EDGE' | 'PRIVATE';
  readonly disableDefaultEndpoint: boolean;
  /** Only saved outputs may know it. */
  readonly account?: string;
}

export interface RestApiReader {
  api(id: string): Promise<Evidence<RestApiRecord>>;
  routes(id: string): Promise<Evidence<readonly RouteRecord[]>>;
  stages(id: string): Promise<Evidence<readonly StageEvidence[]>>;
  deployedAt(id: string, deploymentId: string): Promise<Evidence<string>>;
}

export interface HttpApiRecord {
  readonly name?: string;
  readonly type: 'HTTP' | 'WEBSOCKET';
  readonly disableDefaultEndpoint: boolean;
}

export interface HttpApiReader {
  api(id: string): Promise<Evidence<HttpApiRecord>>;
  routes(id: string): Promise<Evidence<readonly RouteRecord[]>>;
  integrations(id: string): Promise<Evidence<Readonly<Record<string, IntegrationRecord>>>>;
  stages(id: string): Promise<Evidence<readonly StageEvidence[]>>;
}

export interface DomainMapping {
  /** Without slashes at its ends; '' for the root. */
  readonly basePath: string;
  readonly apiId: string;
  readonly stage: string;
}

export interface DomainReader {
  mappings(domain: string): Promise<Evidence<readonly DomainMapping[]>>;
}

export interface OrganizationReader {
  organization(): Promise<Evidence<{ readonly id: string; readonly managementAccount: string }>>;
  parents(childId: string): Promise<Evidence<readonly { readonly id: string; readonly type: string }[]>>;
  controlPolicies(targetId: string): Promise<Evidence<readonly (NamedPolicy & { readonly id: string })[]>>;
  policy(id: string): Promise<Evidence<string>>;
}
