import type { FileSubject } from '../rule/file-subject.ts';
import type { FoundPolicy } from '../rule/make-policy-subject.ts';
import type {
  ApiEntity,
  Dialect,
  DistributionEntity,
  FunctionEntity,
  PermissionEntity,
  PolicyAttachment,
  PrincipalEntity,
  ProviderEntity,
  ResourceEntity,
  RouteEntity,
  UrlEntity,
  VpcEndpointEntity,
} from '../rule/template-subject.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Slot } from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';

/** What every declared thing carries. `scope` is where its name is known: the template, the Terraform module. */
export interface DraftBase {
  readonly id: string;
  readonly dialect: Dialect;
  readonly scope: string;
  readonly at: Place;
  readonly of: (property: string) => Place;
  readonly conditional: boolean;
}

/** A function named by a slot, with a qualifier of its own or inside the text. */
export interface DraftLink {
  readonly target: Slot<string>;
  readonly qualifier: Slot<string>;
}

type Links = 'function' | 'statement' | 'entity';
export type DraftFunction = DraftBase &
  Pick<FunctionEntity, 'name' | 'arn' | 'role'> & {
    readonly aliases: Slot<string>[];
    readonly policy?: FoundPolicy | undefined;
    /** Name in the template that is made of it (Serverless Framework). */
    readonly logicalId?: string;
  };
export type DraftUrl = DraftBase & DraftLink & Pick<UrlEntity, 'authType' | 'cors' | 'addsPublicPermissions'>;
export type DraftPermission = DraftBase & DraftLink & Omit<PermissionEntity, keyof DraftBase | Links>;
export type DraftApi = DraftBase &
  Pick<
    ApiEntity,
    | 'kind'
    | 'name'
    | 'apiId'
    | 'endpointTypes'
    | 'policyState'
    | 'routesComplete'
    | 'disableDefaultEndpoint'
    | 'defaultAuthorizer'
  > & {
    readonly policy?: FoundPolicy;
  };
/** Something that belongs to an API named by a slot. */
export interface OfApi {
  readonly scope: string;
  readonly api: Slot<string>;
}
export type DraftRoute = DraftBase &
  OfApi &
  Pick<RouteEntity, 'method' | 'path' | 'authorizationType' | 'apiKeyRequired'> & {
    readonly integration?: Omit<NonNullable<RouteEntity['integration']>, 'function'> | undefined;
    /** HTTP API: integration declared on its own, `integrations/<ref>`. */
    readonly integrationRef?: Slot<string>;
  };
export type DraftIntegration = OfApi & { readonly id: string } & Omit<
    NonNullable<RouteEntity['integration']>,
    'function'
  >;
export type DraftAuthorizer = OfApi & {
  readonly id: string;
  readonly uri: Slot<string>;
  readonly credentials: Slot<string>;
  readonly at: Place;
};
export type DraftStage = OfApi & ApiEntity['stages'][number];
export type DraftDeployment = OfApi & ApiEntity['deployments'][number];
export type DraftPrincipal = DraftBase &
  Pick<PrincipalEntity, 'kind' | 'name' | 'managedPolicyArns' | 'boundary'> & {
    readonly trust?: FoundPolicy | undefined;
    readonly policies: readonly FoundPolicy[];
  };
/** A policy that says itself on whom it hangs (AWS::IAM::Policy, aws_iam_role_policy). */
export interface DraftAttached {
  readonly scope: string;
  readonly policy: FoundPolicy;
  readonly to: readonly { readonly kind: 'role' | 'user' | 'group'; readonly name: Slot<string> }[];
}
export type DraftDistribution = DraftBase & {
  readonly origins: readonly Omit<DistributionEntity['origins'][number], 'url'>[];
};
export type DraftVpcEndpoint = DraftBase & Pick<VpcEndpointEntity, 'service'> & { readonly policy?: FoundPolicy };

/** What the loaders of the formats put together while they read; assembled into a TemplateSubject when all files are read. */
export interface TemplateDraft {
  readonly files: SourceFile[];
  readonly fileSubjects: Omit<FileSubject, 'settings' | 'suppressions'>[];
  readonly policies: FoundPolicy[];
  readonly functions: DraftFunction[];
  readonly urls: DraftUrl[];
  readonly permissions: DraftPermission[];
  readonly apis: DraftApi[];
  readonly routes: DraftRoute[];
  readonly integrations: DraftIntegration[];
  readonly authorizers: DraftAuthorizer[];
  readonly stages: DraftStage[];
  readonly deployments: DraftDeployment[];
  readonly principals: DraftPrincipal[];
  readonly attached: DraftAttached[];
  readonly distributions: DraftDistribution[];
  readonly vpcEndpoints: DraftVpcEndpoint[];
  readonly providers: ProviderEntity[];
  readonly attachments: PolicyAttachment[];
  readonly resources: ResourceEntity[];
  /** What stands there and was not read, told at the end of the run. */
  readonly notRead: { readonly at: Place; readonly why: string }[];
  readonly snapshots: { readonly snapshot: Snapshot; readonly at: Place }[];
  readonly managedPolicies: { readonly name: string; readonly versions: number; readonly at: Place }[];
  readonly controlPolicies: {
    readonly target: string;
    readonly kind: 'scp' | 'rcp';
    readonly names: readonly string[];
    readonly at: Place;
  }[];
}

/** An empty draft. */
export function templateDraft(): TemplateDraft {
  return {
    files: [],
    fileSubjects: [],
    policies: [],
    functions: [],
    urls: [],
    permissions: [],
    apis: [],
    routes: [],
    integrations: [],
    authorizers: [],
    stages: [],
    deployments: [],
    principals: [],
    attached: [],
    distributions: [],
    vpcEndpoints: [],
    providers: [],
    attachments: [],
    resources: [],
    notRead: [],
    snapshots: [],
    managedPolicies: [],
    controlPolicies: [],
  };
}
