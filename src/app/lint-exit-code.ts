import type { LintResult } from '../report/lint-result.ts';

const RANK = { info: 0, warning: 1, error: 2, never: 3 } as const;

/** What makes a run fail. */
export interface LintLimits {
  readonly failOn: keyof typeof RANK;
  readonly maxWarnings: number | undefined;
  /** Rules of the user's. */
  readonly foreign: ReadonlySet<string>;
  /** Finding nothing to lint is no mistake. */
  readonly passWithNoFiles: boolean;
}

/**
 * 0 clean or below the threshold, 1 findings at or above it (or too many warnings), 2 when not one file could be read, a
 * file given by name holds nothing that is known or a rule of the user's failed, 70 when one of our own did; the last
 * three when nothing else is wrong.
 */
export function lintExitCode(result: LintResult, limits: LintLimits): number {
  const { summary, findings } = result;
  if (summary.unreadable.length > 0 && summary.files === 0) return 2;
  if (findings.some((finding) => RANK[finding.severity] >= RANK[limits.failOn])) return 1;
  if (limits.maxWarnings !== undefined && summary.warning > limits.maxWarnings) return 1;
  if (summary.crashed.some(({ rule }) => !limits.foreign.has(rule))) return 70;
  const missed = summary.notRecognised.length > 0 && !limits.passWithNoFiles;
  return missed || summary.crashed.length > 0 ? 2 : 0;
}
