import { quoteRepair, shownAt } from './json-shown.ts';
import { spaceEnd } from './json-space.ts';
import { closeToken, type JsonTokens, pushToken, TOKEN, type TokenSink, tokenKind, tokenSink } from './json-tokens.ts';

/** What is wrong and where. `repair` names the mistakes that have one obvious remedy. */
export interface JsonProblem {
  readonly message: string;
  readonly offset: number;
  readonly end: number;
  readonly repair?: 'trailing-comma' | 'comment' | 'smart-quote' | 'single-quote';
}

/** How deep containers may nest, and whether trailing commas and comments are noted instead of ending the scan. */
export interface ScanOptions {
  readonly maxDepth: number;
  readonly recover: boolean;
}

export interface ScannedJson {
  readonly tokens: JsonTokens;
  /** Noted and passed over; only with `recover`. */
  readonly problems: readonly JsonProblem[];
  /** The problem that ended the scan. */
  readonly fatal?: JsonProblem;
}

interface Scan {
  readonly text: string;
  readonly options: ScanOptions;
  readonly sink: TokenSink;
  readonly open: number[];
  readonly problems: JsonProblem[];
  fatal: JsonProblem | undefined;
  at: number;
}

/** Scans a whole JSON text (RFC 8259) without recursion, so that nesting costs memory but never the stack. */
export function scanJson(text: string, options: ScanOptions): ScannedJson {
  const scan: Scan = { text, options, sink: tokenSink(text.length), open: [], problems: [], fatal: undefined, at: 0 };
  if (text.charCodeAt(0) === 0xfeff) scan.at = 1;
  skipSpace(scan);
  let expect: Expect = readValue(scan);
  while (expect !== 'end' && expect !== 'stop') {
    skipSpace(scan);
    expect = step(scan, expect);
  }
  skipSpace(scan);
  if (scan.fatal === undefined && scan.at < text.length)
    fail(scan, `unexpected ${shownAt(scan.text, scan.at)} after the end of the document`);
  const tokens = { text, count: scan.sink.count, fields: scan.sink.fields };
  return { tokens, problems: scan.problems, ...(scan.fatal === undefined ? {} : { fatal: scan.fatal }) };
}

/** What the grammar allows next. */
type Expect = 'value' | 'firstValue' | 'key' | 'firstKey' | 'after' | 'end' | 'stop';

function step(scan: Scan, expect: Expect): Expect {
  const code = scan.text.charCodeAt(scan.at);
  if (expect === 'after') return readAfter(scan, code);
  if (expect === 'firstValue' || expect === 'value') {
    if (code !== 93) return readValue(scan);
    return expect === 'firstValue' || trailingComma(scan) ? close(scan) : 'stop';
  }
  if (code === 125) return expect === 'firstKey' || trailingComma(scan) ? close(scan) : 'stop';
  return readKey(scan, code);
}

function readKey(scan: Scan, code: number): Expect {
  if (code !== 34)
    return fail(
      scan,
      `expected a property name in double quotes, found ${shownAt(scan.text, scan.at)}`,
      quoteRepair(code),
    );
  if (!readString(scan)) return 'stop';
  skipSpace(scan);
  if (scan.text.charCodeAt(scan.at) !== 58)
    return fail(scan, `expected \`:\` after the property name, found ${shownAt(scan.text, scan.at)}`);
  scan.at += 1;
  skipSpace(scan);
  return readValue(scan);
}

function readAfter(scan: Scan, code: number): Expect {
  const inObject = tokenKind(scan.sink, scan.open[scan.open.length - 1] ?? 0) === TOKEN.object;
  if (code === 44) {
    scan.at += 1;
    return inObject ? 'key' : 'value';
  }
  if (code === (inObject ? 125 : 93)) return close(scan);
  return fail(scan, `expected \`,\` or \`${inObject ? '}' : ']'}\`, found ${shownAt(scan.text, scan.at)}`);
}

