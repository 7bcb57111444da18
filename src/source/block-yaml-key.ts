import { afterSpaces, atBlank, atDash, atLineEnd, type BlockCursor, beyond, CODE } from './block-yaml-cursor.ts';
import { quotedEnd, quotedText, startsPlain } from './block-yaml-scalar.ts';
import { pushToken, TOKEN } from './json-tokens.ts';

/** Reads a key and its colon. */
export function readKey(cursor: BlockCursor): string {
  const { text } = cursor;
  const start = cursor.at;
  const end = atDash(cursor) ? -1 : keyEnd(cursor);
  if (end < 0) return beyond();
  const code = text.charCodeAt(start);
  const written = text.slice(start, end);
  const key = code === CODE.quote || code === CODE.apostrophe ? quotedText(written) : written;
  // Merges and keys longer than YAML allows.
  if (key === '<<' || key === '' || end - start > 1000) beyond();
  pushToken(cursor.sink, TOKEN.string, { start, end });
  cursor.at = text.indexOf(':', end) + 1;
  return key;
}

/** End of the key that begins here; -1 when no key does. */
export function keyEnd(cursor: BlockCursor): number {
  const { text } = cursor;
  const code = text.charCodeAt(cursor.at);
  if (code === CODE.quote || code === CODE.apostrophe) {
    const end = quotedEnd(text, cursor.at);
    const colon = afterSpaces(text, end);
    return text.charCodeAt(colon) === CODE.colon && atBlank(text, colon + 1) ? end : -1;
  }
  if (!startsPlain(text, cursor.at)) return -1;
  let end = cursor.at;
  for (let at = cursor.at; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === CODE.space) continue;
    if (sign === CODE.lineEnd || (sign === CODE.hash && at > end)) return -1;
    if (sign === CODE.tab || (sign === CODE.carriageReturn && !atLineEnd(text, at))) beyond();
    if (sign === CODE.colon && atBlank(text, at + 1)) return end;
    end = at + 1;
  }
  return -1;
}
