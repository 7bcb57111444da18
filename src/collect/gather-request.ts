import type { Caller } from '../domain/caller.ts';
import type { Target } from '../domain/target.ts';

/** What is to be gathered, and from where. */
export interface GatherRequest {
  /** Absent: that of the first snapshot file. */
  readonly target?: Target | undefined;
  /** Absent: whoever the credentials or the files say. */
  readonly caller?: Caller | undefined;
  readonly profile?: string | undefined;
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
  readonly snapshotPaths: readonly string[];
  readonly evidenceDirs: readonly string[];
  /** Condition keys stated by the user: key → values, [] for "absent". */
  readonly context: Readonly<Record<string, readonly string[]>>;
  /** The user states that no service control policy refuses; counts only where nobody could read them. */
  readonly assumeNoScp?: boolean | undefined;
  readonly now: Date;
  /** Whether AWS is asked; without it nothing of the SDK is loaded. */
  readonly live: boolean;
  /** `why403 1.2.3`, as written into the snapshot. */
  readonly tool: string;
  readonly onProgress: (text: string) => void;
}
