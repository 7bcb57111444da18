import { missingFacts } from './lint-missing.ts';
import type { LintFinding, LintLevel, LintResult } from './lint-result.ts';
import { lintSummaryLine } from './lint-summary.ts';
import { paint } from './paint.ts';
import type { TextStyle } from './text-style.ts';
import { visible } from './visible.ts';

/** How findings are to look for people. */
export interface LintStyle extends TextStyle {
  /** Show every info like the others; else a line each, and few of a kind. */
  readonly infos?: boolean;
  /** A printed path as the forge knows it; as it is when nothing is stated. */
  readonly inRepository?: ((path: string) => string) | undefined;
  /** Findings go to GitHub code scanning, which opens an alert for suppressed ones too. */
  readonly codeScanning?: boolean | undefined;
}

const TONES: Readonly<Record<LintLevel, 'bad' | 'open' | 'label'>> = { error: 'bad', warning: 'open', info: 'label' };
const LEVELS = ['error', 'warning', 'info'] as const;
/** Infos of one rule that are listed. */
const MOST_INFOS = 3;

/** Findings with the lines that they are about, for people: errors and warnings first, opinions last and in short. */
export function lintText(result: LintResult, style: LintStyle): string {
  const lineOf = sourceLines(result);
  const full = result.findings.filter((finding) => style.infos === true || finding.severity !== 'info');
  const blocks = full.map((finding) => block(finding, lineOf(finding), style));
  return [...blocks, ...opinions(result, style), summary(result, style)].join('\n');
}

