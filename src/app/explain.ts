import { gatherSnapshot } from '../collect/gather.ts';
import type { ExplainReport } from '../domain/report.ts';
import type { FixFormat } from '../report/fix-format.ts';
import type { TextStyle } from '../report/text-style.ts';
import { type ExplainFormat, writeExplanation } from '../report/write-explanation.ts';
import { type CallWords, gatherRequest } from './call-words.ts';
import { withDenial } from './denial-read.ts';
import { explainSnapshot } from './explain-snapshot.ts';

/** How the explanation is to be printed. */
export interface ExplainOutput {
  readonly format: ExplainFormat;
  readonly fix: FixFormat;
  readonly trace: boolean;
  readonly style: TextStyle;
}

/**
 * Explains one call: the words of the command line become a target and a caller, the collectors gather the evidence,
 * the engine decides, the rules diagnose, the remedy is proved, and a report is written. Returns text and exit code.
 * Throws a UserError for words or files that cannot be used.
 */
export async function explain(words: CallWords, output: ExplainOutput): Promise<{ text: string; exitCode: number }> {
  const report = await explainCall(words);
  return { text: writeExplanation(report, output), exitCode: report.exitCode };
}

/** The same without the text, for commands that go on with the report. */
export async function explainCall(words: CallWords): Promise<ExplainReport> {
  const request = gatherRequest(words);
  if (!request.ok) throw request.error;
  const snapshot = await gatherSnapshot(request.value);
  return withDenial(explainSnapshot(snapshot), words.denial);
}
