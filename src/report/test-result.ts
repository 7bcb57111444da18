import type { Decision } from '../domain/decision.ts';
import type { AccessQuestion } from '../domain/question.ts';

/** How a call ended, in the words of the case format. */
export type CaseWord = 'allow' | 'deny' | 'undetermined';

/** What a case expects; fields that are not there are not compared. */
export interface ExpectedOutcome {
  readonly decision: CaseWord;
  readonly reason?: string | undefined;
  readonly acceptedReasons?: readonly string[] | undefined;
  readonly perAction?: Readonly<Record<string, CaseWord>> | undefined;
  readonly httpStatus?: number | undefined;
}

/** What the engine found. */
export interface ActualOutcome {
  readonly decision: CaseWord;
  readonly reason: string;
  readonly perAction: Readonly<Record<string, CaseWord>>;
}

/** One case after its run. */
export interface CaseResult {
  readonly id: string;
  readonly title?: string;
  readonly file: string;
  readonly line?: number;
  readonly outcome: 'passed' | 'failed';
  readonly actual: ActualOutcome;
  readonly expected: ExpectedOutcome;
  /** One clause for each thing that is not as expected. */
  readonly differences: readonly string[];
  /** Absent where IAM was not asked. */
  readonly question?: AccessQuestion;
  readonly decision?: Decision;
}

/** A run of `why403 test`. */
export interface TestResult {
  readonly cases: readonly CaseResult[];
}

/** How many cases there were, and how they ended. */
export function testSummary(result: TestResult): { total: number; passed: number; failed: number } {
  const passed = result.cases.filter((one) => one.outcome === 'passed').length;
  return { total: result.cases.length, passed, failed: result.cases.length - passed };
}
