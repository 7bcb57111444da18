import { jsonText } from './json-text.ts';
import type { ProbeReport } from './probe-report.ts';

/** Returns a probe as JSON (`why403.probe/1`). */
export function probeJson(report: ProbeReport): string {
  const { reconciliation, steps } = report;
  const printed = {
    schema: 'why403.probe/1',
    verdict: reconciliation.kind,
    says: reconciliation.says,
    target: report.target,
    mode: report.mode,
    caller: report.caller ?? null,
    decision: report.decision ?? null,
    emulator: report.emulator ?? null,
    probeId: report.probeId,
    rungs: steps.map(({ title, observation }) => ({ title, ...observation })),
    rows: reconciliation.rows.map(({ id, reading, next }) => ({ id, reading, next })),
    suspects: reconciliation.suspects,
    warnings: report.warnings,
    exitCode: report.exitCode,
  };
  return jsonText(printed);
}
