import type { TextRange } from './json.ts';
import type { Place } from './source-file.ts';

/** Offsets of a place; of the nearest enclosing value when the pointer leads nowhere. */
export function locate(place: Place): TextRange {
  const { file } = place;
  const own =
    place.part === 'key'
      ? (file.keyRangeAt(place.pointer) ?? file.rangeAt(place.pointer))
      : file.rangeAt(place.pointer);
  if (own !== undefined) {
    if (place.within === undefined) return own;
    return { start: own.start + place.within.start, end: own.start + place.within.end };
  }
  const slash = place.pointer.lastIndexOf('/');
  return slash < 0 ? { start: 0, end: 0 } : locate({ file, pointer: place.pointer.slice(0, slash) });
}

/** One-based line and column of both ends of a place. */
export function locateLines(place: Place): { line: number; column: number; endLine: number; endColumn: number } {
  const range = locate(place);
  const start = place.file.position(range.start);
  const end = place.file.position(range.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
