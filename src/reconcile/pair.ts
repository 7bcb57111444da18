import type { RungId, Seen } from '../domain/observation.ts';

/** What was decided offline: `none` when there is no decision or it is open. */
export type Expected = 'allowed' | 'denied' | 'none';

/** One row of the table of pairs: what several rungs saw together, and what that means. */
export interface Pair {
  /** Kebab-case, for docs/probe.md and JSON. */
  readonly id: string;
  /** All of them must have been seen. */
  readonly when: { readonly [rung in RungId]?: readonly Seen[] };
  /** Only when S4 was read as one of these causes. */
  readonly only?: readonly string[];
  /** Only when S4 was read as none of these causes. */
  readonly not?: readonly string[];
  /** Only when this rung was not climbed: what it saw says more. */
  readonly without?: RungId;
  /** Only for these decisions; every decision when absent. */
  readonly expected?: readonly Expected[];
  /** Only for these targets. */
  readonly target?: 'http' | 'invoke';
  /** What the row says about the decision; a row without it only explains. */
  readonly verdict?: 'confirmed' | 'contradicted' | 'unconfirmed';
  readonly reading: string;
  readonly next: string;
}
