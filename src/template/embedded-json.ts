import { parseJson } from '../source/json.ts';
import type { JsonValue } from '../source/json-value.ts';
import type { Place, SourceFile } from '../source/source-file.ts';

/** How a policy was packed into a text. */
export type Packing = 'response' | 'url-encoded' | 'json-string';

/** A JSON document inside a string of a file. */
export interface EmbeddedJson {
  readonly value: JsonValue;
  /** Place of a value of the inner document in the outer file. */
  readonly at: (pointer: string, part?: 'key') => Place;
  readonly packing: readonly Packing[];
}

/**
 * The JSON object that a string holds: as it is, URL-encoded (iam get-role-policy) or with its quotes escaped once more
 * (API Gateway). Undefined when the string holds none; `broken` when it plainly means to.
 */
export function embeddedJson(file: SourceFile, pointer: string, text: string): EmbeddedJson | 'broken' | undefined {
  const trimmed = text.trimStart();
  if (/^%7b/i.test(trimmed)) return decoded({ file, pointer, text: percentDecoded(trimmed), packing: ['url-encoded'] });
  if (/^\{\s*\\"/.test(trimmed)) return decoded({ file, pointer, text: unescaped(trimmed), packing: ['json-string'] });
  if (!trimmed.startsWith('{')) return undefined;
  return decoded({ file, pointer, text, packing: ['json-string'] });
}

interface Inner {
  readonly file: SourceFile;
  readonly pointer: string;
  readonly text: string;
  readonly packing: readonly Packing[];
}

function decoded(inner: Inner): EmbeddedJson | 'broken' {
  const parsed = parseJson(inner.text, { recover: true });
  if (!parsed.ok) return 'broken';
  const exact = inner.packing[0] === 'json-string';
  const at = (pointer: string, part?: 'key'): Place => {
    const whole: Place = { file: inner.file, pointer: inner.pointer };
    const range = part === 'key' ? parsed.places.keyRangeAt(pointer) : parsed.places.rangeAt(pointer);
    const outer = inner.file.rangeAt(inner.pointer);
    if (!exact || range === undefined || outer === undefined) return whole;
    const map = rawOffsets(inner.file.text.slice(outer.start, outer.end), [range.start, range.end]);
    const [start, end] = map;
    return start === undefined || end === undefined ? whole : { ...whole, within: { start, end } };
  };
  return { value: parsed.value, at, packing: inner.packing };
}

/** Offsets in the raw text of a JSON string literal (quotes included) of ascending offsets in its decoded text. */
function rawOffsets(raw: string, wanted: readonly number[]): readonly number[] {
  if (!raw.startsWith('"')) return [];
  const found: number[] = [];
  let at = 1;
  for (let decodedAt = 0; at <= raw.length && found.length < wanted.length; decodedAt += 1) {
    while (wanted[found.length] === decodedAt) found.push(at);
    at += raw[at] === '\\' ? (raw[at + 1] === 'u' ? 6 : 2) : 1;
  }
  return found;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    return text;
  }
}

function unescaped(text: string): string {
  return text.replaceAll('\\"', '"').replaceAll('\\/', '/').replaceAll('\\\\', '\\');
}
