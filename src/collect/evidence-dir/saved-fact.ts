import type { FunctionUrlEvidence, StageEvidence } from '../../snapshot/snapshot.ts';
import type {
  FunctionRecord,
  HttpApiRecord,
  IamEntity,
  IdentityRecord,
  IntegrationRecord,
  NamedPolicy,
  PrincipalRecord,
  RestApiRecord,
  RouteRecord,
} from '../readers.ts';

/** What an output of the AWS CLI says, with the file that says it. A missing name means: the output does not tell of whom. */
export type SavedFact = { readonly by: string } & (
  | { readonly kind: 'identity'; readonly value: IdentityRecord }
  | {
      readonly kind: 'principal';
      readonly account: string;
      readonly entity: IamEntity;
      readonly value: PrincipalRecord;
    }
  /** A listing of all users, roles or groups of an account. */
  | { readonly kind: 'allPrincipals'; readonly account: string; readonly type: IamEntity['type'] }
  | {
      readonly kind: 'inlineNames';
      readonly account?: string;
      readonly entity?: IamEntity;
      readonly value: readonly string[];
    }
  | {
      readonly kind: 'attached';
      readonly account?: string;
      readonly entity?: IamEntity;
      readonly value: readonly NamedPolicy[];
    }
  | {
      readonly kind: 'groups';
      readonly account?: string;
      readonly userName?: string;
      readonly value: readonly string[];
    }
  | {
      readonly kind: 'inlinePolicy';
      readonly account?: string;
      readonly entity: IamEntity;
      readonly name: string;
      readonly value: string;
    }
  | { readonly kind: 'defaultVersion'; readonly arn: string; readonly value: string }
  | { readonly kind: 'policyVersion'; readonly arn?: string; readonly version: string; readonly value: string }
  | { readonly kind: 'function'; readonly value: FunctionRecord }
  | { readonly kind: 'functionTags'; readonly arn: string; readonly value: Readonly<Record<string, string>> }
  /** `arn` with the qualifier whose policy it is. */
  | { readonly kind: 'functionPolicy'; readonly arn: string; readonly value: string }
  | { readonly kind: 'url'; readonly functionArn: string; readonly value: FunctionUrlEvidence }
  | { readonly kind: 'alias'; readonly functionArn: string; readonly name: string; readonly version: string }
  | { readonly kind: 'restApi'; readonly id: string; readonly rootResourceId?: string; readonly value: RestApiRecord }
  | { readonly kind: 'restRoutes'; readonly rootResourceId?: string; readonly value: readonly RouteRecord[] }
  | { readonly kind: 'restStages'; readonly value: readonly StageEvidence[] }
  | { readonly kind: 'httpApi'; readonly id: string; readonly value: HttpApiRecord }
  | { readonly kind: 'httpRoutes'; readonly value: readonly RouteRecord[] }
  | { readonly kind: 'integrations'; readonly value: Readonly<Record<string, IntegrationRecord>> }
  | { readonly kind: 'httpStages'; readonly value: readonly StageEvidence[] }
  | { readonly kind: 'organization'; readonly value: { readonly id: string; readonly managementAccount: string } }
  /** Recognised, but of no use here; `value` says why. */
  | { readonly kind: 'note'; readonly value: string }
);

export type FactKind = SavedFact['kind'];

/** The facts of one kind. */
export function factsOf<K extends FactKind>(
  facts: readonly SavedFact[],
  kind: K,
): readonly Extract<SavedFact, { kind: K }>[] {
  return facts.filter((fact): fact is Extract<SavedFact, { kind: K }> => fact.kind === kind);
}

/** The account in an ARN. */
export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

/** Last part of a name with a path. */
export function lastName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
