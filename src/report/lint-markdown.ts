import type { LintFinding, LintResult } from './lint-result.ts';
import { lintSummaryLine } from './lint-summary.ts';
import { visible } from './visible.ts';

/** GitHub cuts a step summary off at 1 MiB. */
const MOST_ROWS = 500;

/** A table for pull requests and step summaries. */
export function lintMarkdown(result: LintResult): string {
  const { findings } = result;
  const head = `## why403 lint\n\n${lintSummaryLine(result.summary)}\n`;
  if (findings.length === 0) return head;
  const rows = findings.slice(0, MOST_ROWS).map(row).join('');
  const rest = findings.length > MOST_ROWS ? `\n${findings.length - MOST_ROWS} more findings are not shown.\n` : '';
  return `${head}\n| severity | place | finding | rule |\n|---|---|---|---|\n${rows}${rest}`;
}

function row(finding: LintFinding): string {
  const place = `${cell(finding.path)}:${finding.line}`;
  return `| ${finding.severity} | ${place} | ${cell(finding.message)} | ${finding.ruleId} |\n`;
}

/** Backticks of messages stay; markup of foreign text does not act. */
function cell(text: string): string {
  return visible(text).replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('[', '\\[');
}
