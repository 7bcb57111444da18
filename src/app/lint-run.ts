import type { AccountSubject } from '../rule/account-subject.ts';
import type { FileSubject } from '../rule/file-subject.ts';
import type { LintProblem, LintReport, LintRule, LintSeverity } from '../rule/lint-rule.ts';
import type { PolicySubject } from '../rule/policy-subject.ts';
import type { TemplateSubject } from '../rule/template-subject.ts';
import { type PolicyReport, policyReports } from './policy-reports.ts';

/** Everything that rules are shown in one run. */
export interface LintSubjects {
  readonly files: readonly FileSubject[];
  readonly template: TemplateSubject;
  readonly account: AccountSubject | undefined;
}

/** A finding before it has line and column. */
export interface RawFinding {
  readonly rule: LintRule;
  readonly severity: LintSeverity;
  readonly problem: LintProblem;
  /** The policy that it is about, when it is about one. */
  readonly policy: PolicySubject | undefined;
}

export interface RawRun {
  readonly findings: readonly RawFinding[];
  /** Rule id and what was missing, with how often. */
  readonly undecided: readonly { readonly rule: string; readonly missing: string; readonly count: number }[];
  /** Rules that threw: a bug of ours, or of a rule of the user's. */
  readonly crashes: readonly { readonly rule: string; readonly message: string }[];
}

interface Sink {
  readonly findings: RawFinding[];
  readonly undecided: Map<string, { rule: string; missing: string; count: number }>;
  readonly crashes: { rule: string; message: string }[];
}

/** Shows every rule its subjects. A rule that throws is noted and does not end the run. */
export function runLintRules(rules: readonly LintRule[], subjects: LintSubjects): RawRun {
  const onSet = runSetRules(rules, subjects);
  return joinRuns(runPolicyRules(rules, subjects.template.policies, new Map()), onSet);
}

/** Shows the policy rules every policy of which it is not known yet what they say. */
export function runPolicyRules(
  rules: readonly LintRule[],
  policies: readonly PolicySubject[],
  known: ReadonlyMap<PolicySubject, readonly PolicyReport[]>,
): RawRun {
  const sink = newSink();
  for (const policy of policies) {
    for (const report of known.get(policy) ?? policyReports(rules, policy)) {
      if ('crash' in report) sink.crashes.push({ rule: report.rule.id, message: report.crash });
      else add({ rule: report.rule, said: report.said, policy }, sink);
    }
  }
  return runOf(sink);
}

/** Shows the rules about templates, accounts and files what they are about. */
export function runSetRules(rules: readonly LintRule[], { template, account, files }: LintSubjects): RawRun {
  const sink = newSink();
  for (const rule of rules) {
    if (rule.subject === 'template') collect(rule, () => rule.check(template), sink);
    else if (rule.subject === 'account' && account !== undefined) collect(rule, () => rule.check(account), sink);
    else if (rule.subject === 'file') for (const file of files) collect(rule, () => rule.check(file), sink);
  }
  return runOf(sink);
}

/** Both runs as one, what they say in this order. */
export function joinRuns(one: RawRun, other: RawRun): RawRun {
  return {
    findings: [...one.findings, ...other.findings],
    undecided: [...one.undecided, ...other.undecided],
    crashes: [...one.crashes, ...other.crashes],
  };
}

function newSink(): Sink {
  return { findings: [], undecided: new Map(), crashes: [] };
}

function runOf(sink: Sink): RawRun {
  return { findings: sink.findings, undecided: [...sink.undecided.values()], crashes: sink.crashes };
}

function collect(rule: LintRule, check: () => Iterable<LintReport>, sink: Sink): void {
  try {
    for (const said of check()) add({ rule, said, policy: undefined }, sink);
  } catch (thrown) {
    sink.crashes.push({ rule: rule.id, message: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

interface Said {
  readonly rule: LintRule;
  readonly said: LintReport;
  readonly policy: PolicySubject | undefined;
}

function add({ rule, said, policy }: Said, sink: Sink): void {
  if (!('undecided' in said)) {
    sink.findings.push({ rule, severity: said.severity ?? rule.severity, problem: said, policy });
    return;
  }
  const key = `${rule.id}\n${said.undecided}`;
  const entry = sink.undecided.get(key) ?? { rule: rule.id, missing: said.undecided, count: 0 };
  entry.count += 1;
  sink.undecided.set(key, entry);
}
