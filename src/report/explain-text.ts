import type { ExplainReport, Verdict } from '../domain/report.ts';
import { explainDenial } from './explain-denial.ts';
import type { ReportItem, ReportSection } from './explain-section.ts';
import { explainSections } from './explain-sections.ts';
import type { FixFormat } from './fix-format.ts';
import { paint, type Tone } from './paint.ts';
import type { TextStyle } from './text-style.ts';
import { traceLines } from './trace-text.ts';
import { visible } from './visible.ts';
import { columns, wrap } from './wrap.ts';

export interface ExplainTextOptions {
  readonly fix: FixFormat;
  readonly trace: boolean;
}

/** Returns the explanation for a terminal: verdict first, at most `style.width` columns, readable without colour. */
export function explainText(report: ExplainReport, style: TextStyle, options: ExplainTextOptions): string {
  const sections = explainSections(report, options.fix);
  const lines = [
    ...explainDenial(report, style),
    ...headline(report, style),
    '',
    ...sections.flatMap((section) => sectionLines(section, style)),
    ...(options.trace && report.decision !== undefined ? ['', ...traceLines(report, style)] : []),
    ...footer(report, options, style),
  ];
  return `${lines.join('\n')}\n`;
}

/** The verdict in capitals, as printed first and in a list. */
export const VERDICT_WORDS = {
  allowed: ['ALLOWED', 'good'],
  explicitDeny: ['DENIED', 'bad'],
  implicitDeny: ['DENIED', 'bad'],
  undetermined: ['UNDETERMINED', 'open'],
  notPermission: ['NOT A PERMISSION QUESTION', 'open'],
} as const satisfies Record<Verdict, readonly [string, Tone]>;

/** The verdict of a report; a target that nothing can be said of yet is no verdict. */
export function verdictWord(report: ExplainReport): readonly [string, Tone] {
  return report.call.kind === 'webFunction' ? ['NOT SUPPORTED YET', 'open'] : VERDICT_WORDS[report.verdict];
}

/** `DENIED  function orders  ·  caller role/app  ·  eu-west-1`. */
export function headline(report: ExplainReport, style: TextStyle): readonly string[] {
  const [word, tone] = verdictWord(report);
  const { title, caller, region } = report.call;
  const dot = style.unicode ? '  ·  ' : '  -  ';
  const indent = word.length + 2;
  const parts = [title, `caller ${caller}`, ...(region === undefined ? [] : [region])].map(visible);
  const [first = '', ...more] = joined(parts, dot, style.width - indent);
  return [`${paint(style.colour, tone, word)}  ${first}`, ...more.map((line) => `${' '.repeat(indent)}${line}`)];
}

/** Parts on as few lines as they need; a part that is too long by itself is wrapped. */
function joined(parts: readonly string[], separator: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = last === undefined ? undefined : `${last}${separator}${part}`;
    if (longer !== undefined && columns(longer) <= width) lines.splice(-1, 1, longer);
    else lines.push(...wrap(part, width));
  }
  return lines;
}

const INDENT = 9;

function sectionLines(section: ReportSection, style: TextStyle): readonly string[] {
  const lines = section.items.flatMap((item) => itemLines(item, style));
  const label = paint(style.colour, 'label', section.label.padEnd(INDENT));
  const [first = '', ...rest] = lines;
  // Code stands in the first column, so that what is copied is what was meant.
  const code = section.code === undefined ? [] : ['', ...section.code.map(visible)];
  return [`${label}${first}`, ...rest.map((line) => `${' '.repeat(INDENT)}${line}`), ...code];
}

function itemLines(item: ReportItem, style: TextStyle): readonly string[] {
  const width = style.width - INDENT;
  const mark = item.mark === undefined ? '' : `${markSign(item.mark, style)} `;
  const pad = item.mark === undefined ? '' : '  ';
  const [first = '', ...rest] = wrapped(item.text, width - pad.length);
  const details = (item.details ?? []).flatMap((detail) => wrapped(detail, width - 2).map((line) => `  ${line}`));
  return [`${mark}${first}`, ...rest.map((line) => `${pad}${line}`), ...details];
}

/** Indentation in front is kept, so that trees stay trees. */
function wrapped(text: string, width: number): readonly string[] {
  const [indent = ''] = /^ */.exec(text) ?? [];
  return wrap(visible(text.slice(indent.length)), width - indent.length).map((line) => `${indent}${line}`);
}

function markSign(mark: NonNullable<ReportItem['mark']>, style: TextStyle): string {
  const [fancy, plain, tone] = MARKS[mark];
  return paint(style.colour, tone, style.unicode ? fancy : plain);
}

const MARKS = { yes: ['✔', '+', 'good'], no: ['✘', 'x', 'bad'], open: ['?', '?', 'open'] } as const;

function footer(report: ExplainReport, options: ExplainTextOptions, style: TextStyle): readonly string[] {
  const more = [
    ...(options.trace || report.decision === undefined ? [] : ['every statement: --trace']),
    ...(report.fixes.length > 0 && options.fix === 'cli' ? ['other languages: --fix terraform'] : []),
    'machine: --format json',
    ...(report.findings.length > 0 ? [`about a finding: why403 rules ${report.findings[0]?.rule ?? ''}`] : []),
  ];
  const separator = style.unicode ? ' · ' : ' - ';
  const lines = joined([`exit ${report.exitCode}`, ...more], separator, style.width);
  return ['', ...lines.map((line) => paint(style.colour, 'quiet', line))];
}
