/** A JSON text that is exactly what `JSON.stringify` writes for its value, on one line or indented by spaces. */
export interface CanonicalJson {
  readonly value: unknown;
  /** One-based line of `/Property` or `/Property/0`; absent when the text is one line. */
  readonly lineOf?: (pointer: string) => number | undefined;
}

/**
 * The value of a text in canonical form; undefined for any other text, which then needs the scanner. In canonical form no
 * key stands twice (it would be lost in writing), so the two parsers of the runtime, which are native, are enough:
 * a tenth of the time for the policies that AWS and most editors write.
 */
export function canonicalJson(text: string): CanonicalJson | undefined {
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const indent = /^[{[]\n( {1,8})\S/.exec(body)?.[1] ?? '';
  // An own key `__proto__` is legal JSON, but only the scanner keeps it apart from the prototype.
  if (body.includes('__proto__')) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    if (JSON.stringify(value, undefined, indent) !== body) return undefined;
    return indent === '' ? { value } : { value, lineOf: lineFinder(body, indent) };
  } catch {
    // No JSON, or nested too deeply to be written again: the scanner says where.
    return undefined;
  }
}

function lineFinder(body: string, indent: string): (pointer: string) => number | undefined {
  const tables = new Map<string, readonly number[]>();
  return (pointer) => {
    const [, property = '', position] = pointer.split('/');
    const table = tables.get(property) ?? linesOf(body.split('\n'), indent, property);
    tables.set(property, table);
    return table[position === undefined ? 0 : Number(position) + 1];
  };
}

/** The line of a property, then those of its elements when it is a list. */
function linesOf(lines: readonly string[], indent: string, property: string): readonly number[] {
  const start = lines.findIndex((line) => line.startsWith(`${indent}${JSON.stringify(property)}: `));
  if (start < 0) return [];
  const found = [start + 1];
  const inner = indent.length * 2;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith(`${indent}]`) || line.startsWith(`${indent}}`)) break;
    // An element begins at the second level; deeper lines have a blank there, its end a bracket.
    if (!' }]'.includes(line.charAt(inner))) found.push(at + 1);
  }
  return found;
}
