import type { HclExpression } from './hcl-ast.ts';
import { bracketed, deeper, failHcl, type HclCursor, skipHcl, takeHcl } from './hcl-cursor.ts';

type Parse = (cursor: HclCursor) => HclExpression;

/** `[for … ]` and `{for … }`: what they make is open; brackets and strings are balanced over. */
export function readOverFor(cursor: HclCursor, close: string, string: Parse): HclExpression | undefined {
  const start = cursor.at;
  cursor.at += 1;
  skipHcl(cursor, true);
  FOR.lastIndex = cursor.at;
  if (!FOR.test(cursor.text)) {
    cursor.at = start;
    return undefined;
  }
  readOver(cursor, close, string);
  return { kind: 'other', text: cursor.text.slice(start, cursor.at), range: { start, end: cursor.at } };
}

const FOR = /for\s/y;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function readOver(cursor: HclCursor, close: string, string: Parse): void {
  skipHcl(cursor, true);
  while (!takeHcl(cursor, close)) {
    const sign = cursor.text[cursor.at];
    const inner = sign === undefined ? undefined : CLOSING[sign];
    if (sign === undefined) failHcl(cursor, 'expression is not closed');
    else if (sign === '"' || HEREDOC.test(cursor.text.slice(cursor.at, cursor.at + 4))) string(cursor);
    else cursor.at += 1;
    if (inner !== undefined) deeper(cursor, () => readOver(cursor, inner, string));
    skipHcl(cursor, true);
  }
}

const HEREDOC = /^<<-?[\p{L}_]/u;

/** `.name`, `[0]`, `[*]`, `.*` behind a term. */
export function suffixed(cursor: HclCursor, expression: Parse, term: HclExpression): HclExpression {
  let path = term.kind === 'reference' ? term.path : undefined;
  const { start } = term.range;
  let grown = false;
  for (;;) {
    SUFFIX.lastIndex = cursor.at;
    const found = SUFFIX.exec(cursor.text)?.[0];
    if (found !== undefined) cursor.at += found.length;
    else if (cursor.text[cursor.at] === '[') parseIndex(cursor, expression);
    else break;
    grown = true;
    if (path !== undefined && found !== undefined) path += found;
  }
  if (!grown) return term;
  if (path !== undefined) return { kind: 'reference', path, range: { start, end: cursor.at } };
  return { kind: 'other', text: cursor.text.slice(start, cursor.at), range: { start, end: cursor.at } };
}

const SUFFIX = /\.(?:[\p{L}_][\p{L}\p{N}_-]*|\d+|\*)|\[(?:\d+|\*)\]/uy;

function parseIndex(cursor: HclCursor, expression: Parse): void {
  cursor.at += 1;
  skipHcl(cursor, true);
  bracketed(cursor, true, () => expression(cursor));
  skipHcl(cursor, true);
  if (!takeHcl(cursor, ']')) failHcl(cursor, 'expected `]`');
}
