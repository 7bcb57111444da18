import type { Caller } from './caller.ts';
import type { RequestContext } from './context.ts';
import type { PolicyDocument, PolicySource } from './policy.ts';

/** Actions that decide the three paths, and their neighbours. */
export type InvokeAction =
  | 'lambda:InvokeFunction'
  | 'lambda:InvokeFunctionUrl'
  | 'lambda:InvokeAsync'
  | 'execute-api:Invoke'
  | 'execute-api:InvalidateCache'
  | 'execute-api:ManageConnections';

/**
 * A policy as the engine takes it: a parsed document, or one that could not be read or parsed.
 * An unreadable policy can hold anything, so it makes its layer open, never empty.
 */
export type LayerPolicy =
  | { readonly source: PolicySource; readonly document: PolicyDocument }
  | { readonly source: PolicySource; readonly unreadable: string };

/**
 * All policies of one layer. `complete: false` means there may be more that nobody could list;
 * `why` then names the operation or file that would tell.
 */
export interface LayerPolicies {
  readonly policies: readonly LayerPolicy[];
  readonly complete: boolean;
  readonly why?: string;
}

/** One level of the organization, root first. */
export interface ControlLevel extends LayerPolicies {
  readonly target: string;
}

/** Everything that can grant or refuse. A layer that is `null` does not exist (known), e.g. no boundary. */
export interface QuestionPolicies {
  /** Inline and attached policies of the user or role, group policies included. */
  readonly identity: LayerPolicies;
  readonly boundary: LayerPolicies | null;
  /** null: no session policy was passed. */
  readonly session: LayerPolicies | null;
  /** Levels from the root to the account; [] when not in an organization; `unknown` when it cannot be read. */
  readonly scps: readonly ControlLevel[] | { readonly unknown: string };
  readonly rcps: readonly ControlLevel[] | { readonly unknown: string };
  /** null: no resource policy exists. */
  readonly resource: LayerPolicies | null;
  /** null: no endpoint in the path, or its default policy (full access). */
  readonly vpcEndpoint: LayerPolicies | null;
  /** Answer of a Lambda authorizer, or stand-in for a valid Cognito token. */
  readonly authorizer?: LayerPolicies | null;
}

/** What is asked, beyond the policies: the mode that the target is in. */
export type QuestionTarget =
  | { readonly path: 'invoke' }
  | { readonly path: 'function-url'; readonly authType: 'AWS_IAM' | 'NONE' | 'unknown' }
  | {
      readonly path: 'execute-api';
      readonly apiType: 'REST' | 'HTTP' | 'WEBSOCKET' | 'unknown';
      readonly authorizationType: 'AWS_IAM' | 'NONE' | 'CUSTOM' | 'COGNITO_USER_POOLS' | 'JWT' | 'unknown';
      readonly endpointType?: 'REGIONAL' | 'EDGE' | 'PRIVATE';
      readonly cacheInvalidation?: string;
    };

/**
 * One call, complete: every action in `actions` must be allowed.
 * Built from a snapshot by `engine/plan.ts` and from a policy test by `app/test`.
 */
export interface AccessQuestion {
  readonly target: QuestionTarget;
  readonly caller: Caller;
  /** True when the request carries no usable signature (the caller is `anonymous` or signs for another service). */
  readonly unsigned?: boolean;
  /** Service name in the signature's scope when it is known to differ. */
  readonly sigV4Service?: string;
  readonly policies: QuestionPolicies;
  readonly actions: readonly string[];
  /** ARN the call is authorized against, qualifier included. */
  readonly resource: string;
  readonly resourceAccount: string;
  readonly context: RequestContext;
  /** Extra keys that only one of the actions sees. */
  readonly contextByAction?: Readonly<Record<string, RequestContext['keys']>>;
}
