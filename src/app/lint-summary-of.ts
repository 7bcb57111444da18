import type { LintFinding, LintSummary } from '../report/lint-result.ts';
import type { FileSubject } from '../rule/file-subject.ts';
import type { LintInputs } from './lint-inputs.ts';
import type { LintSubjects, RawRun } from './lint-run.ts';

interface SummaryFacts {
  readonly run: RawRun & { readonly subjects: LintSubjects };
  readonly files: readonly FileSubject[];
  readonly inputs: LintInputs;
  readonly findings: readonly LintFinding[];
  readonly suppressed: number;
}

/** Counts of a run, and what could not be read or decided. */
export function summaryOf({ run, files, inputs, findings, suppressed }: SummaryFacts): LintSummary {
  const count = (severity: LintFinding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const named = new Set(inputs.inputs.filter((input) => input.named).map((input) => input.path));
  const broken = files.flatMap(({ file, error }) => {
    if (error === undefined) return [];
    const { line, column } = file.position(error.offset);
    return [{ path: file.path, reason: `line ${line} column ${column}: ${error.message}` }];
  });
  const readable = files.filter((subject) => subject.error === undefined);
  return {
    files: new Set(readable.map((subject) => subject.file.path)).size,
    policies: run.subjects.template.policies.length,
    error: count('error'),
    warning: count('warning'),
    info: count('info'),
    suppressed,
    notDecided: run.undecided,
    unreadable: [...inputs.unreadable, ...broken],
    notRecognised: readable
      .filter((subject) => subject.kind === 'unknown' && named.has(subject.file.path))
      .map((subject) => subject.file.path),
    crashed: run.crashes,
    serviceData: run.subjects.template.services.date,
  };
}
