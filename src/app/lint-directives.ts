import { pointerTo } from '../source/json-value.ts';
import { isList, isObject, type SourceValue } from '../source/open.ts';
import type { SourceFile } from '../source/source-file.ts';
import { valueIn } from '../template/declared-resource.ts';

/** Something that silences findings: rules, where, why and until when. */
export interface Suppression {
  /** Empty silences every rule. */
  readonly rules: readonly string[];
  readonly reason: string | undefined;
  /** ISO day after which it no longer holds. */
  readonly until: string | undefined;
  readonly from: 'comment' | 'metadata' | 'config';
  readonly path: string;
  /** Where it is written. */
  readonly offset: number;
  readonly end: number;
  readonly covers:
    | { readonly kind: 'lines'; readonly first: number; readonly last: number }
    | { readonly kind: 'pointer'; readonly pointer: string };
}

/** The suppressions that a file holds itself: comments, and `Metadata.why403` of CloudFormation resources. */
export function suppressionsIn(file: SourceFile): readonly Suppression[] {
  return [...inComments(file), ...inMetadata(file)];
}

const DIRECTIVE =
  /(?:#|\/\/|\/\*)\s*why403-(disable-next-line|disable-line|disable-file|disable|enable|ignore)\b([^\n]*)/g;

function inComments(file: SourceFile): readonly Suppression[] {
  // Most files have none: one look at the text settles it.
  if (!file.text.includes('why403-')) return [];
  const found: Suppression[] = [];
  const open: { readonly words: Words; readonly first: number; readonly offset: number; readonly end: number }[] = [];
  for (const match of file.text.matchAll(DIRECTIVE)) {
    const offset = match.index;
    const end = offset + match[0].trimEnd().length;
    const { line } = file.position(offset);
    const words = wordsOf(match[2] ?? '');
    const kind = match[1] ?? '';
    const common = { ...words, from: 'comment', path: file.path, offset, end } as const;
    if (kind === 'enable') {
      const block = open.pop();
      if (block !== undefined)
        found.push({
          ...common,
          ...block.words,
          offset: block.offset,
          end: block.end,
          covers: { kind: 'lines', first: block.first, last: line },
        });
    } else if (kind === 'disable') open.push({ words, first: line, offset, end });
    else found.push({ ...common, covers: linesOf(file, kind, { line, offset }) });
  }
  for (const block of open) {
    found.push({
      ...block.words,
      from: 'comment',
      path: file.path,
      offset: block.offset,
      end: block.end,
      covers: { kind: 'lines', first: block.first, last: Number.MAX_SAFE_INTEGER },
    });
  }
  return found;
}

function linesOf(
  file: SourceFile,
  kind: string,
  at: { readonly line: number; readonly offset: number },
): Suppression['covers'] {
  const before = file.text.slice(file.text.lastIndexOf('\n', at.offset - 1) + 1, at.offset);
  const alone = before.trim() === '';
  if (kind === 'disable-file') return { kind: 'lines', first: 1, last: Number.MAX_SAFE_INTEGER };
  const next = kind === 'disable-next-line' || (kind === 'ignore' && alone);
  const line = next ? at.line + 1 : at.line;
  return { kind: 'lines', first: line, last: line };
}

interface Words {
  readonly rules: readonly string[];
  readonly reason: string | undefined;
  readonly until: string | undefined;
}

/** `rule-a, rule-b -- reason until=2026-12-31` */
function wordsOf(text: string): Words {
  const plain = text.replace(/\*\/\s*$/, '').trim();
  const dashes = plain.indexOf('--');
  const names = (dashes < 0 ? plain : plain.slice(0, dashes)).replace(UNTIL, '');
  const why = dashes < 0 ? '' : plain.slice(dashes + 2);
  const reason = why
    .replace(UNTIL, '')
    .replaceAll(/\(\s*\)/g, '')
    .trim();
  const rules = names.split(/[\s,]+/).filter((name) => name !== '');
  return { rules, reason: reason === '' ? undefined : reason, until: UNTIL.exec(plain)?.[1] };
}

const UNTIL = /\buntil[= ](\d{4}-\d{2}-\d{2})/;

function inMetadata(file: SourceFile): readonly Suppression[] {
  const found: Suppression[] = [];
  for (const base of ['/Resources', '/resources/Resources']) {
    const resources = valueIn(file.value, ...base.slice(1).split('/'));
    if (!isObject(resources)) continue;
    for (const id of Object.keys(resources)) {
      const pointer = pointerTo(base, id);
      const list = valueIn(resources, id, 'Metadata', 'why403', 'ignore');
      for (const [index, entry] of (isList(list) ? list : []).entries()) {
        found.push({
          ...entryWords(entry),
          ...placeOf(file, `${pointer}/Metadata/why403/ignore/${index}`),
          from: 'metadata',
          path: file.path,
          covers: { kind: 'pointer', pointer },
        });
      }
    }
  }
  return found;
}

function placeOf(file: SourceFile, pointer: string): { readonly offset: number; readonly end: number } {
  const range = file.rangeAt(pointer) ?? { start: 0, end: 0 };
  return { offset: range.start, end: range.end };
}

function entryWords(entry: SourceValue): Words {
  if (typeof entry === 'string') return { rules: [entry], reason: undefined, until: undefined };
  const text = (key: string): string | undefined => {
    const value = valueIn(entry, key);
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
  };
  const rule = text('rule') ?? text('id');
  return { rules: rule === undefined ? [] : [rule], reason: text('reason'), until: text('until') };
}
