import type { Decision } from './decision.ts';
import type { Finding, Fix } from './finding.ts';
import type { Plan } from './plan.ts';

/** The one word that the explanation begins with. */
export type Verdict = 'allowed' | 'explicitDeny' | 'implicitDeny' | 'undetermined' | 'notPermission';

/** The call in words and ids, whether or not it could be evaluated. */
export interface CallSummary {
  /** `function orders:live`, `function URL of orders`, `POST /orders of API a1b2c3d4e5, stage prod`. */
  readonly title: string;
  readonly kind: 'invoke' | 'functionUrl' | 'executeApi' | 'customDomain' | 'webFunction';
  /** `role/app`, `user/alice`, `s3.amazonaws.com`, `anonymous`. */
  readonly caller: string;
  readonly callerArn?: string;
  readonly region?: string;
}

/** What the denial of `--from` itself says, and whether policies can have caused it. */
export interface DenialRead {
  /** Who refused, as `why403 decode` names it. */
  readonly layer: string;
  readonly cause: string | null;
  /** What else the text fits; empty when it is certain. */
  readonly candidates: readonly string[];
  readonly certain: boolean;
  readonly byPolicies: 'yes' | 'perhaps' | 'no';
  readonly meaning: string;
  readonly next: string;
}

/** Everything that `why403 explain` found out about one call; reporters turn it into text. */
export interface ExplainReport {
  readonly verdict: Verdict;
  readonly exitCode: 0 | 1 | 3;
  /** The denial that the question started from. */
  readonly denial?: DenialRead;
  readonly call: CallSummary;
  readonly plan: Plan;
  /** Absent when there was no permission question, or not enough to ask one. */
  readonly decision?: Decision;
  readonly findings: readonly Finding[];
  /** Changes that make the call allowed, each with its proof. */
  readonly fixes: readonly Fix[];
  readonly sources: readonly { readonly from: string; readonly gave: readonly string[] }[];
  readonly collectedAt: string;
}
