import { nearName } from '../rule/near-name.ts';
import type { TextRange } from '../source/json.ts';
import type { SourceFile } from '../source/source-file.ts';
import { isDay } from './is-day.ts';
import { commentsOf } from './lint-comments.ts';
import { suppressionsInMetadata } from './lint-metadata.ts';

/** Something that silences findings: rules, where, why and until when. */
export interface Suppression {
  /** Empty silences every rule. */
  readonly rules: readonly string[];
  readonly reason: string | undefined;
  /** ISO day after which it no longer holds. */
  readonly until: string | undefined;
  readonly from: 'comment' | 'metadata';
  readonly path: string;
  /** Where it is written. */
  readonly offset: number;
  readonly end: number;
  readonly covers:
    | { readonly kind: 'lines'; readonly first: number; readonly last: number }
    | { readonly kind: 'pointer'; readonly pointer: string };
  /** Why it cannot be obeyed; it silences nothing then. */
  readonly fault?: string;
}

/** The suppressions that a file holds itself: comments, and `Metadata.why403` of CloudFormation resources. */
export async function suppressionsIn(file: SourceFile, names: ReadonlySet<string>): Promise<readonly Suppression[]> {
  const comments = await commentsOf(file);
  const found = [...(comments.length === 0 ? [] : inComments(file, comments)), ...suppressionsInMetadata(file)];
  return found.flatMap(perRule).map((one) => ({ ...one, ...faultOf(one, names) }));
}

/** One suppression per rule, so that each is known to be of use or not. */
function perRule(one: Suppression): readonly Suppression[] {
  if (one.rules.includes('*')) return [{ ...one, rules: [] }];
  return one.rules.length < 2 ? [one] : one.rules.map((rule) => ({ ...one, rules: [rule] }));
}

function faultOf(one: Suppression, names: ReadonlySet<string>): { readonly fault?: string } {
  if (one.fault !== undefined) return { fault: one.fault };
  if (one.until !== undefined && !isDay(one.until))
    return { fault: `suppression until \`${one.until}\`, which is no day such as 2026-12-31, silences nothing` };
  const unknown = one.rules.find((rule) => !names.has(rule));
  if (unknown === undefined) return {};
  const meant = nearName(unknown, names);
  const hint = meant === undefined ? '' : `; \`${meant}\` may be meant`;
  return { fault: `suppression names the rule \`${unknown}\`, which does not exist${hint}` };
}

const DIRECTIVE =
  /(?:#|\/\/|\/\*)\s*why403-(disable-next-line|disable-line|disable-file|disable|enable|ignore)\b([^\n]*)/g;

interface OpenBlock {
  readonly common: Omit<Suppression, 'covers'>;
  readonly first: number;
}

function inComments(file: SourceFile, comments: readonly TextRange[]): readonly Suppression[] {
  const found: Suppression[] = [];
  let open: OpenBlock[] = [];
  const close = (block: OpenBlock, last: number): void => {
    found.push({ ...block.common, covers: { kind: 'lines', first: block.first, last } });
  };
  for (const match of directives(file.text, comments)) {
    const words = wordsOf(match.text);
    const { line } = file.position(match.start);
    const common = { ...words, from: 'comment', path: file.path, offset: match.start, end: match.end } as const;
    if (match.kind === 'disable') {
      const rules = words.rules.length === 0 ? [[]] : words.rules.map((rule) => [rule]);
      open.push(...rules.map((list) => ({ common: { ...common, rules: list }, first: line })));
    } else if (match.kind === 'enable') {
      const ends = (block: OpenBlock): boolean =>
        words.rules.length === 0 || block.common.rules.some((rule) => words.rules.includes(rule));
      for (const block of open) if (ends(block)) close(block, line);
      open = open.filter((block) => !ends(block));
    } else found.push({ ...common, covers: linesOf(file, match, line) });
  }
  for (const block of open) close(block, Number.MAX_SAFE_INTEGER);
  return found;
}

interface Directive extends TextRange {
  readonly kind: string;
  readonly text: string;
}

function* directives(text: string, comments: readonly TextRange[]): Iterable<Directive> {
  for (const comment of comments) {
    for (const match of text.slice(comment.start, comment.end).matchAll(DIRECTIVE)) {
      const start = comment.start + match.index;
      yield { start, end: start + match[0].trimEnd().length, kind: match[1] ?? '', text: match[2] ?? '' };
    }
  }
}

function linesOf(file: SourceFile, { kind, start }: Directive, own: number): Suppression['covers'] {
  if (kind === 'disable-file') return { kind: 'lines', first: 1, last: Number.MAX_SAFE_INTEGER };
  const before = file.text.slice(file.text.lastIndexOf('\n', start - 1) + 1, start);
  const next = kind === 'disable-next-line' || (kind === 'ignore' && before.trim() === '');
  const line = next ? own + 1 : own;
  return { kind: 'lines', first: line, last: line };
}

/** `rule-a, rule-b -- reason until=2026-12-31` */
function wordsOf(text: string): Pick<Suppression, 'rules' | 'reason' | 'until'> {
  const plain = text.replace(/\*\/\s*$/, '').trim();
  const dashes = plain.indexOf('--');
  const names = (dashes < 0 ? plain : plain.slice(0, dashes)).replace(UNTIL, '');
  const why = dashes < 0 ? '' : plain.slice(dashes + 2);
  const reason = why
    .replace(UNTIL, '')
    .replaceAll(/\(\s*\)/g, '')
    .trim();
  const rules = names.split(/[\s,]+/).filter((name) => name !== '');
  const [, equal, after] = UNTIL.exec(plain) ?? [];
  return { rules, reason: reason === '' ? undefined : reason, until: equal ?? after };
}

const UNTIL = /\buntil(?:=([^\s),]+)|:?\s+(\d{4}-[\d-]*))/;
