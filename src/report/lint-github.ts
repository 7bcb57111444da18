import type { LintFinding, LintResult } from './lint-result.ts';
import { lintSummaryLine } from './lint-summary.ts';
import type { LintStyle } from './lint-text.ts';
import { visible } from './visible.ts';
import { worstFirst } from './worst-first.ts';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands that GitHub Actions shows as annotations, ten of a kind per step: the worst come first. https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands */
export function lintGithub(result: LintResult, { inRepository = (path) => path }: Partial<LintStyle> = {}): string {
  const annotations = worstFirst(result.findings).map((finding) => annotation(finding, inRepository(finding.path)));
  return `${annotations.join('')}${lintSummaryLine(result.summary)}\n`;
}

function annotation(finding: LintFinding, path: string): string {
  const { line, endLine, column, endColumn } = finding;
  const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : '';
  const place = `file=${property(shownPath(path))},line=${line},endLine=${endLine}${columns},title=${property(`why403 ${finding.ruleId}`)}`;
  return `::${COMMANDS[finding.severity]} ${place}::${data(visible(finding.message))}\n`;
}

/** The runner must find the file by it, so that only what would act in the log is shown. */
function shownPath(path: string): string {
  return path
    .split(/([\r\n])/)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
