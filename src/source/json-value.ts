import { type JsonTokens, TOKEN, tokenEnd, tokenKind, tokenNext, tokenStart, tokenString } from './json-tokens.ts';

/** A JSON value. Objects have no prototype, so a key such as `__proto__` or `constructor` is a key like any other. */
export type JsonValue = string | number | boolean | null | JsonArray | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
export type JsonArray = readonly JsonValue[];

const BARE: object = Object.freeze(Object.create(null));

/** A key that stands twice in one object. */
export interface DuplicateKey {
  readonly key: string;
  /** The earlier spelling; differs from `key` in case only when `sameCase` is false. */
  readonly earlier: string;
  readonly sameCase: boolean;
  /** Pointer of the object. */
  readonly pointer: string;
  /** Offsets of the later and the earlier key. */
  readonly offset: number;
  readonly earlierOffset: number;
}

/** Builds the value of a token; of equal keys the last one counts, as everywhere. */
export function jsonValue(tokens: JsonTokens, index: number): JsonValue {
  const kind = tokenKind(tokens, index);
  if (kind !== TOKEN.object && kind !== TOKEN.array) return scalarOf(tokens, index);
  const root = emptyFrame(tokens, index);
  const open = [root];
  let at = index + 1;
  while (open.length > 0) {
    const frame = open[open.length - 1] ?? root;
    if (at >= frame.next) {
      open.pop();
      continue;
    }
    const key = frame.list === undefined ? tokenString(tokens, at++) : '';
    const child = tokenKind(tokens, at) <= TOKEN.array ? emptyFrame(tokens, at) : undefined;
    const value = child === undefined ? scalarOf(tokens, at) : (child.list ?? child.map);
    if (frame.list === undefined) frame.map[key] = value;
    else frame.list.push(value);
    if (child !== undefined) open.push(child);
    at += 1;
  }
  return root.list ?? root.map;
}

interface Frame {
  readonly list: JsonValue[] | undefined;
  readonly map: Record<string, JsonValue>;
  readonly next: number;
}

function emptyFrame(tokens: JsonTokens, index: number): Frame {
  const next = tokenNext(tokens, index);
  if (tokenKind(tokens, index) === TOKEN.array) return { list: [], map: NO_MAP, next };
  // A big one would soon be a hash table anyway, after a shape of its own for each key.
  return { list: undefined, map: next - index > MANY ? Object.create(null) : emptyObject(), next };
}

const MANY = 1000;

const NO_MAP: Record<string, JsonValue> = Object.freeze(emptyObject());

/**
 * An object that inherits nothing. Its prototype is an empty frozen one: V8 keeps objects whose prototype is null as hash
 * tables, which take four times the memory.
 */
export function emptyObject(): Record<string, JsonValue> {
  return Object.create(BARE);
}

function scalarOf(tokens: JsonTokens, index: number): JsonValue {
  const kind = tokenKind(tokens, index);
  if (kind === TOKEN.string || kind === TOKEN.escapedString) return tokenString(tokens, index);
  if (kind === TOKEN.number) return Number(tokens.text.slice(tokenStart(tokens, index), tokenEnd(tokens, index)));
  if (kind === TOKEN.null) return null;
  return kind === TOKEN.true;
}

/** Token of the value (and of its key) that a JSON pointer names; undefined when there is none. */
export function tokenAt(
  tokens: JsonTokens,
  pointer: string,
): { readonly value: number; readonly key?: number } | undefined {
  let found: { readonly value: number; readonly key?: number } | undefined = ROOT;
  const escaped = pointer.includes('~');
  for (let start = 1; start <= pointer.length && found !== undefined; ) {
    const slash = pointer.indexOf('/', start);
    const end = slash < 0 ? pointer.length : slash;
    const segment = pointer.slice(start, end);
    const name = escaped ? segment.replaceAll('~1', '/').replaceAll('~0', '~') : segment;
    found = childAt(tokens, found.value, name);
    start = end + 1;
  }
  return found;
}

const ROOT = { value: 0 };

function childAt(
  tokens: JsonTokens,
  parent: number,
  segment: string,
): { readonly value: number; readonly key?: number } | undefined {
  const kind = tokenKind(tokens, parent);
  const end = tokenNext(tokens, parent);
  let found: { readonly value: number; readonly key?: number } | undefined;
  if (kind === TOKEN.object) {
    for (let at = parent + 1; at < end; at = tokenNext(tokens, at + 1)) {
      if (isKey(tokens, at, segment)) found = { value: at + 1, key: at };
    }
    return found;
  }
  if (kind !== TOKEN.array || !/^\d+$/.test(segment)) return undefined;
  const value = membersOf(tokens, parent)[Number(segment)];
  return value === undefined ? undefined : { value };
}

/** Whether the key of a token is the name; without cutting it out of the text, as nearly all have no escapes. */
function isKey(tokens: JsonTokens, index: number, name: string): boolean {
  if (tokenKind(tokens, index) === TOKEN.escapedString) return tokenString(tokens, index) === name;
  const start = tokenStart(tokens, index) + 1;
  return tokenEnd(tokens, index) - start - 1 === name.length && tokens.text.startsWith(name, start);
}

/** Token of each member of a list; walked once per list, so that a thousand findings in one list stay cheap. */
function membersOf(tokens: JsonTokens, list: number): readonly number[] {
  let lists = walked.get(tokens);
  if (lists === undefined) {
    lists = new Map();
    walked.set(tokens, lists);
  }
  let members = lists.get(list);
  if (members === undefined) {
    members = [];
    for (let at = list + 1; at < tokenNext(tokens, list); at = tokenNext(tokens, at)) members.push(at);
    lists.set(list, members);
  }
  return members;
}

const walked = new WeakMap<JsonTokens, Map<number, number[]>>();

/** A JSON pointer (RFC 6901) one level down. */
export function pointerTo(parent: string, segment: string | number): string {
  if (typeof segment === 'number') return `${parent}/${segment}`;
  if (!segment.includes('/') && !segment.includes('~')) return `${parent}/${segment}`;
  return `${parent}/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
