import { afterSpaces, atLineEnd, CODE } from './block-yaml-cursor.ts';
import { quotedText } from './block-yaml-scalar.ts';
import { intrinsicOf, kindOf } from './block-yaml-tag.ts';
import type { TextRange } from './json.ts';
import { TOKEN, tokenEnd, tokenNext, tokenStart } from './json-tokens.ts';
import type { SourceFile, TextSegment } from './source-file.ts';

interface Tokens {
  readonly text: string;
  readonly fields: Int32Array;
}

/** Finds values of a text read by readBlockYaml by JSON pointer, through short intrinsics. */
export function blockYamlPlaces(tokens: Tokens): Pick<SourceFile, 'rangeAt' | 'keyRangeAt' | 'segmentsAt'> {
  const range = (token: number | undefined): TextRange | undefined =>
    token === undefined ? undefined : { start: tokenStart(tokens, token), end: tokenEnd(tokens, token) };
  return {
    rangeAt: (pointer) => range(find(tokens, pointer)?.value),
    keyRangeAt: (pointer) => range(find(tokens, pointer)?.key),
    segmentsAt: (pointer) => {
      const place = range(find(tokens, pointer)?.value);
      return place === undefined ? undefined : scalarSegments(tokens.text, place);
    },
  };
}

/** Where the characters of a scalar stand; undefined for double quotes, which are read as those of JSON. */
function scalarSegments(text: string, { start, end }: TextRange): readonly TextSegment[] | undefined {
  const code = text.charCodeAt(start);
  if (code === CODE.quote) return undefined;
  if (code === CODE.bar) return blockSegments(text, { start, end });
  if (code !== CODE.apostrophe) return [{ inner: 0, outer: start, length: end - start }];
  const segments: TextSegment[] = [];
  let inner = 0;
  for (let outer = start + 1; outer < end - 1; ) {
    const twice = text.indexOf("''", outer);
    const stop = twice < 0 || twice >= end - 1 ? end - 1 : twice + 1;
    segments.push({ inner, outer, length: stop - outer });
    inner += stop - outer;
    outer = stop === end - 1 ? end : stop + 1;
  }
  return segments;
}

function blockSegments(text: string, { start, end }: TextRange): readonly TextSegment[] {
  const segments: TextSegment[] = [];
  let indent = -1;
  let inner = 0;
  for (let line = text.indexOf('\n', start) + 1; line > 0 && line < end; line = text.indexOf('\n', line) + 1) {
    const at = afterSpaces(text, line);
    const blank = atLineEnd(text, at);
    if (indent < 0 && !blank) indent = at - line;
    const stop = text.indexOf('\n', line);
    const last = (stop < 0 ? text.length : stop) - (text.charCodeAt(stop - 1) === CODE.carriageReturn ? 1 : 0);
    const outer = blank ? at : line + indent;
    segments.push({ inner, outer, length: last - outer + 1 });
    inner += last - outer + 1;
  }
  return segments;
}

interface Found {
  readonly value: number;
  readonly key?: number;
}

function find(tokens: Tokens, pointer: string): Found | undefined {
  let found: Found | undefined = { value: 0 };
  if (pointer === '') return found;
  for (const segment of pointer.slice(1).split('/')) {
    if (found === undefined) return undefined;
    const name = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (intrinsicOf(tokens.fields, found.value) !== name) found = childOf(tokens, found.value, name);
  }
  return found;
}

function childOf(tokens: Tokens, parent: number, segment: string): Found | undefined {
  const end = tokenNext(tokens, parent);
  const kind = kindOf(tokens.fields, parent);
  if (kind === TOKEN.object) {
    let found: Found | undefined;
    for (let at = parent + 1; at < end; at = tokenNext(tokens, at + 1)) {
      if (keyText(tokens, at) === segment) found = { value: at + 1, key: at };
    }
    return found;
  }
  if (kind !== TOKEN.array || !/^\d+$/.test(segment)) return undefined;
  let left = Number(segment);
  for (let at = parent + 1; at < end; at = tokenNext(tokens, at), left -= 1) if (left === 0) return { value: at };
  return undefined;
}

function keyText(tokens: Tokens, token: number): string {
  const written = tokens.text.slice(tokenStart(tokens, token), tokenEnd(tokens, token));
  const code = written.charCodeAt(0);
  return code === CODE.quote || code === CODE.apostrophe ? quotedText(written) : written;
}
