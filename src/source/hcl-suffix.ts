import type { HclExpression } from './hcl-ast.ts';
import { bracketed, failHcl, type HclCursor, skipHcl, takeHcl } from './hcl-cursor.ts';

type Parse = (cursor: HclCursor) => HclExpression;

/** `[for … ]` and `{for … }`: what they make is open; brackets and strings are balanced over. */
export function readOverFor(cursor: HclCursor, close: string, term: Parse): HclExpression | undefined {
  if (!/^[[{]\s*for\s/.test(cursor.text.slice(cursor.at, cursor.at + 40))) return undefined;
  const start = cursor.at;
  cursor.at += 1;
  skipHcl(cursor, true);
  while (!takeHcl(cursor, close)) {
    if (cursor.at >= cursor.text.length) failHcl(cursor, 'expression is not closed');
    if ('"[{('.includes(cursor.text[cursor.at] ?? ' ')) term(cursor);
    else cursor.at += 1;
    skipHcl(cursor, true);
  }
  return { kind: 'other', text: cursor.text.slice(start, cursor.at), range: { start, end: cursor.at } };
}

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
