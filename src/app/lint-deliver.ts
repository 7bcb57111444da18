import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../domain/user-error.ts';
import { lintMarkdown } from '../report/lint-markdown.ts';
import type { LintStyle } from '../report/lint-text.ts';
import { visible } from '../report/visible.ts';
import { type LintFormat, writeLint } from '../report/write-lint.ts';
import type { LintOutcome } from './lint.ts';

/** Where reports go besides the terminal. */
export interface LintPlaces {
  readonly files: readonly { readonly format: LintFormat; readonly file: string }[];
  /** GITHUB_STEP_SUMMARY. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#adding-a-job-summary */
  readonly summary: string | undefined;
  readonly style: LintStyle;
}

/** GitHub refuses summaries over 1 MiB. */
const MOST_SUMMARY = 1_000_000;

/** Writes reports to their files and the step summary; returns notes. UserError when a file cannot be written. */
export function deliverLint(outcome: LintOutcome, places: LintPlaces): readonly string[] {
  for (const { format, file } of places.files) {
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, writeLint(outcome.shown, format, { ...places.style, colour: false }));
    } catch (thrown) {
      throw new UserError(
        'cannotWrite',
        `the report \`${file}\` cannot be written (${codeOf(thrown)})`,
        'check the path',
      );
    }
  }
  if (places.summary === undefined || places.summary === '') return [];
  try {
    appendFileSync(places.summary, cut(lintMarkdown(outcome.shown)));
    return [];
  } catch (thrown) {
    // A summary that GitHub did not prepare is no reason to fail the job.
    return [`the step summary \`${visible(places.summary)}\` cannot be written (${codeOf(thrown)})`];
  }
}

/** Whole lines only: half a row spoils the page. */
function cut(text: string): string {
  if (Buffer.byteLength(text) <= MOST_SUMMARY) return text;
  const start = Buffer.from(text).subarray(0, MOST_SUMMARY).toString('utf8');
  return start.slice(0, start.lastIndexOf('\n') + 1);
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
}
