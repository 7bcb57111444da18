import type { PolicyLayer, PolicySource, StatementRef } from './policy.ts';

/** IAM's own words (`EvalDecision`), plus one for incomplete evidence. */
export type DecisionKind = 'allowed' | 'explicitDeny' | 'implicitDeny' | 'undetermined';

/** Layers that can be named in a reason. */
export type ReasonLayer = 'identity' | 'boundary' | 'session' | 'scp' | 'resource' | 'vpce' | 'authorizer';

/** Vocabulary of the policy-test format (`meta.reasons`). */
export type Reason =
  | 'allow:identity'
  | 'allow:resource'
  | 'allow:identity+resource'
  | 'allow:root'
  | 'allow:authorizer'
  | 'allow:no-authorization'
  | `explicit-deny:${ReasonLayer}`
  | `implicit-deny:${ReasonLayer}`
  | 'unauthenticated'
  | 'undetermined';

/** Three-valued outcome of one question to one statement. */
export type Match = 'match' | 'mismatch' | 'unknown';

/** Something nobody could read and that would settle the answer. */
export type Need =
  | { readonly kind: 'context'; readonly key: string; readonly because?: string }
  | { readonly kind: 'policy'; readonly layer: PolicyLayer; readonly source?: PolicySource; readonly because: string }
  | { readonly kind: 'fact'; readonly name: string; readonly because: string };

/** Under what the call is allowed: a readable tree whose leaves name the statement they come from. */
export type ConditionTree =
  | { readonly kind: 'all'; readonly of: readonly ConditionTree[] }
  | { readonly kind: 'any'; readonly of: readonly ConditionTree[] }
  | { readonly kind: 'not'; readonly of: ConditionTree }
  | {
      readonly kind: 'condition';
      readonly operator: string;
      readonly key: string;
      readonly values: readonly string[];
      readonly statement: StatementRef;
    }
  /** The matching of an element (Resource with a variable, say) hangs on an unknown key. */
  | {
      readonly kind: 'element';
      readonly element: 'principal' | 'action' | 'resource';
      readonly need: Need;
      readonly statement: StatementRef;
    }
  /** An unreadable or unlisted policy would have to allow, or not to deny. */
  | { readonly kind: 'evidence'; readonly need: Need; readonly must: 'allow' | 'notDeny' }
  | { readonly kind: 'true' }
  | { readonly kind: 'false' };

/** One statement held against the request, with the four marks. */
export interface TraceStep {
  readonly layer: PolicyLayer;
  readonly statement: StatementRef;
  readonly effect: 'Allow' | 'Deny';
  /** 'match' where the element does not exist in this policy type. */
  readonly principal: Match;
  readonly action: Match;
  readonly resource: Match;
  readonly condition: Match;
  /** One clause per mark that is not a match, e.g. ``resource `…:f` is the unqualified function, the call names `…:f:live` ``. */
  readonly detail: readonly string[];
}

/** How one layer answered on its own, before the layers are combined. */
export interface LayerOutcome {
  readonly layer: PolicyLayer;
  /** Organization node for SCP levels. */
  readonly target?: string;
  /** `none`: the layer does not exist or does not apply to this caller. */
  readonly outcome: 'allow' | 'explicitDeny' | 'silent' | 'none' | 'unknown' | 'notApplicable';
  readonly by: readonly StatementRef[];
  readonly note?: string;
}

/** Something that refuses, or leaves the grant missing. All of them are listed, not only the first. */
export interface Blocker {
  readonly kind: 'explicitDeny' | 'implicitDeny';
  readonly layer: ReasonLayer;
  /** The denying statements; empty for an implicit deny. */
  readonly statements: readonly StatementRef[];
  /** Organization node, for SCPs. */
  readonly target?: string;
}

/** A statement that fails in one mark only. */
export interface NearMiss {
  readonly step: TraceStep;
  readonly failing: 'principal' | 'action' | 'resource' | 'condition';
}

/** The answer for one action. */
export interface ActionDecision {
  readonly action: string;
  readonly resource: string;
  readonly kind: DecisionKind;
  readonly reason: Reason;
  /** Statements that grant, when allowed (or would grant, were it not for the blockers). */
  readonly grants: readonly StatementRef[];
  readonly blockers: readonly Blocker[];
  readonly layers: readonly LayerOutcome[];
  readonly trace: readonly TraceStep[];
  readonly nearMisses: readonly NearMiss[];
  /** For `undetermined`: what would settle it, what stays possible, and under which condition it is allowed. */
  readonly needs: readonly Need[];
  readonly possible: readonly Exclude<DecisionKind, 'undetermined'>[];
  readonly allowedIf?: ConditionTree;
  /** Points where AWS's documents are silent or conflict and the answer follows docs/semantics.md; ids of its rows. */
  readonly assumptions: readonly string[];
}

/** The answer for the call: every action must be allowed. */
export interface Decision {
  readonly kind: DecisionKind;
  readonly reason: Reason;
  readonly perAction: readonly ActionDecision[];
  readonly possible: readonly Exclude<DecisionKind, 'undetermined'>[];
  /** Not a permission question: the route is not protected by IAM, the signature is for another service … */
  readonly note?: string;
}
