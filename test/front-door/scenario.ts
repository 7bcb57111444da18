import type { RungId, Seen } from '../../src/domain/observation.ts';
import type { HttpRequest } from '../../src/signature/http-request.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import type { Answer } from './answers.ts';
import type { Key } from './keys.ts';

/**
 * One row of the taxonomy of 403s: what the front door answers, written by hand, and what the command line must make
 * of it. Our own engine has no part in it.
 */
export interface Scenario {
  /** Number in the taxonomy, and its name. */
  readonly row: string;
  readonly host: string;
  readonly path: string;
  readonly scheme?: 'https' | 'wss';
  /** Answered before anybody looks at the signature. */
  readonly before?: Answer | ((request: HttpRequest) => Answer | undefined);
  /** Answer to an unsigned request, when it differs from the host's usual one. */
  readonly unsigned?: Answer;
  /** How far AWS's clock is ahead of ours. */
  readonly clockMinutes?: number;
  readonly verdict: (key: Key, request: HttpRequest) => Answer;
  /** Who calls; alice unless said. */
  readonly as?: Key;
  readonly method?: string;
  readonly args?: readonly string[];
  /** What is known of the target; nothing unless said. */
  readonly evidence?: Snapshot;
  /** The rung that meets the answer; S4 unless said. */
  readonly rung?: RungId;
  readonly seen: Seen;
  /** The cause that must be named. */
  readonly cause: string | null;
  /** Causes that must be among those that the answer does not exclude. */
  readonly among?: readonly string[];
}

/** A row whose request is not the probe's own: a client sends it, and `why403 decode` reads the answer. */
export interface ClientScenario {
  readonly row: string;
  readonly host: string;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly answer: (request: HttpRequest) => Answer;
  /** What the person who asks knows. */
  readonly context: Readonly<Record<string, unknown>>;
  readonly cause: string;
  readonly among?: readonly string[];
}