function close(scan: Scan): Expect {
  scan.at += 1;
  closeToken(scan.sink, scan.open.pop() ?? 0, scan.at);
  return scan.open.length === 0 ? 'end' : 'after';
}

function readValue(scan: Scan): Expect {
  const code = scan.text.charCodeAt(scan.at);
  if (code === 123 || code === 91) return openContainer(scan, code === 123);
  const done = scan.open.length === 0 ? 'end' : 'after';
  if (code === 34) return readString(scan) ? done : 'stop';
  if (code === 45 || (code >= 48 && code <= 57)) return readNumber(scan) ? done : 'stop';
  return readWord(scan, code) ? done : 'stop';
}

function openContainer(scan: Scan, object: boolean): Expect {
  if (scan.open.length >= scan.options.maxDepth)
    return fail(scan, `nesting is deeper than ${scan.options.maxDepth} levels`);
  const start = scan.at;
  scan.open.push(pushToken(scan.sink, object ? TOKEN.object : TOKEN.array, { start, end: start }));
  scan.at += 1;
  return object ? 'firstKey' : 'firstValue';
}

function readString(scan: Scan): boolean {
  const { text } = scan;
  const start = scan.at;
  let kind: number = TOKEN.string;
  const { length } = text;
  for (let at = start + 1; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 34 && code !== 92) continue;
    if (code === 34) {
      scan.at = at + 1;
      pushToken(scan.sink, kind, { start, end: at + 1 });
      return true;
    }
    if (code < 32) return stop(scan, at, 'string is not closed on its line, or holds a raw control character');
    if (code === 92) {
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) return stop(scan, at, 'unknown escape sequence in a string');
      kind = TOKEN.escapedString;
      at = ESCAPE.lastIndex - 1;
    }
  }
  return stop(scan, start, 'string is not closed');
}

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;

function readNumber(scan: Scan): boolean {
  NUMBER.lastIndex = scan.at;
  if (!NUMBER.test(scan.text)) return stop(scan, scan.at, 'malformed number (leading zeros and signs are not JSON)');
  pushToken(scan.sink, TOKEN.number, { start: scan.at, end: NUMBER.lastIndex });
  scan.at = NUMBER.lastIndex;
  return true;
}

function readWord(scan: Scan, code: number): boolean {
  for (const word of WORDS) {
    if (!scan.text.startsWith(word, scan.at)) continue;
    pushToken(scan.sink, TOKEN[word], { start: scan.at, end: scan.at + word.length });
    scan.at += word.length;
    return true;
  }
  fail(scan, `expected a value, found ${shownAt(scan.text, scan.at)}`, quoteRepair(code));
  return false;
}

const WORDS = ['true', 'false', 'null'] as const;

function skipSpace(scan: Scan): void {
  const { text, options } = scan;
  scan.at = spaceEnd(text, scan.at);
  while (options.recover && scan.at < text.length && text.charCodeAt(scan.at) === 47 && skipComment(scan))
    scan.at = spaceEnd(text, scan.at);
}

function skipComment(scan: Scan): boolean {
  COMMENT.lastIndex = scan.at;
  if (!COMMENT.test(scan.text)) return false;
  scan.problems.push({ message: 'comments are not JSON', offset: scan.at, end: COMMENT.lastIndex, repair: 'comment' });
  scan.at = COMMENT.lastIndex;
  return true;
}

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;

function trailingComma(scan: Scan): boolean {
  const offset = scan.text.lastIndexOf(',', scan.at);
  const problem = { message: 'trailing comma', offset, end: offset + 1, repair: 'trailing-comma' } as const;
  if (scan.options.recover) scan.problems.push(problem);
  else scan.fatal = problem;
  return scan.options.recover;
}

function fail(scan: Scan, message: string, repair?: JsonProblem['repair']): 'stop' {
  scan.fatal ??= { message, offset: scan.at, end: scan.at + 1, ...(repair === undefined ? {} : { repair }) };
  return 'stop';
}

function stop(scan: Scan, offset: number, message: string): false {
  scan.fatal ??= { message, offset, end: offset + 1 };
  return false;
}
