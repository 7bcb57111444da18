import type { ActionDecision, Decision } from '../domain/decision.ts';
import { decide } from '../engine/decide.ts';
import type { ActualOutcome, CaseResult, CaseWord, ExpectedOutcome } from '../report/test-result.ts';
import type { CaseFile, PlacedCase } from './policy-test-file.ts';
import { questionOf } from './policy-test-question.ts';
import { snapshotBase } from './policy-test-snapshot.ts';

/** Runs one case: its question, the engine's answer, and what differs from the expected one. Throws a UserError. */
export async function runCase(file: CaseFile, placed: PlacedCase): Promise<CaseResult> {
  const base = snapshotBase(file, placed);
  if (base?.kind === 'passes') return judged(file, placed, { actual: PASSES });
  const question = await questionOf(file, placed, base?.question);
  const decision = decide(question);
  return judged(file, placed, { actual: actualOutcome(decision), question, decision });
}

const PASSES: ActualOutcome = { decision: 'allow', reason: 'allow:no-authorization', perAction: {} };

type Answered = Pick<CaseResult, 'actual' | 'question' | 'decision'>;

function judged(file: CaseFile, { test, line }: PlacedCase, answered: Answered): CaseResult {
  const { id, title, expected } = test;
  const differences = differencesOf(expected, answered.actual);
  return {
    id,
    ...(title === undefined || title === null ? {} : { title }),
    file: file.path,
    ...(line === undefined ? {} : { line }),
    outcome: differences.length === 0 ? 'passed' : 'failed',
    expected,
    differences,
    ...answered,
  };
}

function actualOutcome(decision: Decision): ActualOutcome {
  const perAction = decision.perAction.map((action) => [action.action, wordOf(action)] as const);
  return { decision: wordOf(decision), reason: decision.reason, perAction: Object.fromEntries(perAction) };
}

function wordOf({ kind }: Pick<ActionDecision, 'kind'>): CaseWord {
  if (kind === 'allowed') return 'allow';
  return kind === 'undetermined' ? 'undetermined' : 'deny';
}

/** What is stated is compared; action names without case, as AWS does. */
function differencesOf(expected: ExpectedOutcome, actual: ActualOutcome): readonly string[] {
  const differences: string[] = [];
  if (expected.decision !== actual.decision)
    differences.push(`decision: expected ${expected.decision}, found ${actual.decision}`);
  const reasons = [...new Set([expected.reason ?? [], expected.acceptedReasons ?? []].flat())];
  if (reasons.length > 0 && !reasons.includes(actual.reason))
    differences.push(`reason: expected ${reasons.join(' or ')}, found ${actual.reason}`);
  const found = new Map(Object.entries(actual.perAction).map(([action, word]) => [action.toLowerCase(), word]));
  for (const [action, word] of Object.entries(expected.perAction ?? {})) {
    const own = found.get(action.toLowerCase()) ?? 'not asked';
    if (own !== word) differences.push(`${action}: expected ${word}, found ${own}`);
  }
  return differences;
}
