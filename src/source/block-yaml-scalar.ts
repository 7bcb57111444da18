import { afterSpaces, atBlank, atLineEnd, type BlockCursor, beyond, CODE, endLine } from './block-yaml-cursor.ts';
import { pushToken, TOKEN } from './json-tokens.ts';
import { pointerTo } from './json-value.ts';
import { coreScalar } from './yaml-core-scalar.ts';

/** Reads a plain scalar of a block, with the lines that continue it; `tagged` ones are texts whatever they look like. */
export function readPlain(cursor: BlockCursor, parent: number, tagged: boolean): string | number | boolean | null {
  const { text } = cursor;
  const start = cursor.at;
  if (!startsPlain(text, start)) beyond();
  let end = plainEnd(text, start);
  let value = text.slice(start, end);
  cursor.at = end;
  for (let next = continuation(cursor, parent); next !== undefined; next = continuation(cursor, parent)) {
    end = plainEnd(text, next.at);
    value += (next.blanks === 0 ? ' ' : '\n'.repeat(next.blanks)) + text.slice(next.at, end);
    cursor.at = end;
  }
  pushToken(cursor.sink, TOKEN.string, { start, end });
  endLine(cursor);
  return plainValue(cursor, { value, start, tagged });
}

/** The value of a plain scalar; account ids and dates are noted and stay texts. */
export function plainValue(
  cursor: BlockCursor,
  plain: { readonly value: string; readonly start: number; readonly tagged: boolean },
): string | number | boolean | null {
  const { value, start, tagged } = plain;
  const code = value.charCodeAt(0);
  if (code >= 48 && code <= 57 && ACCOUNT_OR_DATE.test(value)) {
    cursor.plainScalars.push({ source: value, pointer: cursor.path.reduce(pointerTo, ''), offset: start });
    return value;
  }
  return tagged ? value : coreScalar(value);
}

const ACCOUNT_OR_DATE = /^(?:\d{12}|\d{4}-\d{2}-\d{2})$/;

/** Indicators at the start of a plain scalar are left to the library, but for a dash before text. */
export function startsPlain(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === CODE.dash) return !atBlank(text, at + 1);
  return !INDICATORS.has(code);
}

const INDICATORS = new Set(Array.from('?:,[]{}#&*!|>\'"%@`\t\r\n', (sign) => sign.charCodeAt(0)));

/** End of the plain text of one line of a block. */
function plainEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CODE.space) continue;
    if (code === CODE.lineEnd || (code === CODE.carriageReturn && text.charCodeAt(at + 1) === CODE.lineEnd)) break;
    if (code === CODE.tab || code === CODE.carriageReturn) beyond();
    if (code === CODE.hash && at > end) break;
    if (code === CODE.colon && atBlank(text, at + 1)) beyond();
    end = at + 1;
  }
  return end;
}

/** The next line when it continues a plain scalar, and how many blank lines lie between. */
function continuation(
  cursor: BlockCursor,
  parent: number,
): { readonly at: number; readonly blanks: number } | undefined {
  const { text } = cursor;
  if (!atLineEnd(text, afterSpaces(text, cursor.at))) return undefined;
  let blanks = 0;
  for (let line = text.indexOf('\n', cursor.at) + 1; line > 0; line = text.indexOf('\n', line) + 1) {
    const at = afterSpaces(text, line);
    if (at >= text.length) return undefined;
    if (!atLineEnd(text, at)) {
      if (at - line <= parent || text.charCodeAt(at) === CODE.hash) return undefined;
      if (!startsPlain(text, at)) beyond();
      return { at, blanks };
    }
    blanks += 1;
  }
  return undefined;
}

/** Text of a quoted scalar that ends on its line; the cursor moves behind it. */
export function readQuoted(cursor: BlockCursor): string {
  const { text } = cursor;
  const start = cursor.at;
  const end = quotedEnd(text, start);
  cursor.at = end;
  pushToken(cursor.sink, TOKEN.string, { start, end });
  return quotedText(text.slice(start, end));
}

/** Offset behind the closing quote on the same line. */
export function quotedEnd(text: string, start: number): number {
  const sign = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < CODE.space) return beyond();
    if (code === 92 && sign === CODE.quote) at += 1;
    else if (code === sign) {
      if (sign === CODE.quote || text.charCodeAt(at + 1) !== sign) return at + 1;
      at += 1;
    }
  }
  return beyond();
}

/** What a quoted scalar says; escapes that JSON does not know are left to the library. */
export function quotedText(written: string): string {
  const inner = written.slice(1, -1);
  if (written.charCodeAt(0) === CODE.apostrophe) return inner.includes("''") ? inner.replaceAll("''", "'") : inner;
  if (!inner.includes('\\')) return inner;
  return JSON_ESCAPES.test(inner) ? String(JSON.parse(written)) : beyond();
}

const JSON_ESCAPES = /^(?:[^\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*$/;
