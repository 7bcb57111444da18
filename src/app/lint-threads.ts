import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { PolicyRule } from '../rule/lint-rule.ts';
import type { PolicySubject } from '../rule/policy-subject.ts';
import type { LintInput, LintSetOptions } from './lint-set.ts';
import { claim, markOf, ownPolicies, reportsHere, type Share, type ShareAnswer } from './lint-share.ts';
import { type PolicyReport, policyReports } from './policy-reports.ts';

/** Threads at work on the policies of a set. */
export interface PolicyThreads {
  /** What the rules say about policies, as far as threads or the caller's own turn have found it out. */
  reports(policies: readonly PolicySubject[]): Promise<ReadonlyMap<PolicySubject, readonly PolicyReport[]>>;
}

const MOST_THREADS = 8;

/**
 * Starts threads that ask the policy rules about the files one by one, from the first on; the caller does the same from the
 * last on when it has read the set, so nobody waits for more than one file. A thread reads its files again and warms up for
 * itself (docs/adr/0012), so there are none unless stated. Undefined too where modules of Terraform are among the files,
 * which are more than one file each.
 */
export async function policyThreads(
  inputs: readonly LintInput[],
  options: LintSetOptions,
  stated = 1,
): Promise<PolicyThreads | undefined> {
  const threads = Math.min(stated, MOST_THREADS, inputs.length) - 1;
  const file = threads < 1 ? undefined : workerFile();
  if (file === undefined || inputs.some(({ path }) => /\.(tf|tofu|hcl)(\.json)?$/i.test(path))) return undefined;
  const { Worker } = await import('node:worker_threads');
  const claims = new Int32Array(new SharedArrayBuffer(inputs.length * Int32Array.BYTES_PER_ELEMENT));
  const { policyType, settings } = options;
  const share: Omit<Share, 'thread'> = {
    inputs,
    types: inputs.map(({ path }) => (typeof policyType === 'function' ? policyType(path) : policyType)),
    rules: options.rules.map((rule) => rule.id),
    settings,
    claims,
  };
  const workers = Array.from({ length: threads }, (_, place) =>
    helper(new Worker(file, { workerData: { ...share, thread: place + 2 }, execArgv: [], stderr: true })),
  );
  return { reports: (policies) => allReports(policies, { inputs, options, claims, workers }) };
}

/** The bundle beside this one; sources and the library have none. */
function workerFile(): string | undefined {
  const here = import.meta.url;
  const file = here.endsWith('.cjs') ? resolve(dirname(here), 'lint-worker.cjs') : undefined;
  return file !== undefined && existsSync(file) ? file : undefined;
}

interface Helper {
  readonly worker: Worker;
  /** Nothing when the thread failed: its policies are then asked about here. */
  readonly answers: Promise<readonly ShareAnswer[]>;
}

function helper(worker: Worker): Helper {
  // Nobody waits for it yet; an end of the process for another reason must not.
  worker.unref();
  const answers = new Promise<readonly ShareAnswer[]>((settle) => {
    worker.once('message', settle);
    worker.once('error', () => settle([]));
    worker.once('exit', () => settle([]));
  });
  return { worker, answers };
}

interface Work {
  readonly inputs: readonly LintInput[];
  readonly options: LintSetOptions;
  readonly claims: Int32Array;
  readonly workers: readonly Helper[];
}

async function allReports(
  policies: readonly PolicySubject[],
  { inputs, options, claims, workers }: Work,
): Promise<ReadonlyMap<PolicySubject, readonly PolicyReport[]>> {
  const known = new Map<PolicySubject, readonly PolicyReport[]>();
  const own = ownPolicies(policies);
  for (const [place, input] of [...inputs.entries()].reverse()) {
    if (!claim(claims, place, 1)) continue;
    for (const policy of own.get(input.path) ?? []) known.set(policy, policyReports(options.rules, policy));
  }
  const rules = new Map(options.rules.flatMap((rule) => (rule.subject === 'policy' ? [[rule.id, rule]] : [])));
  for (const { worker, answers } of workers) {
    worker.ref();
    for (const answer of await answers) take(answer, { known, rules, policies: own.get(answer.path) ?? [] });
    await worker.terminate();
  }
  return known;
}

interface Taking {
  readonly known: Map<PolicySubject, readonly PolicyReport[]>;
  readonly rules: ReadonlyMap<string, PolicyRule>;
  readonly policies: readonly PolicySubject[];
}

/** Takes over what a thread says about the policies of a file, if it saw the same ones. */
function take(answer: ShareAnswer, { known, rules, policies }: Taking): void {
  if (answer.policies.length !== policies.length) return;
  for (const [place, policy] of policies.entries()) {
    const { mark, reports } = answer.policies[place] ?? {};
    const here = reports === undefined || mark !== markOf(policy) ? undefined : reportsHere(reports, policy, rules);
    if (here !== undefined) known.set(policy, here);
  }
}
