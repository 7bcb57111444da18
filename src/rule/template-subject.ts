import type { Slot, SourceObject } from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';
import type { LintSettings } from './lint-settings.ts';
import type { PolicySubject } from './policy-subject.ts';
import type { ServiceData } from './service-data.ts';

/** Language that declared an entity. */
export type Dialect = 'cloudformation' | 'sam' | 'terraform' | 'serverless' | 'openapi' | 'snapshot' | 'cli';

/**
 * Everything that the files of one run declare, put together: a partial snapshot.
 * Fields are slots: known, open (settled at deployment) or absent. Absence in the set is no proof of absence in AWS
 * unless `complete` says that the declaring files are all there is for the entity.
 */
export interface TemplateSubject {
  readonly files: readonly SourceFile[];
  readonly functions: readonly FunctionEntity[];
  readonly urls: readonly UrlEntity[];
  readonly permissions: readonly PermissionEntity[];
  readonly apis: readonly ApiEntity[];
  readonly principals: readonly PrincipalEntity[];
  readonly distributions: readonly DistributionEntity[];
  readonly vpcEndpoints: readonly VpcEndpointEntity[];
  readonly providers: readonly ProviderEntity[];
  readonly attachments: readonly PolicyAttachment[];
  /** Every policy of every file: documents as written, and one per function made from its permissions. */
  readonly policies: readonly PolicySubject[];
  /** Every resource as declared, for what the entities do not cover. */
  readonly resources: readonly ResourceEntity[];
  readonly settings: LintSettings;
  readonly services: ServiceData;
}

export interface Entity {
  /** Logical id, Terraform address, serverless name; unique with `file`. */
  readonly id: string;
  readonly dialect: Dialect;
  /** Where it is declared; point here when no property is at fault. */
  readonly at: Place;
  /** Place of a property by its name in the entity type below (`sourceArn`); the entity's own place when it is not written. */
  of(property: string): Place;
  /** Declared only under a condition of the template. */
  readonly conditional: boolean;
}

export interface FunctionEntity extends Entity {
  readonly name: Slot<string>;
  readonly arn: Slot<string>;
  readonly role: Slot<string>;
  /** Role declared in the set. */
  readonly roleEntity?: PrincipalEntity | undefined;
  /** Aliases declared, AutoPublishAlias included. */
  readonly aliases: readonly Slot<string>[];
  readonly urls: readonly UrlEntity[];
  readonly permissions: readonly PermissionEntity[];
  /** Function policy: a whole document, or made from the permissions. */
  readonly policy?: PolicySubject | undefined;
}

/** A link to a function: the entity when it is declared in the set, and what is written. */
export interface FunctionLink {
  readonly entity?: FunctionEntity | undefined;
  /** Name, ARN or partial ARN as written, without qualifier. */
  readonly text: Slot<string>;
  /** Alias or version asked for; undefined when unqualified. */
  readonly qualifier: Slot<string>;
}

export interface UrlEntity extends Entity {
  readonly function: FunctionLink;
  readonly authType: Slot<string>;
  readonly cors?:
    | { readonly allowCredentials: Slot<boolean>; readonly allowOrigins: readonly Slot<string>[] }
    | undefined;
  /** The deployment tool adds the public permissions of AuthType NONE by itself (SAM, Serverless Framework). */
  readonly addsPublicPermissions: boolean;
}

export interface PermissionEntity extends Entity {
  readonly function: FunctionLink;
  readonly action: Slot<string>;
  readonly principal: Slot<string>;
  readonly sourceArn: Slot<string>;
  readonly sourceAccount: Slot<string>;
  readonly principalOrgId: Slot<string>;
  readonly functionUrlAuthType: Slot<string>;
  readonly invokedViaFunctionUrl: Slot<boolean>;
  readonly eventSourceToken: Slot<string>;
  readonly statementId: Slot<string>;
  /** Made by SAM or the Serverless Framework for an event; nobody wrote it. */
  readonly implicit: boolean;
  /** Statement in the function policy made from it. */
  readonly statement: { readonly policy: PolicySubject; readonly index: number } | undefined;
}

export interface ApiEntity extends Entity {
  readonly kind: 'REST' | 'HTTP' | 'WEBSOCKET';
  readonly name: Slot<string>;
  /** API id when it is known (snapshots, CLI outputs, imported APIs). */
  readonly apiId: Slot<string>;
  readonly endpointTypes: readonly Slot<string>[];
  /** Resource policy; `policyState` tells absent from open. */
  readonly policy?: PolicySubject;
  readonly policyState: 'present' | 'absent' | 'open';
  readonly routes: readonly RouteEntity[];
  /** All routes are known: none is open, no body is external. */
  readonly routesComplete: boolean;
  readonly stages: readonly { readonly name: Slot<string>; readonly at: Place }[];
  readonly authorizers: readonly {
    readonly id: string;
    readonly function: FunctionLink | undefined;
    readonly credentials: Slot<string>;
    readonly at: Place;
  }[];
  readonly deployments: readonly {
    readonly at: Place;
    readonly dependsOn: readonly string[];
    readonly triggers: string | undefined;
  }[];
  readonly disableDefaultEndpoint: Slot<boolean>;
  readonly defaultAuthorizer: Slot<string>;
}

export interface RouteEntity extends Entity {
  /** `GET`, `ANY`, or undefined for WebSocket routes. */
  readonly method: Slot<string>;
  /** `/pets/{id}`, `$default`, `$connect`. */
  readonly path: Slot<string>;
  readonly authorizationType: Slot<string>;
  readonly apiKeyRequired: Slot<boolean>;
  readonly integration?:
    | {
        readonly type: Slot<string>;
        readonly function: FunctionLink | undefined;
        readonly uri: Slot<string>;
        readonly credentials: Slot<string>;
        readonly at: Place;
      }
    | undefined;
}

export interface PrincipalEntity extends Entity {
  readonly kind: 'role' | 'user' | 'group';
  readonly name: Slot<string>;
  readonly trust?: PolicySubject | undefined;
  readonly policies: readonly PolicySubject[];
  readonly managedPolicyArns: readonly { readonly arn: Slot<string>; readonly at: Place }[];
  readonly boundary: Slot<string>;
}

export interface DistributionEntity extends Entity {
  readonly origins: readonly {
    readonly domain: Slot<string>;
    readonly url: UrlEntity | undefined;
    readonly originAccessControl: Slot<string>;
    readonly at: Place;
  }[];
}

export interface VpcEndpointEntity extends Entity {
  readonly service: Slot<string>;
  readonly policy?: PolicySubject;
}

/** A Terraform provider requirement. */
export interface ProviderEntity {
  readonly name: string;
  readonly constraint: string;
  readonly at: Place;
}

/** A policy attached by a resource of its own (SCP to an account, managed policy to a role). */
export interface PolicyAttachment {
  readonly kind: 'scp' | 'managed';
  readonly target: string;
  readonly policy: Slot<string>;
  readonly at: Place;
}

export interface ResourceEntity extends Entity {
  /** `AWS::Lambda::Url`, `aws_lambda_function_url`. */
  readonly type: string;
  readonly properties: SourceObject;
  /** Place of a property by pointer below the properties: `/AuthType`. */
  property(pointer: string): Place;
}
