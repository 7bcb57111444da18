import type { Snapshot, SourceContribution } from '../snapshot/snapshot.ts';

/** What one source says about the call. */
export interface Source {
  readonly from: string;
  readonly snapshot: Snapshot;
  /** Files that gave nothing. */
  readonly unused?: readonly SourceContribution[];
}
