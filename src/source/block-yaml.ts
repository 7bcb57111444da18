import {
  afterSpaces,
  atBlank,
  atDash,
  atLineEnd,
  BEYOND,
  type BlockCursor,
  beyond,
  blockCursor,
  CODE,
  endLine,
  toContent,
} from './block-yaml-cursor.ts';
import { noteDuplicates } from './block-yaml-duplicates.ts';
import { readFlow } from './block-yaml-flow.ts';
import { keyEnd, readKey } from './block-yaml-key.ts';
import { readPlain, readQuoted } from './block-yaml-scalar.ts';
import { readTag, wrapTagged } from './block-yaml-tag.ts';
import { readBlockText } from './block-yaml-text.ts';
import { closeToken, pushToken, TOKEN } from './json-tokens.ts';
import { type DuplicateKey, emptyObject } from './json-value.ts';
import type { SourceValue } from './open.ts';
import type { ReadLimits } from './read-source.ts';
import type { PlainScalar } from './source-file.ts';

/** A YAML text that was read without the library. */
export interface BlockYaml {
  readonly value: SourceValue;
  readonly duplicates: readonly DuplicateKey[];
  readonly plainScalars: readonly PlainScalar[];
  /** Tokens as those of JSON; the kinds carry the intrinsic of a tag (block-yaml-tag.ts). */
  readonly fields: Int32Array;
}

/**
 * Reads the YAML that templates and policies are written in: one document of block collections, flow collections, plain,
 * quoted and block scalars and short intrinsics. Undefined for everything else (anchors, merges, directives, several
 * documents, tabs, rare escapes, every mistake): the library reads that and says what is wrong. Twenty times faster than
 * the library; both must agree wherever this one answers.
 */
export function readBlockYaml(text: string, limits: ReadLimits): BlockYaml | undefined {
  const cursor = blockCursor(text, limits);
  try {
    const value = readDocument(cursor);
    const { duplicates, plainScalars, sink } = cursor;
    duplicates.sort((one, other) => one.offset - other.offset);
    return { value, duplicates, plainScalars, fields: sink.fields.slice(0, sink.count * 4) };
  } catch (thrown) {
    if (thrown === BEYOND) return undefined;
    throw thrown;
  }
}

function readDocument(cursor: BlockCursor): SourceValue {
  if (cursor.text.charCodeAt(0) === 0xfeff) beyond();
  if (cursor.text.startsWith('---') && atLineEnd(cursor.text, 3)) cursor.at = cursor.text.indexOf('\n') + 1;
  toContent(cursor);
  if (!startsLine(cursor)) beyond();
  const code = cursor.text.charCodeAt(cursor.at);
  // A scalar alone is no document that anybody lints.
  if (!atDash(cursor) && code !== CODE.openMap && code !== CODE.openList && keyEnd(cursor) < 0) beyond();
  const value = readNode(cursor, -1);
  if (cursor.column !== -1) beyond();
  return value;
}

function startsLine({ column }: BlockCursor): boolean {
  return column === 0;
}

/** Reads the value that begins at the first character of a line, or behind a dash. */
function readNode(cursor: BlockCursor, parent: number): SourceValue {
  cursor.depth += 1;
  if (cursor.depth > cursor.limits.maxDepth || cursor.sink.count > cursor.limits.maxNodes) beyond();
  const value = atDash(cursor)
    ? readList(cursor, cursor.column)
    : keyEnd(cursor) >= 0
      ? readMap(cursor, cursor.column)
      : readInline(cursor, parent);
  cursor.depth -= 1;
  return value;
}

function readList(cursor: BlockCursor, column: number): SourceValue {
  const token = pushToken(cursor.sink, TOKEN.array, { start: cursor.at, end: cursor.at });
  const items: SourceValue[] = [];
  while (cursor.column === column && atDash(cursor)) {
    const dash = cursor.at;
    cursor.path.push(items.length);
    cursor.at = afterSpaces(cursor.text, dash + 1);
    cursor.column = column + cursor.at - dash;
    items.push(atContent(cursor) ? readNode(cursor, column) : readBelow(cursor, column, false));
    cursor.path.pop();
  }
  if (cursor.column > column) beyond();
  closeToken(cursor.sink, token, cursor.nodeEnd);
  return items;
}

function readMap(cursor: BlockCursor, column: number): SourceValue {
  const token = pushToken(cursor.sink, TOKEN.object, { start: cursor.at, end: cursor.at });
  const map: Record<string, SourceValue> = emptyObject();
  const keys: string[] = [];
  while (cursor.column === column) {
    const key = readKey(cursor);
    keys.push(key);
    cursor.path.push(key);
    cursor.at = afterSpaces(cursor.text, cursor.at);
    map[key] = atContent(cursor) ? readInline(cursor, column) : readBelow(cursor, column, true);
    cursor.path.pop();
  }
  if (cursor.column > column) beyond();
  closeToken(cursor.sink, token, cursor.nodeEnd);
  noteDuplicates(cursor, token, keys);
  return map;
}

/** Whether a value begins on this line. */
function atContent(cursor: BlockCursor): boolean {
  return !atLineEnd(cursor.text, cursor.at) && cursor.text.charCodeAt(cursor.at) !== CODE.hash;
}

/** A value on the lines below its key or dash; null when there is none. A list may begin in the column of its key. */
function readBelow(cursor: BlockCursor, column: number, dashes: boolean): SourceValue {
  const { at } = cursor;
  endLine(cursor);
  if (cursor.column > column) return readNode(cursor, column);
  if (dashes && cursor.column === column && atDash(cursor)) return readList(cursor, cursor.column);
  pushToken(cursor.sink, TOKEN.null, { start: at, end: at });
  cursor.nodeEnd = at;
  return null;
}

/** Reads a value that is no block collection: scalar, flow collection, or a tag with what it is about. */
function readInline(cursor: BlockCursor, parent: number): SourceValue {
  const code = cursor.text.charCodeAt(cursor.at);
  if (code === CODE.bang) return readTagged(cursor, parent);
  return readUntagged(cursor, parent, false);
}

function readUntagged(cursor: BlockCursor, parent: number, tagged: boolean): SourceValue {
  const code = cursor.text.charCodeAt(cursor.at);
  if (code === CODE.bar || code === CODE.greater) return readBlockText(cursor, parent);
  const flow = code === CODE.openList || code === CODE.openMap;
  if (!flow && code !== CODE.quote && code !== CODE.apostrophe) return readPlain(cursor, parent, tagged);
  const value = flow ? readFlow(cursor, parent) : readQuoted(cursor);
  endLine(cursor);
  return value;
}

function readTagged(cursor: BlockCursor, parent: number): SourceValue {
  const name = readTag(cursor);
  if (!atBlank(cursor.text, cursor.at)) beyond();
  cursor.at = afterSpaces(cursor.text, cursor.at);
  cursor.path.push(name);
  const inline = atContent(cursor);
  if (!inline) {
    endLine(cursor);
    if (cursor.column <= parent || cursor.text.charCodeAt(cursor.at) === CODE.bang) beyond();
  }
  const token = cursor.sink.count;
  const collection = !inline && (atDash(cursor) || keyEnd(cursor) >= 0);
  const value = collection ? readNode(cursor, parent) : readUntagged(cursor, parent, true);
  cursor.path.pop();
  return wrapTagged(cursor, { name, token, value });
}
