import type { HclExpression, HclItem } from './hcl-ast.ts';
import { bracketed, deeper, failHcl, type HclCursor, identifier, skipHcl, takeHcl } from './hcl-cursor.ts';
import { readOverFor, suffixed } from './hcl-suffix.ts';
import { parseHeredoc, parseQuoted } from './hcl-template.ts';

/** Parses one expression; operators and `for` are read over as a whole. */
export function parseHclExpression(cursor: HclCursor): HclExpression {
  return deeper(cursor, () => {
    const start = cursor.at;
    const first = parseOperation(cursor);
    if (!takeOperator(cursor, CONDITION)) return first;
    const yes = parseHclExpression(cursor);
    if (!takeOperator(cursor, COLON)) failHcl(cursor, 'expected `:` in a conditional');
    const no = parseHclExpression(cursor);
    return { kind: 'conditional', yes, no, range: { start, end: cursor.at } };
  });
}

function parseOperation(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  const term = parseTerm(cursor);
  if (!takeOperator(cursor, OPERATOR)) return term;
  do parseTerm(cursor);
  while (takeOperator(cursor, OPERATOR));
  return { kind: 'other', text: cursor.text.slice(start, cursor.at), range: { start, end: cursor.at } };
}

/** Takes an operator and the space around it; line ends before it count inside brackets only. */
function takeOperator(cursor: HclCursor, operator: RegExp): boolean {
  const { at } = cursor;
  skipHcl(cursor, cursor.bracketed);
  operator.lastIndex = cursor.at;
  const found = operator.test(cursor.text);
  cursor.at = found ? operator.lastIndex : at;
  if (found) skipHcl(cursor, true);
  return found;
}

const OPERATOR = /(?:==|!=|<=|>=|&&|\|\||[-+*%<>]|\/(?![/*]))/y;
const CONDITION = /\?/y;
const COLON = /:/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function parseTerm(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  const sign = cursor.text[start];
  if (sign === '"') return suffixed(cursor, parseHclExpression, parseQuoted(cursor, parseHclExpression));
  if (cursor.text.startsWith('<<', start)) return parseHeredoc(cursor, parseHclExpression);
  if (sign === '[') return suffixed(cursor, parseHclExpression, parseList(cursor));
  if (sign === '{') return suffixed(cursor, parseHclExpression, parseObject(cursor));
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
  const inner = bracketed(cursor, true, () => parseHclExpression(cursor));
  skipHcl(cursor, true);
  if (!takeHcl(cursor, ')')) failHcl(cursor, 'expected `)`');
  return suffixed(
    cursor,
    parseHclExpression,
    inner.kind === 'other' ? { ...inner, range: { start, end: cursor.at } } : inner,
  );
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
    ? suffixed(cursor, parseHclExpression, parseCall(cursor, { name, start }))
    : suffixed(cursor, parseHclExpression, { kind: 'reference', path: name, range: { start, end: cursor.at } });
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
    items.push(bracketed(cursor, true, () => parseHclExpression(cursor)));
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
  const skipped = readOverFor(cursor, ']', parseTerm);
  if (skipped !== undefined) return skipped;
  cursor.at += 1;
  return { kind: 'list', items: parseItems(cursor, ']'), range: { start, end: cursor.at } };
}

function parseObject(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  const skipped = readOverFor(cursor, '}', parseTerm);
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
  return { name, key: range, value: bracketed(cursor, false, () => parseHclExpression(cursor)) };
}
