/**
 * A policy document as AWS's grammar reads it, one-or-many already turned into lists.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export interface PolicyDocument {
  readonly version: '2012-10-17' | '2008-10-17' | undefined;
  readonly id?: string;
  readonly statements: readonly Statement[];
}

/** One statement. Lists are never empty by construction of the grammar, except where the author wrote `[]`. */
export interface Statement {
  /** Zero-based place in the document. */
  readonly index: number;
  readonly sid?: string;
  readonly effect: 'Allow' | 'Deny';
  readonly principal?: PrincipalElement;
  readonly notPrincipal?: PrincipalElement;
  readonly action?: readonly string[];
  readonly notAction?: readonly string[];
  readonly resource?: readonly string[];
  readonly notResource?: readonly string[];
  readonly condition?: ConditionBlock;
  /** One-based line of the statement in the text it was parsed from, when that text has several lines. */
  readonly line?: number;
}

/** `"*"`, or the typed map with lists. */
export type PrincipalElement = '*' | { readonly [type in PrincipalType]?: readonly string[] };
export type PrincipalType = 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';

/** operator → key → values, as written (numbers and booleans as text). */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The kinds of policy that take part in a decision, in AWS's words. */
export type PolicyLayer = 'identity' | 'resource' | 'boundary' | 'session' | 'scp' | 'rcp' | 'vpce' | 'authorizer';

/** Where a document came from. `name` is what a person would look for; `arn` when there is one. */
export interface PolicySource {
  readonly layer: PolicyLayer;
  readonly kind:
    | 'inline'
    | 'managed'
    | 'group-inline'
    | 'group-managed'
    | 'boundary'
    | 'session'
    | 'function-policy'
    | 'api-policy'
    | 'scp'
    | 'rcp'
    | 'vpc-endpoint'
    | 'authorizer'
    | 'file';
  readonly name: string;
  readonly arn?: string;
  /** `user/alice`, `role/app`, `group/devs`, function or API it hangs on, organization node. */
  readonly attachedTo?: string;
  /** File it was read from, when it was. */
  readonly path?: string;
}

/** Names one statement of one document; every claim of the tool carries one. */
export interface StatementRef {
  readonly source: PolicySource;
  readonly index: number;
  readonly sid?: string;
  readonly line?: number;
}
