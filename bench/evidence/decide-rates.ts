import { writeFileSync } from 'node:fs';
import type { AccessQuestion } from '../../src/domain/question.ts';
import { decide } from '../../src/engine/decide.ts';
import { decideFast } from '../../src/engine/decide-fast.ts';
import { documentPool } from '../../src/engine/document-pool.ts';
import { CALLS, PAIRS, type PolicyTexts, parsed, tenManagedPolicies } from './decide-inputs.ts';

/** Medians of decisions per second; run as a bundle, so that no loader is in the way. */
const [root = '', output = '', rounds = '9'] = process.argv.slice(2);

const pool = documentPool();
const pairs = PAIRS.map((texts) => parsed(texts, pool));
const pairQuestions = pairs.flatMap(questionsOf);
const managed = tenManagedPolicies(root);
const managedQuestions = questionsOf(parsed(managed, pool));

/** Every call under these policies. Literals, not copies: V8 gives each `{...copy, more}` a hidden class of its own. */
function questionsOf(policies: AccessQuestion['policies']): readonly AccessQuestion[] {
  return CALLS.map(({ target, caller, actions, resource, resourceAccount, context }) => ({
    target,
    caller,
    policies,
    actions,
    resource,
    resourceAccount,
    context,
  }));
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('the list is empty');
  return found;
}

/** Everything from text: parse, compile, one decision. */
function first(texts: PolicyTexts, index: number): string {
  return decideFast({ ...pick(CALLS, index), policies: parsed(texts) }).reason;
}

/** As `first`, with the trace read. */
function traced(question: AccessQuestion): number {
  return decide(question).perAction.reduce((sum, action) => sum + action.trace.length, 0);
}

let sink = 0;

/** Per second of processor time, so that other work on the machine does not count as ours. */
function rate(count: number, run: (index: number) => unknown): number {
  const before = process.cpuUsage();
  let done = 0;
  let used = 0;
  while (used < 150_000) {
    for (let index = 0; index < count; index++) if (run(index) === undefined) sink++;
    done += count;
    const { user, system } = process.cpuUsage(before);
    used = user + system;
  }
  return (done / used) * 1e6;
}

const measures: readonly (readonly [string, () => number])[] = [
  ['a', () => rate(pairQuestions.length, (index) => decideFast(pick(pairQuestions, index)).reason)],
  ['aTraced', () => rate(pairQuestions.length, (index) => traced(pick(pairQuestions, index)))],
  ['b', () => rate(managedQuestions.length, (index) => decideFast(pick(managedQuestions, index)).reason)],
  ['bTraced', () => rate(managedQuestions.length, (index) => decide(pick(managedQuestions, index)).reason)],
  ['c', () => rate(500, (index) => first(pick(PAIRS, index), index))],
  ['cManaged', () => rate(20, (index) => first(managed, index))],
];

const samples = new Map(measures.map(([name]) => [name, [] as number[]] as const));
for (let round = 0; round < Number(rounds); round++) {
  for (const [name, measure] of measures) samples.get(name)?.push(measure());
}
const medians = [...samples].map(([name, values]) => [name, middle(values)] as const);
const kinds = new Set(pairQuestions.map((question) => decideFast(question).reason));
writeFileSync(output, JSON.stringify({ medians: Object.fromEntries(medians), reasons: [...kinds].sort(), sink }));

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}
