import type { LintFinding, LintSummary } from '../report/lint-result.ts';
import type { FileSubject } from '../rule/file-subject.ts';
import { isObject } from '../source/open.ts';
import { isCliAnswer } from '../template/cli-answers.ts';
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
    notRecognised: notRecognised(inputs, files),
    crashed: run.crashes,
    serviceData: run.subjects.template.services.date,
  };
}

/** Files given by name in which there is nothing to lint: of no kind that is known, or empty. */
function notRecognised({ inputs }: LintInputs, files: readonly FileSubject[]): readonly string[] {
  const known = new Set(
    files.flatMap(({ file, kind, error }) => {
      const answers = isObject(file.value) && isCliAnswer(file.value);
      return error !== undefined || kind !== 'unknown' || answers ? [file.path] : [];
    }),
  );
  return inputs.filter(({ path, named, context }) => named && !context && !known.has(path)).map(({ path }) => path);
}
