import { DECISION_PAIRS } from './decision-pairs.ts';
import { OBSERVATION_PAIRS } from './observation-pairs.ts';
import type { Pair } from './pair.ts';

/**
 * What the rungs tell together. The first row with a verdict that applies counts; every row that applies is printed.
 * Documented in docs/probe.md.
 */
export const PAIRS: readonly Pair[] = [...DECISION_PAIRS, ...OBSERVATION_PAIRS];