/** Looks up lines without splitting texts: a file may be one line of megabytes. */
function sourceLines(result: LintResult): (finding: LintFinding) => SourceLine {
  const starts = new Map<string, readonly number[]>();
  return ({ path, line }) => {
    const text = result.sources.get(path) ?? '';
    const known = starts.get(path) ?? lineStarts(text);
    starts.set(path, known);
    const next = known[line];
    const end = next === undefined ? text.length : next - 1;
    return { text, start: known[line - 1] ?? text.length, end: text[end - 1] === '\r' ? end - 1 : end };
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

interface SourceLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function head({ severity, path, line, column, message, ruleId }: LintFinding, style: LintStyle): string {
  const { colour } = style;
  // Two colons at the start of a line are a command for GitHub's runner.
  const place = `${visible(path).replace(/^::/, './::')}:${line}:${column}`;
  return `${place}: ${paint(colour, TONES[severity], severity)}: ${visible(bounded(message, style))} ${paint(colour, 'quiet', `[${ruleId}]`)}`;
}

/** Both ends of a message: a name of thousands of characters tells nothing more than its beginning. */
function bounded(message: string, style: LintStyle): string {
  if (message.length <= MOST_MESSAGE) return message;
  return `${message.slice(0, MOST_MESSAGE - 120)}${dots(style)}${message.slice(-100)}`;
}

function dots({ unicode }: LintStyle): string {
  return unicode ? '…' : '...';
}

/** Characters of a message that are printed. */
const MOST_MESSAGE = 500;

function block(finding: LintFinding, source: SourceLine, style: LintStyle): string {
  const { severity, line, fix } = finding;
  const width = String(line).length;
  const gutter = (text: string): string => paint(style.colour, 'quiet', `  ${text.padStart(width)} | `);
  const note = paint(style.colour, 'quiet', `  ${' '.repeat(width)} = `);
  const excerpt = excerptOf(finding, source, style);
  const related = finding.related.map(
    (place) => `${note}${visible(place.path)}:${place.line}: ${visible(place.message)}`,
  );
  const remedy =
    fix === undefined ? [] : [`${note}fix: ${visible(fix.title)}${fix.safety === 'safe' ? ' (--fix)' : ''}`];
  const shown =
    excerpt === undefined
      ? []
      : [gutter(String(line)) + excerpt.text, gutter('') + paint(style.colour, TONES[severity], excerpt.marks)];
  return `${[head(finding, style), ...shown, ...related, ...remedy].join('\n')}\n`;
}

/** The part of the line around the place that fits the terminal, with carets below; cut before it is made visible. */
function excerptOf(
  finding: LintFinding,
  { text, start, end }: SourceLine,
  style: LintStyle,
): { readonly text: string; readonly marks: string } | undefined {
  if (start >= end) return undefined;
  const room = Math.max(20, style.width - 10);
  const first = finding.column - 1;
  const from = first + 20 > room ? Math.max(0, first - Math.floor(room / 2)) : 0;
  const last = finding.endLine === finding.line ? Math.max(finding.endColumn - 1, first + 1) : end - start;
  const part = (one: number, other: number): string =>
    visible(text.slice(start + one, Math.min(end, start + other, start + one + room)).replaceAll('\t', ' '));
  const before = part(from, first);
  const marked = part(first, last);
  const after = last - from > room ? '' : part(last, end - start);
  const open = from > 0 ? dots(style) : '';
  const whole = open + before + marked + after;
  const shut = whole.length > room || from + room < end - start ? dots(style) : '';
  const shown = whole.slice(0, room - shut.length).trimEnd() + shut;
  const marks = `${' '.repeat(open.length + before.length)}${'^'.repeat(Math.max(1, marked.length))}`;
  return { text: shown, marks: marks.slice(0, Math.max(shown.length - shut.length, open.length + before.length + 1)) };
}

/** Infos by rule, a line each: opinions must not drown mistakes. */
function opinions(result: LintResult, style: LintStyle): readonly string[] {
  const infos = style.infos === true ? [] : result.findings.filter((finding) => finding.severity === 'info');
  const byRule = new Map<string, LintFinding[]>();
  for (const info of infos) {
    const list = byRule.get(info.ruleId) ?? [];
    list.push(info);
    byRule.set(info.ruleId, list);
  }
  const lines = [...byRule].flatMap(([rule, list]) => {
    const rest = list.length - MOST_INFOS;
    const more =
      rest > 0
        ? [paint(style.colour, 'quiet', `  ${dots(style)} and ${rest} more of [${rule}]; --infos shows them`)]
        : [];
    return [...list.slice(0, MOST_INFOS).map((info) => head(info, style)), ...more];
  });
  return lines.length === 0 ? [] : [`${lines.join('\n')}\n`];
}

function summary(result: LintResult, style: LintStyle): string {
  const { summary: counts } = result;
  const tone = counts.error > 0 ? 'bad' : counts.warning > 0 ? 'open' : 'good';
  const undecided = counts.notDecided.reduce((sum, entry) => sum + entry.count, 0);
  const facts = missingFacts(counts.notDecided.map((entry) => entry.missing));
  const missing = facts.slice(0, 4).map(visible).join(', ');
  const quiet = (text: string): string => `${paint(style.colour, 'quiet', text)}\n`;
  return [
    `${paint(style.colour, tone, lintSummaryLine(counts))}\n`,
    ...(undecided === 0
      ? []
      : [quiet(`not decided ${undecided === 1 ? 'once' : `${undecided} times`}, for want of: ${missing}`)]),
    ...nextStep(result).map(quiet),
  ].join('');
}

/** What to do now: repair what can be, look up the first rule of the worst findings. */
function nextStep({ findings, rules }: LintResult): readonly string[] {
  const documented = new Set(rules.filter((rule) => rule.references.length > 0).map((rule) => rule.id));
  const level = LEVELS.find((severity) => findings.some((finding) => finding.severity === severity));
  const worst = findings.find(({ severity, ruleId }) => severity === level && documented.has(ruleId));
  const safe = findings.filter((finding) => finding.fix?.safety === 'safe').length;
  const steps = [
    ...(safe === 0 ? [] : [`${safe} can be repaired with --fix`]),
    ...(worst === undefined ? [] : [`\`why403 rules ${worst.ruleId}\` explains the rule`]),
  ];
  return steps.length === 0 ? [] : [steps.join('; ')];
}
