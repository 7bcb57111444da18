import { type Document, LineCounter, parseAllDocuments, type YAMLError } from 'yaml';
import type { DuplicateKey } from './json-value.ts';
import { lineIndex } from './line-index.ts';
import { DEFAULT_LIMITS, type ReadLimits, type ReadSource, textOnly } from './read-source.ts';
import type { SourceFile, SourceProblem } from './source-file.ts';
import { yamlDuplicates } from './yaml-duplicates.ts';
import { yamlPlaces } from './yaml-places.ts';
import { yamlValue } from './yaml-value.ts';

/**
 * Reads YAML 1.2 with positions; every document of the text is a file of its own with the same path.
 * Short intrinsics (`!Sub`) become their long form. Aliases are unfolded within bounds. Loaded lazily: the parser is large.
 */
export function readYamlSource(path: string, text: string, limits: ReadLimits = DEFAULT_LIMITS): ReadSource {
  const failed = (message: string, offset = 0): ReadSource => ({
    ok: false,
    error: { message, offset, end: offset + 1 },
    file: textOnly({ path, text, format: 'yaml' }),
  });
  if (text.length > limits.maxLength) return failed(`text is longer than ${limits.maxLength} characters`);
  const tooDeep = indentationDepth(text, limits.maxDepth);
  if (tooDeep !== undefined) return failed(`nesting is deeper than ${limits.maxDepth} levels`, tooDeep);
  try {
    const documents = parseAllDocuments(text, {
      lineCounter: new LineCounter(),
      uniqueKeys: false,
      merge: true,
      prettyErrors: false,
      logLevel: 'silent',
    });
    const list = Array.isArray(documents) ? documents : [];
    const files = list.map((document) => documentFile({ path, text, document }, limits));
    const broken = list.flatMap((document) => document.errors).map(problemOf)[0];
    if (broken !== undefined) return { ok: false, error: broken, file: textOnly({ path, text, format: 'yaml' }) };
    return { ok: true, files };
  } catch (thrown) {
    // The parser is recursive: deep flow collections end in a RangeError, alias bombs in our own bound.
    return failed(
      thrown instanceof RangeError
        ? 'nesting is too deep'
        : thrown instanceof Error
          ? thrown.message
          : 'unreadable YAML',
    );
  }
}

function documentFile(
  source: { path: string; text: string; document: Document.Parsed },
  limits: ReadLimits,
): SourceFile {
  const { path, text, document } = source;
  const lines = lineIndex(text);
  const read = document.errors.length > 0 ? { value: null, plainScalars: [] } : yamlValue(document, limits);
  const duplicates: readonly DuplicateKey[] = document.errors.length > 0 ? [] : yamlDuplicates(document);
  return {
    path,
    text,
    format: 'yaml',
    ...read,
    duplicates,
    problems: [],
    position: lines.position,
    ...yamlPlaces(document),
  };
}

function problemOf(error: YAMLError): SourceProblem {
  const [start, end] = error.pos;
  return {
    // The parser is recursive and says so.
    message: /call stack/.test(error.message)
      ? 'nesting is too deep'
      : error.message.charAt(0).toLowerCase() + error.message.slice(1),
    offset: start,
    end: Math.max(end, start + 1),
  };
}

/** Offset where flow collections or block indentation nest deeper than allowed; a cheap look before the recursive parser. */
function indentationDepth(text: string, maxDepth: number): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) depth += 1;
    else if (code === 93 || code === 125) depth = Math.max(0, depth - 1);
    if (depth > maxDepth * 4) return at;
  }
  return undefined;
}
