import type { LintRule } from '../rule/lint-rule.ts';
import type { LintSettings } from '../rule/lint-settings.ts';
import type { PolicyType } from '../rule/policy-subject.ts';
import type { ServiceData } from '../rule/service-data.ts';
import type { ReadLimits } from '../source/read-source.ts';
import { readSet } from './lint-read-set.ts';
import { joinRuns, type LintSubjects, type RawRun, runPolicyRules, runSetRules } from './lint-run.ts';
import type { PolicyThreads } from './lint-threads.ts';

/** A file to lint: its path as printed and its text. */
export interface LintInput {
  readonly path: string;
  readonly text: string;
  /** Given by name, not met in a folder or by a pattern. */
  readonly named?: boolean;
}

export interface LintSetOptions {
  readonly rules: readonly LintRule[];
  readonly services: ServiceData;
  readonly settings: Partial<LintSettings> & { readonly today: string };
  /** Stated type of policy documents that are a file of their own: for all, or by path. */
  readonly policyType?: PolicyType | ((path: string) => PolicyType | undefined);
  readonly limits?: ReadLimits;
  /** Threads that help with the policies; none unless stated. */
  readonly threads?: PolicyThreads;
}

/** Reads and lints a set of texts together; touches nothing outside but the threads that it is given. */
export async function lintSet(
  inputs: readonly LintInput[],
  options: LintSetOptions,
): Promise<RawRun & { readonly subjects: LintSubjects }> {
  const { rules, threads } = options;
  const { subjects, notRead } = await readSet(inputs, options);
  const { policies } = subjects.template;
  // The threads are at work meanwhile.
  const onSet = runSetRules(rules, subjects);
  const known = (await threads?.reports(policies)) ?? new Map();
  const run = joinRuns(runPolicyRules(rules, policies, known), onSet);
  return { ...run, undecided: [...run.undecided, ...notRead], subjects };
}
