import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import * as fc from 'fast-check';
import { type DeclaredTest, vitestDouble } from './test-double.ts';

/** How the tests answered to one mutant. */
export type Verdict = { readonly kind: 'survived' | 'timeout' } | { readonly kind: 'killed'; readonly by: string };

/** A passing test of the unchanged sources: which mutants it reaches, and how long it takes. */
export interface PassingTest {
  readonly name: string;
  readonly reached: ReadonlySet<number>;
  readonly milliseconds: number;
}

/** What the unchanged sources do. */
export interface Baseline {
  readonly tests: readonly PassingTest[];
  /** Mutants reached while the modules are read: they concern every test. */
  readonly atStart: ReadonlySet<number>;
  readonly failing: readonly string[];
}

/** The compiled bundle, evaluated afresh for the baseline and for every mutant. */
export interface Judge {
  readonly baseline: () => Baseline;
  readonly judge: (mutant: number, tests: readonly PassingTest[]) => Verdict;
}

/** Runs of a law per mutant; with the full number the whole would take hours. */
const LAW_RUNS = 150;
/** An endless loop counts as killed; all tests together take about two seconds. */
const LONGEST_MILLISECONDS = 10_000;

interface Evaluation {
  readonly active: number;
  readonly reached: Set<number> | undefined;
  readonly work: (tests: readonly DeclaredTest[]) => void;
}

/** Compiles the bundle of tests and mutants. */
export function judgeOf(code: string): Judge {
  const head =
    'const { require, active, reached, work } = globalThis.__mutation; const module = { exports: {} }; const exports = module.exports;' +
    'const __M = (id) => { if (reached !== undefined) reached.add(id); return id === active; };';
  const script = new Script(`(() => { ${head}\n${code}\nwork(); })()`, { filename: 'mutants.cjs' });
  const evaluate = ({ active, reached, work }: Evaluation): void => {
    const tests: DeclaredTest[] = [];
    Object.assign(globalThis, { __mutation: { require: requireFor(tests), active, reached, work: () => work(tests) } });
    script.runInThisContext(active === 0 ? {} : { timeout: LONGEST_MILLISECONDS });
  };
  return { baseline: () => baselineOf(evaluate), judge: (mutant, tests) => verdictOf(evaluate, mutant, tests) };
}

function baselineOf(evaluate: (evaluation: Evaluation) => void): Baseline {
  const reached = new Set<number>();
  const atStart = new Set<number>();
  const passing: PassingTest[] = [];
  const failing: string[] = [];
  evaluate({
    active: 0,
    reached,
    work: (tests) => {
      for (const id of reached) atStart.add(id);
      for (const { name, body } of tests) {
        reached.clear();
        const began = performance.now();
        const problem = failureOf(body);
        if (problem !== undefined) failing.push(`${name}: ${problem}`);
        else passing.push({ name, reached: new Set(reached), milliseconds: performance.now() - began });
      }
    },
  });
  return { tests: passing, atStart, failing };
}

function verdictOf(
  evaluate: (evaluation: Evaluation) => void,
  active: number,
  chosen: readonly PassingTest[],
): Verdict {
  let verdict: Verdict = { kind: 'survived' };
  try {
    evaluate({
      active,
      reached: undefined,
      work: (tests) => {
        const declared = new Map(tests.map((test) => [test.name, test]));
        const killer = chosen.find(({ name }) => {
          const found = declared.get(name);
          return found === undefined || failureOf(found.body) !== undefined;
        });
        if (killer !== undefined) verdict = { kind: 'killed', by: killer.name };
      },
    });
  } catch (thrown) {
    const timeout = thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
    return timeout ? { kind: 'timeout' } : { kind: 'killed', by: 'reading the modules' };
  }
  return verdict;
}

/** Why a test fails; tests that wait for something cannot be judged here and count as failing. */
function failureOf(body: () => unknown): string | undefined {
  try {
    return body() instanceof Promise ? 'asynchronous' : undefined;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw thrown;
    return thrown instanceof Error ? (thrown.message.split('\n')[0] ?? '') : String(thrown);
  }
}

const fromDisk = createRequire(import.meta.url);
const texts = new Map<string, string>();

/** What the bundle gets for the modules outside it: a double of vitest, shorter laws, files read once. */
function requireFor(tests: DeclaredTest[]): (name: string) => unknown {
  const doubles: Readonly<Record<string, unknown>> = {
    vitest: vitestDouble(tests),
    'fast-check': LAWS,
    'node:fs': FILES,
  };
  return (name) => doubles[name] ?? fromDisk(name);
}

const LAWS = {
  ...fc,
  assert: (law: Parameters<typeof fc.assert>[0], options?: { readonly numRuns?: number }) =>
    fc.assert(law, { numRuns: Math.min(options?.numRuns ?? LAW_RUNS, LAW_RUNS), seed: 403, endOnFailure: true }),
};

const FILES = {
  ...fromDisk('node:fs'),
  readFileSync: (path: string, encoding: BufferEncoding): string => {
    const text = texts.get(path) ?? readFileSync(path, encoding);
    texts.set(path, text);
    return text;
  },
};
