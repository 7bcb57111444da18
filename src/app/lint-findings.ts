import type { LintFinding, LintFixText } from '../report/lint-result.ts';
import type { LintFix } from '../rule/lint-rule.ts';
import { oncePer } from '../rule/once-per.ts';
import type { StatementSubject } from '../rule/policy-subject.ts';
import { locateLines } from '../source/locate.ts';
import { HOLE } from '../source/open.ts';
import type { Place, SourceFile } from '../source/source-file.ts';
import { fingerprintOf } from './lint-fingerprint.ts';
import { changesOfFix } from './lint-fix.ts';
import type { RawFinding } from './lint-run.ts';
import { statementOf } from './lint-statement-of.ts';

/** A finding with line and column, and the raw one behind it. */
export interface PlacedFinding {
  readonly finding: LintFinding;
  readonly raw: RawFinding;
}

/**
 * Looks up the places of findings; equal ones (same rule, place and message) are kept once. By path and place; `named`
 * says how a path is named in fingerprints.
 */
export function placeFindings(
  raws: readonly RawFinding[],
  named: (path: string) => string = (path) => path,
): readonly PlacedFinding[] {
  const seen = new Map<string, PlacedFinding>();
  const ordinals = new Map<string, number>();
  const names = new Map<string, string>();
  const nameOf = (path: string): string => {
    const name = names.get(path) ?? named(path);
    names.set(path, name);
    return name;
  };
  for (const raw of raws) {
    const finding = placed(raw, { ordinals, named: nameOf });
    const key = `${finding.ruleId}\n${finding.path}\n${finding.line}:${finding.column}:${finding.endLine}:${finding.endColumn}\n${finding.message}`;
    if (!seen.has(key)) seen.set(key, { finding, raw });
  }
  return [...seen.values()].sort((one, other) => compare(one.finding, other.finding));
}

/** Findings by path and place. */
export function inOrder(findings: readonly LintFinding[]): readonly LintFinding[] {
  return [...findings].sort(compare);
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

function compare(one: LintFinding, other: LintFinding): number {
  const path = one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
  return (
    path ||
    one.line - other.line ||
    one.column - other.column ||
    RANK[one.severity] - RANK[other.severity] ||
    (one.ruleId < other.ruleId ? -1 : 1)
  );
}

interface Naming {
  readonly ordinals: Map<string, number>;
  readonly named: (path: string) => string;
}

function placed(raw: RawFinding, { ordinals, named }: Naming): LintFinding {
  const { rule, problem } = raw;
  const { file, pointer } = written(problem.at);
  const statement = statementOf(raw);
  const fix = problem.fix === undefined ? undefined : fixText(problem.fix);
  const place = locateLines(problem.at);
  const fingerprint = fingerprintOf([
    rule.id,
    named(file.path),
    logicalPlace(pointer),
    statement?.sid ?? (statement === undefined ? '' : statementText(statement)),
    problem.message.replaceAll(LINES, 'line'),
  ]);
  const ordinal = ordinals.get(fingerprint) ?? 0;
  ordinals.set(fingerprint, ordinal + 1);
  // Written out: reports have tens of thousands of these, and spreads make them several times slower.
  return {
    ruleId: rule.id,
    severity: raw.severity,
    confidence: problem.confidence ?? rule.confidence,
    security: rule.security,
    message: shown(problem.message),
    path: file.path,
    line: place.line,
    column: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    pointer,
    sid: statement?.sid,
    fingerprint: ordinal === 0 ? fingerprint : `${fingerprint}-${ordinal}`,
    fix,
    related: problem.related === undefined ? NONE : problem.related.map(relatedPlace),
  };
}

/** A place by the pointer into its text. */
function written({ file, pointer }: Place): Pick<Place, 'file' | 'pointer'> {
  return { file, pointer: file.writtenPointer?.(pointer) ?? pointer };
}

const NONE: LintFinding['related'] = [];

function relatedPlace({ at: place, message }: { readonly at: Place; readonly message: string }) {
  const { line, column } = locateLines(place);
  return { message: shown(message), path: place.file.path, line, column };
}

/** Parts that are settled at deployment only, as a reader sees them. */
function shown(message: string): string {
  const short =
    message.length > MOST_MESSAGE ? `${message.slice(0, MOST_MESSAGE - 200)}…${message.slice(-199)}` : message;
  return short.includes(HOLE) ? short.replaceAll(HOLE, '…') : short;
}

/** A name of megabytes is not for reading. */
const MOST_MESSAGE = 2_000;

/** Lines that a message speaks of move without a change of what it says. */
const LINES = /\blines? \d+(?:(?:,| and) \d+)*/g;

/** List places do not name anything: a statement that moves stays the same. */
function logicalPlace(pointer: string): string {
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*');
}

/** What a statement without Sid says, whatever the order of its keys; made once, it may have thousands of findings. */
const statementText = oncePer((statement: StatementSubject) => fingerprintOf([JSON.stringify(statement.raw, sorted)]));

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** A fix as replacements of characters; undefined when it cannot be written into the file's format. */
function fixText(fix: LintFix): LintFixText | undefined {
  const planned = changesOfFix(fix);
  if (planned === undefined) return undefined;
  const edits = planned.flatMap(({ file, list }) =>
    list.map((change) => ({
      path: file.path,
      start: at(file, change.start),
      end: at(file, change.end),
      text: change.text,
    })),
  );
  return { title: fix.title, safety: fix.safety, edits };
}

function at(file: SourceFile, offset: number) {
  return { offset, ...file.position(offset) };
}
