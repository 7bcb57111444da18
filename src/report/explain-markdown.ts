import type { ExplainReport } from '../domain/report.ts';
import { refusedBy, unexplainedDenial } from './explain-denial.ts';
import type { ReportItem, ReportSection } from './explain-section.ts';
import { explainSections } from './explain-sections.ts';
import { type ExplainTextOptions, verdictWord } from './explain-text.ts';
import { traceLines } from './trace-text.ts';
import { visible } from './visible.ts';

/** Returns the explanation as Markdown, for an issue or a pull request. */
export function explainMarkdown(report: ExplainReport, options: ExplainTextOptions): string {
  const { title, caller, region } = report.call;
  const place = region === undefined ? '' : ` in ${escapeMarkdown(region)}`;
  const plain = { colour: false, width: 100, unicode: true };
  const parts = [
    ...denialParts(report),
    `## ${verdictWord(report)[0]}: ${escapeMarkdown(title)}`,
    `Caller: ${escapeMarkdown(caller)}${place}`,
    ...explainSections(report, options.fix).map((section) => sectionText(section, options)),
    ...(options.trace && report.decision !== undefined ? [fenced(traceLines(report, plain), '')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function denialParts(report: ExplainReport): readonly string[] {
  const denial = unexplainedDenial(report);
  if (denial === undefined) return [];
  const meaning = escapeMarkdown(denial.meaning);
  return [`## REFUSED ${escapeMarkdown(refusedBy(denial))}`, meaning, fenced([denial.next], 'sh')];
}

/** Foreign text that neither Markdown nor HTML reads as its own. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_[\]|#~!>@]/g, '\\$&');
}

function sectionText(section: ReportSection, options: ExplainTextOptions): string {
  const list = section.items.map(itemText).join('\n');
  const code = section.code === undefined ? '' : `\n\n${fenced(section.code, LANGUAGES[options.fix])}`;
  return `### ${section.label}\n\n${list}${code}`;
}

function itemText(item: ReportItem): string {
  const mark = item.mark === undefined ? '' : `${{ yes: '✔', no: '✘', open: '?' }[item.mark]} `;
  const details = (item.details ?? []).map((detail) => `\n  - ${escapeMarkdown(detail.trim())}`);
  return `- ${mark}${escapeMarkdown(item.text)}${details.join('')}`;
}

const LANGUAGES = { cli: 'sh', json: 'json', terraform: 'hcl', cloudformation: 'yaml', cdk: 'ts' } as const;

/** A fence longer than any run of backticks inside. */
function fenced(lines: readonly string[], language: string): string {
  const text = lines.map(visible).join('\n');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
