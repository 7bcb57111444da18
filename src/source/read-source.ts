import { parseJson } from './json.ts';
import type { JsonValue } from './json-value.ts';
import { lineIndex } from './line-index.ts';
import type { SourceFile, SourceProblem } from './source-file.ts';

/** Bounds for one file. */
export interface ReadLimits {
  readonly maxDepth: number;
  readonly maxLength: number;
  /** Values that a YAML text may unfold to through its aliases. */
  readonly maxNodes: number;
}

export const DEFAULT_LIMITS: ReadLimits = { maxDepth: 200, maxLength: 32 * 1024 * 1024, maxNodes: 500_000 };

/** A text and the documents in it (YAML may hold several), or why there is none. */
export type ReadSource =
  | { readonly ok: true; readonly files: readonly SourceFile[] }
  | { readonly ok: false; readonly error: SourceProblem; readonly file: SourceFile };

/** Reads JSON with positions; trailing commas and comments are noted as problems and passed over. */
export function readJsonSource(path: string, text: string, limits: ReadLimits = DEFAULT_LIMITS): ReadSource {
  const parsed = parseJson(text, { ...limits, recover: true });
  if (!parsed.ok)
    return { ok: false, error: parsed.error, file: textOnly({ path, text, format: 'json' }, parsed.problems) };
  const { places } = parsed;
  return {
    ok: true,
    files: [
      jsonFile({ path, text, value: parsed.value, duplicates: parsed.duplicates, problems: parsed.problems }, places),
    ],
  };
}

type JsonFileParts = Pick<SourceFile, 'path' | 'text' | 'duplicates' | 'problems'> & { readonly value: JsonValue };

function jsonFile(parts: JsonFileParts, places: Pick<SourceFile, 'position' | 'rangeAt' | 'keyRangeAt'>): SourceFile {
  return {
    ...parts,
    format: 'json',
    plainScalars: [],
    position: places.position,
    rangeAt: places.rangeAt,
    keyRangeAt: places.keyRangeAt,
  };
}

/** A file of which only the text is known. */
export function textOnly(
  file: { readonly path: string; readonly text: string; readonly format: SourceFile['format'] },
  problems: readonly SourceProblem[] = [],
): SourceFile {
  const lines = lineIndex(file.text);
  return {
    ...file,
    value: null,
    duplicates: [],
    problems,
    plainScalars: [],
    position: lines.position,
    rangeAt: (pointer) => (pointer === '' ? { start: 0, end: file.text.length } : undefined),
    keyRangeAt: () => undefined,
  };
}
