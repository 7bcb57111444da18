import { appendFileSync, writeFileSync } from 'node:fs';
import { lintMarkdown } from '../report/lint-markdown.ts';
import { lintText } from '../report/lint-text.ts';
import type { TextStyle } from '../report/text-style.ts';
import type { LintOutcome } from './lint.ts';

/** Where a report goes besides the terminal. */
export interface LintPlaces {
  readonly file: string | undefined;
  /** GITHUB_STEP_SUMMARY. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary */
  readonly summary: string | undefined;
  readonly style: TextStyle;
}

/** GitHub refuses summaries over 1 MiB. */
const MOST_SUMMARY = 1_000_000;

/** Writes the report to its file and the step summary; returns what remains for the terminal. */
export function deliverLint(outcome: LintOutcome, places: LintPlaces): string {
  if (places.summary !== undefined && places.summary !== '')
    appendFileSync(places.summary, lintMarkdown(outcome.result).slice(0, MOST_SUMMARY));
  if (places.file === undefined) return outcome.text;
  writeFileSync(places.file, outcome.text);
  return lintText(outcome.result, places.style);
}
