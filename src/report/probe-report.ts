import type { DecisionKind } from '../domain/decision.ts';
import type { Observation } from '../domain/observation.ts';
import type { Reconciliation } from '../reconcile/reconcile.ts';

/** Everything that a probe found out. Secrets are masked before they come here. */
export interface ProbeReport {
  readonly target: string;
  readonly mode: 'safe' | 'full';
  /** Sent as `x-why403-probe`, for the logs of the target. */
  readonly probeId: string;
  /** ARN that STS names, when it answered. */
  readonly caller?: string;
  /** Answer of the engine, when there was enough evidence to ask. */
  readonly decision?: DecisionKind;
  readonly steps: readonly { readonly title: string; readonly observation: Observation }[];
  readonly reconciliation: Reconciliation;
  /** What shows that an emulator answered. */
  readonly emulator?: string;
  readonly warnings: readonly string[];
  readonly exitCode: 0 | 1 | 3 | 4;
}
