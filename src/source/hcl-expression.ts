import type { HclExpression, HclItem } from './hcl-ast.ts';
import { deeper, failHcl, type HclCursor, identifier, skipHcl, takeHcl } from './hcl-cursor.ts';
import { parseHeredoc, parseQuoted } from './hcl-template.ts';

/** Parses one expression; operators, conditionals and `for` are read over as a whole. */
export function parseHclExpression(cursor: HclCursor): HclExpression {
  return deeper(cursor, () => {
    const start = cursor.at;
    const term = parseTerm(cursor);
    const end = cursor.at;
    skipHcl(cursor, false);
    OPERATOR.lastIndex = cursor.at;
    if (!OPERATOR.test(cursor.text)) {
      cursor.at = end;
      return term;
    }
    while (OPERATOR.test(cursor.text)) {
      cursor.at = OPERATOR.lastIndex;
      skipHcl(cursor, true);
      parseTerm(cursor);
      const after = cursor.at;
      skipHcl(cursor, false);
      OPERATOR.lastIndex = cursor.at;
      if (!OPERATOR.test(cursor.text)) cursor.at = after;
      OPERATOR.lastIndex = cursor.at;
    }
    return { kind: 'other', text: cursor.text.slice(start, cursor.at), range: { start, end: cursor.at } };
  });
}

const OPERATOR = /(?:==|!=|<=|>=|&&|\|\||=>|\.\.\.|[-+*/%<>?:])/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function parseTerm(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  const sign = cursor.text[start];
  if (sign === '"') return suffixed(cursor, parseQuoted(cursor, parseHclExpression));
  if (cursor.text.startsWith('<<', start)) return parseHeredoc(cursor, parseHclExpression);
  if (sign === '[') return suffixed(cursor, parseList(cursor));
  if (sign === '{') return suffixed(cursor, parseObject(cursor));
  if (sign === '(') return parenthesised(cursor);
  if (sign === '!' || sign === '-') return prefixed(cursor);
  NUMBER.lastIndex = start;
  const number = NUMBER.exec(cursor.text)?.[0];
  if (number !== undefined) {
    cursor.at += number.length;
    return { kind: 'literal', value: accountOrNumber(number), range: { start, end: cursor.at } };
  }
  return parseName(cursor);
}

/** Terraform turns numbers into strings where strings are wanted; twelve digits are an account id. */
function accountOrNumber(text: string): string | number {
  return /^\d{12}$/.test(text) ? text : Number(text);
}

function prefixed(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  cursor.at += 1;
  skipHcl(cursor, false);
  const term = parseTerm(cursor);
  if (term.kind === 'literal' && typeof term.value === 'number')
    return { ...term, value: -term.value, range: { start, end: cursor.at } };
  return { kind: 'other', text: cursor.text.slice(start, cursor.at), range: { start, end: cursor.at } };
}

function parenthesised(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  cursor.at += 1;
  skipHcl(cursor, true);
  const inner = parseHclExpression(cursor);
  skipHcl(cursor, true);
  if (!takeHcl(cursor, ')')) failHcl(cursor, 'expected `)`');
  return suffixed(cursor, inner.kind === 'other' ? { ...inner, range: { start, end: cursor.at } } : inner);
}

function parseName(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  const name = identifier(cursor);
  if (name === undefined) return failHcl(cursor, 'expected a value');
  if (name === 'true' || name === 'false')
    return { kind: 'literal', value: name === 'true', range: { start, end: cursor.at } };
  if (name === 'null') return { kind: 'literal', value: null, range: { start, end: cursor.at } };
  const called = cursor.text[cursor.at] === '(' || cursor.text.startsWith('::', cursor.at);
  return called
    ? suffixed(cursor, parseCall(cursor, { name, start }))
    : suffixed(cursor, { kind: 'reference', path: name, range: { start, end: cursor.at } });
}

function parseCall(cursor: HclCursor, head: { readonly name: string; readonly start: number }): HclExpression {
  while (takeHcl(cursor, '::')) identifier(cursor);
  if (!takeHcl(cursor, '(')) failHcl(cursor, 'expected `(`');
  const args = parseItems(cursor, ')');
  return { kind: 'call', name: head.name, args, range: { start: head.start, end: cursor.at } };
}

