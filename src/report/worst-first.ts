import type { LintFinding, LintLevel } from './lint-result.ts';

const RANK: Readonly<Record<LintLevel, number>> = { error: 0, warning: 1, info: 2 };

/** Errors before warnings before infos, else in the order given: for readers that stop after the first ones. */
export function worstFirst<T extends Pick<LintFinding, 'severity'>>(findings: readonly T[]): readonly T[] {
  return [...findings].sort((one, other) => RANK[one.severity] - RANK[other.severity]);
}
