import { causeTable } from '../denial/cause-table.ts';
import type { Denial } from '../denial/denial.ts';
import type { DenialRead, ExplainReport } from '../domain/report.ts';

/** Returns what a denial says for the explanation of its call; undefined when nothing was refused or recognised. */
export function denialRead(denial: Denial): DenialRead | undefined {
  const { layer, cause, settledBy, meaning, next } = denial;
  if (layer === null || layer === 'none') return undefined;
  const candidates = settledBy === null ? denial.candidates : [];
  const layers = candidates.map((candidate) => causeTable[candidate]?.layer ?? layer);
  const judged = (layers.length === 0 ? [layer] : layers).map((each) => each === 'authorization');
  const byPolicies = judged.every((yes) => yes) ? 'yes' : judged.some((yes) => yes) ? 'perhaps' : 'no';
  return { layer, cause, candidates, certain: settledBy !== null, byPolicies, meaning, next };
}

/**
 * The report with the denial that it started from. A call that something else than policies refused stays refused
 * whatever the policies say, so that the exit code is 1.
 */
export function withDenial(report: ExplainReport, denial: DenialRead | undefined): ExplainReport {
  if (denial === undefined) return report;
  return { ...report, denial, exitCode: denial.byPolicies === 'no' ? 1 : report.exitCode };
}
