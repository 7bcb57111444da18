import type { Evidence, Headers } from './answer.ts';
import { mergeContexts } from './read-context.ts';
import { requestContext } from './request-context.ts';

/** `HTTP/1.1 403 Forbidden`, `HTTP/2 403`, also behind curl's `< `. */
const STATUS_LINE = /^(?:< )?HTTP\/\d(?:\.\d)? ([1-5]\d\d)\b/;
const REQUEST_LINE = /^> ([A-Z]{3,10}) (\S{1,4000}) HTTP\/[\d.]{1,3}\s*$/;
const HEADER = /^([A-Za-z0-9!#$%&'*+.^_`|~:-]{1,80}?):[ \t]?(.*)$/;
/** curl's own lines, its braces for data, and its progress meter. */
const NOISE = /^(?:\* |[{}] \[|>\s?$|<\s?$|\s*% Total|\s*Dload|\s{0,3}\d{1,3} [\d.kMG ]{1,60}[-:\d ]{6,60})/;

/**
 * Reads the output of `curl -i` or `curl -v`, or any raw HTTP response; undefined when there is no status line. The
 * last response counts: redirects, `100 Continue` and a proxy's CONNECT come before it.
 */
export function readHttpText(text: string): Evidence | undefined {
  const lines = text.split(/\r?\n/);
  const statusAt = lines.findLastIndex((line) => STATUS_LINE.test(line.trimStart()));
  if (statusAt < 0) return undefined;
  const isVerbose = (lines[statusAt] ?? '').trimStart().startsWith('< ');
  const { headers, end } = readHeaderLines(lines, statusAt + 1, isVerbose);
  const body = isVerbose ? verboseBody(lines, end) : lines.slice(end);
  return {
    status: Number(STATUS_LINE.exec((lines[statusAt] ?? '').trimStart())?.[1]),
    headers,
    text: body.join('\n').trim(),
    context: mergeContexts(commandLine(lines.slice(0, statusAt)), sentRequest(lines.slice(0, statusAt))),
    kind: 'http',
  };
}

interface HeaderLines {
  readonly headers: Headers;
  /** First line of the body. */
  readonly end: number;
}

function readHeaderLines(lines: readonly string[], start: number, isVerbose: boolean): HeaderLines {
  const headers: Record<string, string> = {};
  for (let at = start; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trimStart();
    if (isVerbose && !line.startsWith('<')) {
      if (line.startsWith('* ')) continue;
      return { headers, end: at };
    }
    const content = isVerbose ? line.slice(2) : line;
    if (content.trim() === '') return { headers, end: at + 1 };
    const [, name = '', value = ''] = HEADER.exec(content) ?? [];
    // The beginning of a header's name at the end of a text that was cut off is no body.
    if (name === '' && at === lines.length - 1 && /^[\w-]{1,60}$/.test(content)) return { headers, end: at + 1 };
    if (name === '') return { headers, end: at };
    headers[name.toLowerCase()] = value.trim();
  }
  return { headers, end: lines.length };
}

/** The body stands among curl's remarks. When it came before its headers, on another stream, it is taken from there. */
function verboseBody(lines: readonly string[], end: number): readonly string[] {
  const after = lines.slice(end).filter((line) => !NOISE.test(line));
  const text = after.map((line) => line.replace(/^\s*\* (?:Connection|Closing).*$/, ''));
  if (text.some((line) => line.trim() !== '')) return text.map(withoutRemark);
  const before = lines
    .slice(0, end)
    .filter((line) => /^[{<"]/.test(line) && !/^< |^<$/.test(line) && !NOISE.test(line));
  return before.map(withoutRemark);
}

/** A body without a line break at its end is followed by curl's next remark on the same line. */
function withoutRemark(line: string): string {
  const remark = line.search(/[}>]\* (?:Connection|Closing|TLS|Curl|Leaving)/);
  return remark < 0 ? line : line.slice(0, remark + 1);
}

/** A command above the answer names host and method. */
const COMMAND =
  /(?:^|[\s$])(?:curl|awscurl|http|https|xh|wget) (?:.{0,600}? )?["']?((?:https?|wss?):\/\/[^\s"']{3,2000})/;

function commandLine(lines: readonly string[]): Evidence['context'] {
  const line = lines.findLast((each) => COMMAND.test(each)) ?? '';
  const url = COMMAND.exec(line)?.[1];
  if (url === undefined) return { flags: {}, texts: {} };
  const named = / (?:-X|--request) ?([A-Z]{3,7})\b/.exec(line)?.[1];
  const method = / (?:-I|--head)\b/.test(line) ? 'HEAD' : named;
  const isSigned = /--aws-sigv4|awscurl /.test(line);
  return { flags: isSigned ? { signed: true } : {}, texts: { url, ...(method === undefined ? {} : { method }) } };
}

/** The lines behind `> ` are the request; the last one counts. */
function sentRequest(lines: readonly string[]): Evidence['context'] {
  const at = lines.findLastIndex((line) => REQUEST_LINE.test(line));
  if (at < 0) return { flags: {}, texts: {} };
  const [, method, path = '/'] = REQUEST_LINE.exec(lines[at] ?? '') ?? [];
  const headers: Record<string, string> = {};
  for (const line of lines.slice(at + 1)) {
    const [, name, value = ''] = line.startsWith('> ') ? (HEADER.exec(line.slice(2)) ?? []) : [];
    if (name !== undefined) headers[name.toLowerCase()] = value.trim();
  }
  const host = headers['host'] ?? headers[':authority'] ?? '';
  return requestContext({ method, url: `https://${host}${path}`, headers, complete: true });
}
