import type { HclExpression, HclPart } from './hcl-ast.ts';
import { bracketed, failHcl, type HclCursor, skipHcl, takeHcl } from './hcl-cursor.ts';

type ParseExpression = (cursor: HclCursor) => HclExpression;

/** A quoted string with its interpolations; the cursor stands on the opening quote. */
export function parseQuoted(cursor: HclCursor, expression: ParseExpression): HclExpression {
  const start = cursor.at;
  cursor.at += 1;
  const parts: HclPart[] = [];
  while (!takeHcl(cursor, '"')) {
    if (cursor.at >= cursor.text.length || cursor.text[cursor.at] === '\n') failHcl(cursor, 'string is not closed');
    parts.push(nextPart(cursor, { expression, stop: IN_QUOTES, escapes: true }));
  }
  return templateOf(parts, { start, end: cursor.at });
}

/** A heredoc (`<<EOF`, `<<-EOF`); the cursor stands on `<<`. */
export function parseHeredoc(cursor: HclCursor, expression: ParseExpression): HclExpression {
  const start = cursor.at;
  HEREDOC.lastIndex = cursor.at;
  const head = HEREDOC.exec(cursor.text);
  const marker = head?.[2];
  if (head === null || marker === undefined) return failHcl(cursor, 'expected a heredoc marker after `<<`');
  cursor.at += head[0].length;
  const end = new RegExp(`^[ \\t]*${marker}[ \\t\\r]*$`, 'm');
  const rest = end.exec(cursor.text.slice(cursor.at));
  if (rest === null) return failHcl(cursor, `heredoc \`${marker}\` is not closed`);
  const bodyEnd = cursor.at + rest.index;
  const inner: HclCursor = { ...cursor, text: cursor.text.slice(0, bodyEnd) };
  const parts: HclPart[] = [];
  while (inner.at < bodyEnd) parts.push(nextPart(inner, { expression, stop: IN_HEREDOC, escapes: false }));
  cursor.at = bodyEnd + rest[0].length;
  return templateOf(parts, { start, end: cursor.at });
}

/** The pieces of a template that is a whole text, as `templatefile` and strings in JSON hold them: quotes are plain in it. */
export function parseTemplateText(cursor: HclCursor, expression: ParseExpression): readonly HclPart[] {
  const parts: HclPart[] = [];
  while (cursor.at < cursor.text.length) parts.push(nextPart(cursor, { expression, stop: IN_HEREDOC, escapes: false }));
  return parts;
}

const HEREDOC = /<<(-?)([\p{L}_][\p{L}\p{N}_-]*)[ \t\r]*\n/uy;
/** What may end a run of text, or is escaped in it. */
const IN_QUOTES = /["\\$%\n]/g;
const IN_HEREDOC = /[$%]/g;

interface PartRules {
  readonly expression: ParseExpression;
  readonly stop: RegExp;
  readonly escapes: boolean;
}

function nextPart(cursor: HclCursor, rules: PartRules): HclPart {
  const start = cursor.at;
  if (!doubled(cursor) && cursor.text.startsWith('%{', cursor.at)) return directive(cursor);
  if (!doubled(cursor) && takeHcl(cursor, '${')) {
    takeHcl(cursor, '~');
    skipHcl(cursor, true);
    const value = bracketed(cursor, true, () => rules.expression(cursor));
    skipHcl(cursor, true);
    takeHcl(cursor, '~');
    if (!takeHcl(cursor, '}')) failHcl(cursor, 'interpolation is not closed');
    return { range: { start, end: cursor.at }, expression: value };
  }
  cursor.at = textEnd(cursor, rules.stop);
  if (cursor.at === start) return failHcl(cursor, 'unexpected character in a string');
  return { range: { start, end: cursor.at }, text: decoded(cursor.text.slice(start, cursor.at), rules.escapes) };
}

/** Where a run of text ends; by hand, as an expression over millions of characters runs out of stack. */
function textEnd({ text, at }: HclCursor, stop: RegExp): number {
  let end = at;
  for (;;) {
    stop.lastIndex = end;
    const index = stop.exec(text)?.index;
    if (index === undefined) return text.length;
    const sign = text.charAt(index);
    const next = text[index + 1];
    if (sign === '\\' && next !== undefined && next !== '\n') end = index + 2;
    else if (sign === '$' || sign === '%') {
      if (next === '{') return index;
      end = index + (text.startsWith(`${sign}{`, index + 1) ? 3 : 1);
    } else return index;
  }
}

/** `%{ if … }`, `%{ for … }`: what stands between them comes or not, once or often. */
function directive(cursor: HclCursor): HclPart {
  const start = cursor.at;
  const end = directiveEnd(cursor.text, start);
  if (end === undefined) return failHcl(cursor, 'directive is not closed');
  cursor.at = end;
  const range = { start, end };
  return { range, expression: { kind: 'other', text: cursor.text.slice(start, end), range }, directive: true };
}

/** The end of a directive; a brace inside a string of it is none. */
function directiveEnd(text: string, start: number): number | undefined {
  let quoted = false;
  MARK.lastIndex = start;
  for (let found = MARK.exec(text); found !== null; found = MARK.exec(text)) {
    const [sign] = found;
    if (sign === '}' && !quoted) return MARK.lastIndex;
    if (sign === '"') quoted = !quoted;
  }
  return undefined;
}

const MARK = /["}]|\\[^\n]/g;

function doubled(cursor: HclCursor): boolean {
  return cursor.text.startsWith('$${', cursor.at) || cursor.text.startsWith('%%{', cursor.at);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function decoded(text: string, escapes: boolean): string {
  const plain = text.replaceAll('$${', '${').replaceAll('%%{', '%{');
  if (!escapes) return plain;
  return plain.replaceAll(/\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/g, (whole, code: string) => {
    if (code.length > 1) return String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code.slice(1), 16)));
    return ESCAPES[code] ?? whole;
  });
}

function templateOf(parts: readonly HclPart[], range: { readonly start: number; readonly end: number }): HclExpression {
  const [only] = parts;
  if (parts.length === 0) return { kind: 'literal', value: '', range };
  if (parts.length === 1 && only?.text !== undefined && !only.text.includes('\n'))
    return { kind: 'literal', value: only.text, range };
  return { kind: 'template', parts, range };
}
