import { afterSpaces, atBlank, atLineEnd, type BlockCursor, beyond, CODE } from './block-yaml-cursor.ts';
import { noteDuplicates } from './block-yaml-duplicates.ts';
import { plainValue, readQuoted, startsPlain } from './block-yaml-scalar.ts';
import { readTag, wrapTagged } from './block-yaml-tag.ts';
import { closeToken, pushToken, TOKEN } from './json-tokens.ts';
import { emptyObject } from './json-value.ts';
import type { SourceValue } from './open.ts';

/** Reads `[…]` or `{…}`, also over several lines that are indented further than their parent. */
export function readFlow(cursor: BlockCursor, parent: number): SourceValue {
  cursor.depth += 1;
  if (cursor.depth >= cursor.limits.maxDepth) beyond();
  const list = cursor.text.charCodeAt(cursor.at) === CODE.openList;
  const token = pushToken(cursor.sink, list ? TOKEN.array : TOKEN.object, { start: cursor.at, end: cursor.at });
  cursor.at += 1;
  const value = list ? flowList(cursor, parent) : flowMap(cursor, parent);
  closeToken(cursor.sink, token, cursor.at);
  cursor.depth -= 1;
  return value;
}

function flowList(cursor: BlockCursor, parent: number): SourceValue {
  const items: SourceValue[] = [];
  for (let more = !closes(cursor, parent, CODE.closeList); more; more = separated(cursor, parent, CODE.closeList)) {
    cursor.path.push(items.length);
    items.push(flowValue(cursor, parent));
    cursor.path.pop();
  }
  return items;
}

function flowMap(cursor: BlockCursor, parent: number): SourceValue {
  const map: Record<string, SourceValue> = emptyObject();
  const token = cursor.sink.count - 1;
  const keys: string[] = [];
  for (let more = !closes(cursor, parent, CODE.closeMap); more; more = separated(cursor, parent, CODE.closeMap)) {
    const key = flowKey(cursor);
    keys.push(key);
    skip(cursor, parent);
    cursor.path.push(key);
    map[key] = flowValue(cursor, parent);
    cursor.path.pop();
  }
  noteDuplicates(cursor, token, keys);
  return map;
}

function flowKey(cursor: BlockCursor): string {
  const { text } = cursor;
  const code = text.charCodeAt(cursor.at);
  const quoted = code === CODE.quote || code === CODE.apostrophe;
  const key = quoted ? readQuoted(cursor) : flowPlain(cursor);
  const colon = afterSpaces(text, cursor.at);
  if (text.charCodeAt(colon) !== CODE.colon || key === '<<' || (!quoted && !atBlank(text, colon + 1))) beyond();
  cursor.at = colon + 1;
  return key;
}

function flowValue(cursor: BlockCursor, parent: number): SourceValue {
  const { text } = cursor;
  const code = text.charCodeAt(cursor.at);
  if (code === CODE.openList || code === CODE.openMap) return readFlow(cursor, parent);
  if (code === CODE.quote || code === CODE.apostrophe) return readQuoted(cursor);
  if (code !== CODE.bang) {
    const start = cursor.at;
    return plainValue(cursor, { value: flowPlain(cursor), start, tagged: false });
  }
  const name = readTag(cursor);
  if (!atBlank(text, cursor.at)) beyond();
  skip(cursor, parent);
  const token = cursor.sink.count;
  cursor.path.push(name);
  const value = taggedValue(cursor, parent);
  cursor.path.pop();
  return wrapTagged(cursor, { name, token, value });
}

function taggedValue(cursor: BlockCursor, parent: number): SourceValue {
  const code = cursor.text.charCodeAt(cursor.at);
  if (code === CODE.bang) beyond();
  if (!startsPlain(cursor.text, cursor.at)) return flowValue(cursor, parent);
  const start = cursor.at;
  return plainValue(cursor, { value: flowPlain(cursor), start, tagged: true });
}

/** A plain scalar inside brackets, on one line. */
function flowPlain(cursor: BlockCursor): string {
  const { text } = cursor;
  const start = cursor.at;
  if (!startsPlain(text, start) || (text[start] === '-' && endsKey(text, start + 1))) beyond();
  let end = start;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CODE.space) continue;
    if (FLOW_END.has(code) || atLineEnd(text, at)) break;
    if (code < CODE.space || (code === CODE.hash && at > end)) beyond();
    if (code === CODE.colon && endsKey(text, at + 1)) break;
    end = at + 1;
  }
  cursor.at = end;
  pushToken(cursor.sink, TOKEN.string, { start, end });
  return text.slice(start, end);
}

const FLOW_END: ReadonlySet<number> = new Set([CODE.comma, CODE.openList, CODE.closeList, CODE.openMap, CODE.closeMap]);

function endsKey(text: string, at: number): boolean {
  return atBlank(text, at) || FLOW_END.has(text.charCodeAt(at));
}

/** Behind a member: true when a comma leads to another one, false when the collection is closed. */
function separated(cursor: BlockCursor, parent: number, close: number): boolean {
  if (closes(cursor, parent, close)) return false;
  if (cursor.text.charCodeAt(cursor.at) !== CODE.comma) beyond();
  cursor.at += 1;
  skip(cursor, parent);
  return true;
}

function closes(cursor: BlockCursor, parent: number, close: number): boolean {
  skip(cursor, parent);
  if (cursor.text.charCodeAt(cursor.at) !== close) return false;
  cursor.at += 1;
  return true;
}

/**
 * Passes over spaces and line ends inside brackets; comments and lines that are not indented are left to the library.
 * A line may begin with a closing bracket in any column: YAML 1.2 wants it indented, what AWS reads templates with does not.
 */
function skip(cursor: BlockCursor, parent: number): void {
  const { text } = cursor;
  let line = -1;
  let at = afterSpaces(text, cursor.at);
  while (at < text.length && atLineEnd(text, at)) {
    line = text.indexOf('\n', at) + 1;
    at = afterSpaces(text, line);
  }
  const code = text.charCodeAt(at);
  const least = code === CODE.closeList || code === CODE.closeMap ? 0 : parent + 1;
  if (at >= text.length || code === CODE.hash || (line >= 0 && at - line < least)) beyond();
  cursor.at = at;
}
