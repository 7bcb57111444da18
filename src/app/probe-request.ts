import type { ProbeMode } from '../probe/probe-plan.ts';
import type { PlusReading } from '../signature/uri-encoding.ts';

/** How a probe is to be made; what `why403 probe` and `why403 explain --probe` share. */
export interface ProbeOptions {
  readonly mode: ProbeMode;
  readonly method: string | undefined;
  readonly headers: readonly string[];
  readonly data: string | undefined;
  readonly plus: PlusReading;
  readonly service: string | undefined;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  readonly endpointUrl: string | undefined;
  /** Role for the comparison of S6. */
  readonly assumeRole: string | undefined;
  readonly apiKey: string | undefined;
  readonly originHost: string | undefined;
  /** Hosts that the user vouches for. */
  readonly signForHosts: readonly string[];
  readonly forceUnsafeMethod: boolean;
  readonly inCi: boolean;
  /** At most 15. */
  readonly timeoutSeconds: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Says on stderr, before it is sent, what is sent. */
  readonly announce: (text: string) => void;
  /** Says what went over the wire, when that was asked for; secrets are masked. */
  readonly trace: ((text: string) => void) | undefined;
}
