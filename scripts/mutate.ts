import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { bundleWithMutants } from './mutate/bundle.ts';
import type { Mutant } from './mutate/instrument.ts';
import { type Baseline, judgeOf, type PassingTest, type Verdict } from './mutate/judge.ts';

const root = resolve(import.meta.dirname, '..');
const GOAL = 90;

/** Tests of the engine that need neither build nor network; each runs in milliseconds. */
function testFiles(): readonly string[] {
  const inside = (folder: string): readonly string[] =>
    readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => `${folder}/${file}`);
  const laws = inside('test/properties').filter((file) => !/work|robust|arn/.test(file));
  const plans = inside('test/explain').filter((file) => /plan|derive/.test(file));
  return [...inside('test/engine'), ...plans, ...laws];
}

interface Judged {
  readonly mutant: Mutant;
  readonly verdict: Verdict;
}

/** `--every=4` judges each fourth mutant: a sample for in between. */
async function mutate(given: readonly string[]): Promise<readonly Judged[]> {
  const step = Number(given.find((text) => text.startsWith('--every='))?.slice('--every='.length) ?? 1);
  const chosen = given.filter((text) => !text.startsWith('--'));
  const isMutated = (file: string): boolean =>
    file.startsWith('src/engine/') && (chosen.length === 0 || chosen.some((part) => file.includes(part)));
  const { code, mutants } = await bundleWithMutants(root, testFiles(), isMutated);
  const { baseline, judge } = judgeOf(code);
  const before = baseline();
  for (const failing of before.failing) console.error(`left out, it fails without any mutant: ${failing}`);
  console.error(`${mutants.length} mutants, ${before.tests.length} tests`);
  const kills = new Map<string, number>();
  const judged = mutants.filter((mutant) => mutant.id % step === 0);
  return judged.map((mutant, index) => {
    if (index % 200 === 199) console.error(`${index + 1} of ${judged.length}`);
    const verdict = judge(mutant.id, concerned(before, mutant.id, kills));
    if (verdict.kind === 'killed') kills.set(verdict.by, (kills.get(verdict.by) ?? 0) + 1);
    return { mutant, verdict };
  });
}

/** The tests that reach a mutant: those that killed before first, then the quick ones. */
function concerned(baseline: Baseline, id: number, kills: ReadonlyMap<string, number>): readonly PassingTest[] {
  const reaching = baseline.atStart.has(id)
    ? [...baseline.tests]
    : baseline.tests.filter((test) => test.reached.has(id));
  const weight = (test: PassingTest): number => test.milliseconds / (1 + (kills.get(test.name) ?? 0));
  return reaching.sort((left, right) => weight(left) - weight(right));
}

function report(judged: readonly Judged[]): number {
  const survivors = judged.filter(({ verdict }) => verdict.kind === 'survived');
  for (const { mutant } of survivors) {
    const { file, line, kind, before, after } = mutant;
    console.log(`${file} (line ${line} without types) ${kind}: ${short(before)} → ${short(after)}`);
  }
  const files = [...new Set(judged.map(({ mutant }) => mutant.file))].sort();
  for (const file of files) console.log(`${score(judged.filter(({ mutant }) => mutant.file === file))}  ${file}`);
  console.log(`${score(judged)}  all files`);
  mkdirSync(resolve(root, 'reports'), { recursive: true });
  writeFileSync(resolve(root, 'reports/mutation.json'), JSON.stringify(judged, null, 1));
  return ((judged.length - survivors.length) / judged.length) * 100;
}

function score(judged: readonly Judged[]): string {
  const killed = judged.filter(({ verdict }) => verdict.kind !== 'survived').length;
  const percent = judged.length === 0 ? 100 : (killed / judged.length) * 100;
  return `${percent.toFixed(1).padStart(5)} %  ${String(killed).padStart(5)} of ${String(judged.length).padEnd(5)}`;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 90)}…` : line;
}

if (process.argv[1]?.endsWith('mutate.ts')) {
  const reached = report(await mutate(process.argv.slice(2)));
  if (reached < GOAL) process.exitCode = 1;
}
