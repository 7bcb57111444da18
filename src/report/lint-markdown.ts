import type { LintFinding, LintResult } from './lint-result.ts';
import { lintSummaryLine } from './lint-summary.ts';
import { visible } from './visible.ts';
import { worstFirst } from './worst-first.ts';

/** GitHub cuts a step summary off at 1 MiB. */
const MOST_ROWS = 500;

/** A table for pull requests and step summaries. */
export function lintMarkdown(result: LintResult): string {
  const { findings } = result;
  const head = `## why403 lint\n\n${lintSummaryLine(result.summary)}\n`;
  if (findings.length === 0) return head;
  const rows = worstFirst(findings).slice(0, MOST_ROWS).map(row).join('');
  const rest = findings.length > MOST_ROWS ? `\n${findings.length - MOST_ROWS} more findings are not shown.\n` : '';
  return `${head}\n| severity | place | finding | rule |\n|---|---|---|---|\n${rows}${rest}`;
}

function row(finding: LintFinding): string {
  return `| ${finding.severity} | ${code(`${finding.path}:${finding.line}`)} | ${cell(finding.message)} | ${finding.ruleId} |\n`;
}

/** Foreign text as code, in which nothing acts. */
function code(text: string): string {
  return `\`${visible(text).replaceAll('`', '\u2019').replaceAll('|', '\\|')}\``;
}

/** Texts of the user stand in backticks and stay code; markup elsewhere does not act. */
function cell(text: string): string {
  const parts = visible(text).split('`');
  // An odd backtick is one that the user wrote.
  const closed = parts.length % 2 === 1;
  return parts
    .map((part, index) => (closed && index % 2 === 1 ? `\`${part.replaceAll('|', '\\|')}\`` : escaped(part)))
    .join(closed ? '' : '\\`');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\*_~[\]|]/g, '\\$&')
    .replaceAll('@', '&#64;');
}
