import type { Caller } from '../domain/caller.ts';
import type { ContextValue } from '../domain/context.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Assumption, BlindSpot } from '../domain/plan.ts';
import type { LayerPolicies, QuestionTarget } from '../domain/question.ts';

/** The target's half of a question: what is asked of which resource, and the policies that hang on it. */
export interface QuestionDraft {
  readonly kind: 'draft';
  readonly target: QuestionTarget;
  readonly caller: Caller;
  readonly unsigned?: boolean;
  readonly actions: readonly string[];
  readonly resource: string;
  readonly resourceAccount: string;
  readonly region: string;
  readonly resourcePolicy: LayerPolicies | null;
  readonly vpcEndpoint: LayerPolicies | null;
  readonly vpcEndpointId?: string;
  readonly network: 'public' | 'open';
  readonly resourceTags: Evidence<Readonly<Record<string, string>>>;
  readonly authorizer?: LayerPolicies | null;
  /** Keys of this target, lower case, common to all actions or for one. */
  readonly keys: Readonly<Record<string, ContextValue>>;
  readonly keysByAction?: Readonly<Record<string, Readonly<Record<string, ContextValue>>>>;
  readonly assumptions: readonly Assumption[];
  readonly blindSpots: readonly BlindSpot[];
  readonly notes: readonly string[];
}
