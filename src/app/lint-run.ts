import type { AccountSubject } from '../rule/account-subject.ts';
import type { FileSubject } from '../rule/file-subject.ts';
import type { LintProblem, LintReport, LintRule, LintSeverity, PolicyRule } from '../rule/lint-rule.ts';
import { oncePer } from '../rule/once-per.ts';
import type { PolicySubject } from '../rule/policy-subject.ts';
import type { TemplateSubject } from '../rule/template-subject.ts';

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
  const sink: Sink = { findings: [], undecided: new Map(), crashes: [] };
  const sorted = sortedRules(rules);
  for (const policy of subjects.template.policies) runOnPolicy(sorted, policy, sink);
  for (const rule of sorted.others) {
    if (rule.subject === 'template') collect(rule, () => rule.check(subjects.template), sink);
    else if (rule.subject === 'account' && subjects.account !== undefined) {
      const { account } = subjects;
      collect(rule, () => rule.check(account), sink);
    } else if (rule.subject === 'file') {
      for (const file of subjects.files) collect(rule, () => rule.check(file), sink);
    }
  }
  return { findings: sink.findings, undecided: [...sink.undecided.values()], crashes: sink.crashes };
}

/** Rules by what they are called for; sorted once per list, not once per document. */
interface SortedRules {
  readonly others: readonly LintRule[];
  readonly policy: readonly PolicyRule[];
  /** Places in `policy` of the rules that a feature calls. */
  readonly called: ReadonlyMap<string, readonly number[]>;
  /** Places in `policy` of the rules for policies of an origin and type, whatever their features. */
  readonly fitting: Map<string, readonly number[]>;
}

const sortedRules = oncePer((rules: readonly LintRule[]): SortedRules => {
  const policy = rules.filter((rule) => rule.subject === 'policy');
  const others = rules.filter((rule) => rule.subject !== 'policy');
  return { policy, others, called: calledRules(policy), fitting: new Map() };
});

/** An action pattern may mean any service: `service:*` calls what any service calls. */
function calledRules(rules: readonly PolicyRule[]): ReadonlyMap<string, readonly number[]> {
  const called = new Map<string, number[]>([['service:*', []]]);
  rules.forEach((rule, place) => {
    for (const feature of rule.when ?? []) called.set(feature, [...(called.get(feature) ?? []), place]);
    if (rule.when?.some((feature) => feature.startsWith('service:')) === true) called.get('service:*')?.push(place);
  });
  return called;
}

function runOnPolicy(sorted: SortedRules, policy: PolicySubject, sink: Sink): void {
  const called = new Uint8Array(sorted.policy.length);
  for (const feature of policy.features) for (const place of sorted.called.get(feature) ?? NONE) called[place] = 1;
  for (const place of fittingRules(sorted, policy)) {
    const rule = sorted.policy[place];
    if (rule !== undefined && (called[place] === 1 || rule.when === undefined)) collectPolicy(rule, policy, sink);
  }
  if (policy.type !== 'unknown') return;
  for (const rule of sorted.policy) if (!fits(rule, policy)) undecided(rule, 'policy type', sink);
}

const NONE: readonly number[] = [];

function fittingRules({ policy: rules, fitting }: SortedRules, policy: PolicySubject): readonly number[] {
  const key = `${policy.origin} ${policy.type}`;
  const known = fitting.get(key);
  if (known !== undefined) return known;
  const found = rules.flatMap((rule, place) => (fits(rule, policy) ? [place] : []));
  fitting.set(key, found);
  return found;
}

function fits(rule: PolicyRule, policy: PolicySubject): boolean {
  if (policy.origin === 'permissions' && !seesPermissions(rule)) return false;
  if (rule.types !== undefined) return rule.types.includes(policy.type);
  return policy.type !== 'unknown' || !rule.needs.includes('policyType');
}

function collectPolicy(rule: PolicyRule, policy: PolicySubject, sink: Sink): void {
  try {
    for (const report of rule.check(policy)) {
      if ('undecided' in report) undecided(rule, report.undecided, sink);
      else sink.findings.push({ rule, severity: report.severity ?? rule.severity, problem: report, policy });
    }
  } catch (thrown) {
    crashed(rule, thrown, sink);
  }
}

function seesPermissions(rule: PolicyRule): boolean {
  return rule.permissions ?? (rule.group === 'semantics' || rule.group === 'security' || rule.group === 'invocation');
}

function collect(rule: LintRule, check: () => Iterable<LintReport>, sink: Sink): void {
  try {
    for (const report of check()) {
      if ('undecided' in report) undecided(rule, report.undecided, sink);
      else sink.findings.push({ rule, severity: report.severity ?? rule.severity, problem: report, policy: undefined });
    }
  } catch (thrown) {
    crashed(rule, thrown, sink);
  }
}

function crashed(rule: LintRule, thrown: unknown, sink: Sink): void {
  sink.crashes.push({ rule: rule.id, message: thrown instanceof Error ? thrown.message : String(thrown) });
}

function undecided(rule: LintRule, missing: string, sink: Sink): void {
  const key = `${rule.id}\n${missing}`;
  const entry = sink.undecided.get(key) ?? { rule: rule.id, missing, count: 0 };
  entry.count += 1;
  sink.undecided.set(key, entry);
}
