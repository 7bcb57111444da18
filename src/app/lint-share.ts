import { LINT_RULES } from '../../rules/lint.generated.ts';
import type { LintReport, PolicyRule } from '../rule/lint-rule.ts';
import type { LintSettings } from '../rule/lint-settings.ts';
import type { PolicySubject, PolicyType } from '../rule/policy-subject.ts';
import { serviceData } from '../service-data/service-data.ts';
import { readSet } from './lint-read-set.ts';
import type { LintInput } from './lint-set.ts';
import { type PolicyReport, policyReports } from './policy-reports.ts';
import { type PortablePlace, type ProblemAt, portableProblem, problemIn } from './portable-problem.ts';

/** What a thread is given. */
export interface Share {
  readonly inputs: readonly LintInput[];
  /** Stated types of policies, by input. */
  readonly types: readonly (PolicyType | undefined)[];
  /** Ids of the rules, all of them our own. */
  readonly rules: readonly string[];
  readonly settings: Partial<LintSettings> & { readonly today: string };
  /** Shared memory: which thread works on an input, 0 for none yet. */
  readonly claims: Int32Array;
  /** Number of the thread, from 2; 1 is the main thread. */
  readonly thread: number;
}

/** What the rules say about the policies of an input; undefined where the main thread has to ask them itself. */
export interface ShareAnswer {
  readonly path: string;
  readonly policies: readonly { readonly mark: string; readonly reports: readonly PortableReport[] | undefined }[];
}

type PortableReport = { readonly rule: string } & (
  | { readonly said: ProblemAt<PortablePlace> | Exclude<LintReport, { at: unknown }> }
  | { readonly crash: string }
);

/** Takes an input for a thread; false when another has it already. */
export function claim(claims: Int32Array, input: number, thread: number): boolean {
  return Atomics.compareExchange(claims, input, 0, thread) === 0;
}

/** Works in a thread: takes inputs from the front until none is left, and asks the rules about their policies. */
export async function workOnShare(share: Share): Promise<readonly ShareAnswer[]> {
  const wanted = new Set(share.rules);
  const rules = LINT_RULES.filter((rule) => wanted.has(rule.id));
  const answers: ShareAnswer[] = [];
  for (const [place, input] of share.inputs.entries()) {
    if (!claim(share.claims, place, share.thread)) continue;
    const policyType = share.types[place];
    const options = { rules, services: serviceData(), settings: share.settings, ...(policyType && { policyType }) };
    const { subjects } = await readSet([input], options);
    const policies = [...ownPolicies(subjects.template.policies).values()].flat().map((policy) => ({
      mark: markOf(policy),
      reports: portableReports(policyReports(rules, policy), policy),
    }));
    answers.push({ path: input.path, policies });
  }
  return answers;
}

/** Policies that somebody wrote as documents, by the file that they stand in. Others are put together from several. */
export function ownPolicies(policies: readonly PolicySubject[]): ReadonlyMap<string, readonly PolicySubject[]> {
  const own = new Map<string, PolicySubject[]>();
  for (const policy of policies) {
    if (policy.origin !== 'document') continue;
    const { path } = policy.at('').file;
    const beside = own.get(path);
    if (beside === undefined) own.set(path, [policy]);
    else beside.push(policy);
  }
  return own;
}

/** What rules see of a policy besides its text; where it differs, the set says more about the policy than its file. */
export function markOf(policy: PolicySubject): string {
  const { type, resourceService, form, attachedTo, statements, mayHaveMore } = policy;
  const { pointer } = policy.at('');
  return JSON.stringify([pointer, type, resourceService, form, attachedTo, statements.length, mayHaveMore]);
}

function portableReports(
  reports: readonly PolicyReport[],
  policy: PolicySubject,
): readonly PortableReport[] | undefined {
  const { file } = policy.at('');
  const portable: PortableReport[] = [];
  for (const report of reports) {
    const rule = report.rule.id;
    if ('crash' in report) portable.push({ rule, crash: report.crash });
    else if ('undecided' in report.said) portable.push({ rule, said: report.said });
    else {
      const said = portableProblem(report.said, file);
      if (said === undefined) return undefined;
      portable.push({ rule, said });
    }
  }
  return portable;
}

/** The reports again, about the policy as it is read here. */
export function reportsHere(
  reports: readonly PortableReport[],
  policy: PolicySubject,
  rules: ReadonlyMap<string, PolicyRule>,
): readonly PolicyReport[] | undefined {
  const { file } = policy.at('');
  const here: PolicyReport[] = [];
  for (const report of reports) {
    const rule = rules.get(report.rule);
    if (rule === undefined) return undefined;
    if ('crash' in report) here.push({ rule, crash: report.crash });
    else here.push({ rule, said: 'undecided' in report.said ? report.said : problemIn(report.said, file) });
  }
  return here;
}
