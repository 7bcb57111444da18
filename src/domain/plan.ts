import type { Need } from './decision.ts';
import type { AccessQuestion } from './question.ts';

/** Something taken for granted without evidence; the output names it, and `unless` says how to state the contrary. */
export interface Assumption {
  /** Row of docs/semantics.md, or a kebab-case name. */
  readonly id: string;
  readonly says: string;
  readonly unless?: string;
}

/** A piece of evidence that nobody could read. */
export interface BlindSpot {
  readonly what: string;
  readonly because: string;
  /** What would make it visible. */
  readonly remedy?: string;
}

/** Why a 403 on this target has nothing to do with a permission. */
export type NotPermissionCause =
  | 'route-without-iam'
  | 'no-such-route'
  | 'no-such-stage'
  | 'no-such-api'
  | 'no-such-url'
  | 'unmapped-domain'
  | 'default-endpoint-disabled'
  | 'web-function';

/** What the evidence allows to ask. */
export type Plan =
  | {
      readonly kind: 'question';
      readonly question: AccessQuestion;
      readonly assumptions: readonly Assumption[];
      readonly blindSpots: readonly BlindSpot[];
      /** Facts worth a line that do not change the answer. */
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'notPermission';
      readonly cause: NotPermissionCause;
      /** One sentence for a person. */
      readonly says: string;
      /** Whether AWS lets the request through as far as IAM is concerned (a public route). */
      readonly passes: boolean;
      readonly next: readonly string[];
      readonly blindSpots: readonly BlindSpot[];
    }
  /** Not even the question is known, e.g. the function behind a URL. */
  | { readonly kind: 'unresolved'; readonly needs: readonly Need[]; readonly blindSpots: readonly BlindSpot[] };
