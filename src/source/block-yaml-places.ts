import { CODE } from './block-yaml-cursor.ts';
import { quotedText } from './block-yaml-scalar.ts';
import { intrinsicOf, kindOf } from './block-yaml-tag.ts';
import type { TextRange } from './json.ts';
import { TOKEN, tokenEnd, tokenNext, tokenStart } from './json-tokens.ts';
import type { SourceFile } from './source-file.ts';

interface Tokens {
  readonly text: string;
  readonly fields: Int32Array;
}

/** Finds values of a text read by readBlockYaml by JSON pointer, through short intrinsics. */
export function blockYamlPlaces(tokens: Tokens): Pick<SourceFile, 'rangeAt' | 'keyRangeAt'> {
  const range = (token: number | undefined): TextRange | undefined =>
    token === undefined ? undefined : { start: tokenStart(tokens, token), end: tokenEnd(tokens, token) };
  return {
    rangeAt: (pointer) => range(find(tokens, pointer)?.value),
    keyRangeAt: (pointer) => range(find(tokens, pointer)?.key),
  };
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