function parseItems(cursor: HclCursor, close: string): HclExpression[] {
  const items: HclExpression[] = [];
  for (;;) {
    skipHcl(cursor, true);
    if (takeHcl(cursor, close)) return items;
    items.push(parseHclExpression(cursor));
    skipHcl(cursor, true);
    takeHcl(cursor, '...');
    skipHcl(cursor, true);
    if (takeHcl(cursor, ',')) continue;
    if (takeHcl(cursor, close)) return items;
    failHcl(cursor, `expected \`,\` or \`${close}\``);
  }
}

function parseList(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  const skipped = readOverFor(cursor, ']');
  if (skipped !== undefined) return skipped;
  cursor.at += 1;
  return { kind: 'list', items: parseItems(cursor, ']'), range: { start, end: cursor.at } };
}

function parseObject(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  const skipped = readOverFor(cursor, '}');
  if (skipped !== undefined) return skipped;
  cursor.at += 1;
  const items: HclItem[] = [];
  for (;;) {
    skipHcl(cursor, true);
    if (takeHcl(cursor, '}')) return { kind: 'object', items, range: { start, end: cursor.at } };
    items.push(parseItem(cursor));
    skipHcl(cursor, true);
    takeHcl(cursor, ',');
  }
}

function parseItem(cursor: HclCursor): HclItem {
  const start = cursor.at;
  const key = parseTerm(cursor);
  const range = { start, end: cursor.at };
  skipHcl(cursor, false);
  if (!takeHcl(cursor, '=') && !takeHcl(cursor, ':')) failHcl(cursor, 'expected `=` after a key');
  skipHcl(cursor, true);
  const name = key.kind === 'literal' ? String(key.value) : key.kind === 'reference' ? key.path : undefined;
  return { name, key: range, value: parseHclExpression(cursor) };
}

/** `[for … ]` and `{for … }`: what they make is open; brackets and strings are balanced over. */
function readOverFor(cursor: HclCursor, close: string): HclExpression | undefined {
  if (!/^[[{]\s*for\s/.test(cursor.text.slice(cursor.at, cursor.at + 40))) return undefined;
  const start = cursor.at;
  cursor.at += 1;
  skipHcl(cursor, true);
  while (!takeHcl(cursor, close)) {
    if (cursor.at >= cursor.text.length) failHcl(cursor, 'expression is not closed');
    if ('"[{('.includes(cursor.text[cursor.at] ?? ' ')) parseTerm(cursor);
    else cursor.at += 1;
    skipHcl(cursor, true);
  }
  return { kind: 'other', text: cursor.text.slice(start, cursor.at), range: { start, end: cursor.at } };
}

/** `.name`, `[0]`, `[*]`, `.*` behind a term. */
function suffixed(cursor: HclCursor, term: HclExpression): HclExpression {
  let path = term.kind === 'reference' ? term.path : undefined;
  const { start } = term.range;
  let grown = false;
  for (;;) {
    SUFFIX.lastIndex = cursor.at;
    const found = SUFFIX.exec(cursor.text)?.[0];
    if (found !== undefined) cursor.at += found.length;
    else if (cursor.text[cursor.at] === '[') parseIndex(cursor);
    else break;
    grown = true;
    if (path !== undefined && found !== undefined) path += found;
  }
  if (!grown) return term;
  if (path !== undefined) return { kind: 'reference', path, range: { start, end: cursor.at } };
  return { kind: 'other', text: cursor.text.slice(start, cursor.at), range: { start, end: cursor.at } };
}

const SUFFIX = /\.(?:[\p{L}_][\p{L}\p{N}_-]*|\d+|\*)|\[(?:\d+|\*)\]/uy;

function parseIndex(cursor: HclCursor): void {
  cursor.at += 1;
  skipHcl(cursor, true);
  parseHclExpression(cursor);
  skipHcl(cursor, true);
  if (!takeHcl(cursor, ']')) failHcl(cursor, 'expected `]`');
}
