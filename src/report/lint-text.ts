import type { LintFinding, LintLevel, LintResult } from './lint-result.ts';
import { lintSummaryLine } from './lint-summary.ts';
import { paint } from './paint.ts';
import type { TextStyle } from './text-style.ts';
import { visible } from './visible.ts';

const TONES: Readonly<Record<LintLevel, 'bad' | 'open' | 'label'>> = { error: 'bad', warning: 'open', info: 'label' };

/** Findings with the lines that they are about, for people. */
export function lintText(result: LintResult, style: TextStyle): string {
  const lines = new Map<string, readonly string[]>();
  const blocks = result.findings.map((finding) => block(finding, linesOf(finding.path, result, lines), style));
  return [...blocks, summary(result, style)].join('\n');
}

function linesOf(path: string, result: LintResult, cache: Map<string, readonly string[]>): readonly string[] {
  const known = cache.get(path) ?? (result.sources.get(path) ?? '').split('\n');
  cache.set(path, known);
  return known;
}

function block(finding: LintFinding, source: readonly string[], style: TextStyle): string {
  const { severity, path, line, column, message, ruleId, fix } = finding;
  const head = `${visible(path)}:${line}:${column}: ${paint(style.colour, TONES[severity], severity)}: ${visible(message)} ${paint(style.colour, 'quiet', `[${ruleId}]`)}`;
  const width = String(line).length;
  const gutter = (text: string): string => paint(style.colour, 'quiet', `  ${text.padStart(width)} | `);
  const note = paint(style.colour, 'quiet', `  ${' '.repeat(width)} = `);
  const excerpt = excerptOf(finding, source[line - 1] ?? '', style);
  const related = finding.related.map(
    (place) => `${note}${visible(place.path)}:${place.line}: ${visible(place.message)}`,
  );
  const remedy =
    fix === undefined ? [] : [`${note}fix: ${visible(fix.title)}${fix.safety === 'safe' ? ' (--fix)' : ''}`];
  const shown =
    excerpt === undefined
      ? []
      : [gutter(String(line)) + excerpt.text, gutter('') + paint(style.colour, TONES[severity], excerpt.marks)];
  return `${[head, ...shown, ...related, ...remedy].join('\n')}\n`;
}

/** The line around the place, cut to the width of the terminal, with carets below. */
function excerptOf(
  finding: LintFinding,
  raw: string,
  style: TextStyle,
): { readonly text: string; readonly marks: string } | undefined {
  if (raw === '') return undefined;
  const room = Math.max(20, style.width - 10);
  const start = finding.column - 1;
  const from = start + 20 > room ? Math.max(0, start - Math.floor(room / 2)) : 0;
  const end = finding.endLine === finding.line ? Math.max(finding.endColumn - 1, start + 1) : raw.length;
  const before = visible(raw.slice(from, start).replaceAll('\t', ' '));
  const marked = visible(raw.slice(start, end).replaceAll('\t', ' '));
  const text = before + marked + visible(raw.slice(end).replaceAll('\t', ' '));
  const marks = `${' '.repeat(before.length)}${'^'.repeat(Math.max(1, marked.length))}`;
  return { text: text.slice(0, room).trimEnd(), marks: marks.slice(0, room) };
}

function summary(result: LintResult, style: TextStyle): string {
  const { summary: counts } = result;
  const tone = counts.error > 0 ? 'bad' : counts.warning > 0 ? 'open' : 'good';
  const undecided = counts.notDecided.reduce((sum, entry) => sum + entry.count, 0);
  const missing = [...new Set(counts.notDecided.map((entry) => entry.missing))].slice(0, 4).map(visible).join(', ');
  return [
    `${paint(style.colour, tone, lintSummaryLine(counts))}\n`,
    ...(undecided === 0
      ? []
      : [paint(style.colour, 'quiet', `not decided ${undecided} times, for want of: ${missing}`), '\n']),
  ].join('');
}
