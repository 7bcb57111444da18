import { parseJson } from '../source/json.ts';
import { emptyObject, pointerTo } from '../source/json-value.ts';
import { HOLE, isList, isObject, openValue, type Reference, type SourceValue, type TextSpan } from '../source/open.ts';
import type { Place, SourceFile, TextSegment } from '../source/source-file.ts';
import type { KnownText } from './known-text.ts';

/** How a policy was packed into a text. */
export type Packing = 'response' | 'url-encoded' | 'json-string';

/** A JSON document inside a string of a file. */
export interface EmbeddedJson {
  readonly value: SourceValue;
  /** Place of a value of the inner document in the outer file. */
  readonly at: (pointer: string, part?: 'key') => Place;
  readonly packing: readonly Packing[];
  readonly duplicates: readonly { readonly key: string; readonly at: Place }[];
}

/** A text, and where its runs stand in the scalar that it was made of. */
interface WrittenText extends KnownText {
  readonly spans?: readonly TextSpan[] | undefined;
}

/**
 * The JSON object that a string holds: as it is, URL-encoded (iam get-role-policy) or with its quotes escaped once more
 * (API Gateway). Undefined when the string holds none; `broken` when it plainly means to.
 */
export function embeddedJson(
  file: SourceFile,
  pointer: string,
  written: string | WrittenText,
): EmbeddedJson | 'broken' | undefined {
  const known: WrittenText = typeof written === 'string' ? { text: written, refs: [] } : written;
  const found = looked({ file, pointer, spans: known.spans }, known.text);
  if (found === undefined || found === 'broken' || known.refs.length === 0) return found;
  return { ...found, value: withHoles(found.value, [...known.refs]) };
}

function looked(place: Pick<Inner, 'file' | 'pointer' | 'spans'>, text: string): EmbeddedJson | 'broken' | undefined {
  const trimmed = text.trimStart();
  const packed = { ...place, exact: false };
  if (/^%7b/i.test(trimmed)) return decoded({ ...packed, text: percentDecoded(trimmed), packing: ['url-encoded'] });
  if (/^\{\s*\\"/.test(trimmed)) return decoded({ ...packed, text: unescaped(trimmed), packing: ['json-string'] });
  if (!trimmed.startsWith('{')) return undefined;
  return decoded({ ...place, exact: true, text, packing: ['json-string'] });
}

/** Strings with holes become open values; the references come in the order of the text. */
export function withHoles(value: SourceValue, refs: Reference[]): SourceValue {
  if (typeof value === 'string') {
    const count = value.split(HOLE).length - 1;
    return count === 0 ? value : openValue('expression', { text: value, refs: refs.splice(0, count) });
  }
  if (isList(value)) return value.map((item) => withHoles(item, refs));
  if (!isObject(value)) return value;
  const copy: Record<string, SourceValue> = emptyObject();
  for (const [key, inner] of Object.entries(value)) copy[key] = withHoles(inner, refs);
  return copy;
}

interface Inner {
  readonly file: SourceFile;
  readonly pointer: string;
  readonly text: string;
  readonly packing: readonly Packing[];
  readonly spans: readonly TextSpan[] | undefined;
  /** The text is the one that stands there. */
  readonly exact: boolean;
}

function decoded(inner: Inner): EmbeddedJson | 'broken' {
  const parsed = parseJson(inner.text, { recover: true });
  if (!parsed.ok) return 'broken';
  const at = (pointer: string, part?: 'key'): Place => {
    const whole: Place = { file: inner.file, pointer: inner.pointer };
    const range = part === 'key' ? parsed.places.keyRangeAt(pointer) : parsed.places.rangeAt(pointer);
    const outer = inner.file.rangeAt(inner.pointer);
    if (!inner.exact || range === undefined || outer === undefined) return whole;
    const wanted = [range.start, range.end].map((offset) => inTemplate(inner.spans, offset));
    const segments = inner.file.segmentsAt?.(inner.pointer);
    const [start, end] =
      segments === undefined
        ? rawOffsets(inner.file.text.slice(outer.start, outer.end), wanted)
        : segmentOffsets(segments, outer.start, wanted);
    return start === undefined || end === undefined ? whole : { ...whole, within: { start, end } };
  };
  const twice = parsed.duplicates.filter((one) => one.sameCase);
  const duplicates = twice.map(({ key, pointer }) => ({ key, at: at(pointerTo(pointer, key), 'key') }));
  return { value: parsed.value, at, packing: inner.packing, duplicates };
}

/** Offset in the template of an offset in the text that was made of it. */
function inTemplate(spans: readonly TextSpan[] | undefined, offset: number): number {
  const span = spans?.findLast((one) => one.inner <= offset);
  return span === undefined ? offset : span.outer + Math.min(offset - span.inner, span.length);
}

function segmentOffsets(segments: readonly TextSegment[], base: number, wanted: readonly number[]): readonly number[] {
  return wanted.flatMap((offset) => {
    const segment = segments.findLast((one) => one.inner <= offset);
    return segment === undefined ? [] : [segment.outer + (offset - segment.inner) - base];
  });
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
