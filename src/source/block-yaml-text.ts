import { afterSpaces, atLineEnd, type BlockCursor, beyond, CODE, toContent } from './block-yaml-cursor.ts';
import { pushToken, TOKEN } from './json-tokens.ts';

/** Reads a literal or folded block scalar: `|`, `>-` … https://yaml.org/spec/1.2.2/#81-block-scalar-styles */
export function readBlockText(cursor: BlockCursor, parent: number): string {
  const { text } = cursor;
  const start = cursor.at;
  const folded = text.charCodeAt(start) === CODE.greater;
  const chomping = text[start + 1] ?? '';
  const head = chomping === '-' || chomping === '+' ? start + 2 : start + 1;
  // Stated indentation, comments and kept line ends are rare.
  if (chomping === '+' || !atLineEnd(text, afterSpaces(text, head))) beyond();
  const lines: string[] = [];
  cursor.at = linesOf(cursor, { from: text.indexOf('\n', head) + 1, parent }, lines);
  pushToken(cursor.sink, TOKEN.string, { start, end: cursor.at });
  cursor.nodeEnd = cursor.at;
  toContent(cursor);
  return (folded ? fold(lines) : lines.join('\n')) + (chomping === '-' ? '' : '\n');
}

/** Collects the lines without their indentation; returns the offset behind the last one that is not blank. */
function linesOf(
  cursor: BlockCursor,
  block: { readonly from: number; readonly parent: number },
  lines: string[],
): number {
  const { text } = cursor;
  let indent = -1;
  let end = block.from;
  let blanks = 0;
  for (let line = block.from; line > 0 && line < text.length; line = text.indexOf('\n', line) + 1) {
    const at = afterSpaces(text, line);
    if (atLineEnd(text, at)) {
      blanks += 1;
      if (at - line > Math.max(indent, block.parent + 1) || at >= text.length) beyond();
      continue;
    }
    if (indent < 0) indent = at - line;
    if (at - line <= block.parent) break;
    if (at - line < indent || text.charCodeAt(at) === CODE.tab) beyond();
    for (; blanks > 0; blanks -= 1) lines.push('');
    const stop = text.indexOf('\n', at);
    const last = stop < 0 ? text.length : stop;
    lines.push(text.slice(line + indent, text.charCodeAt(last - 1) === CODE.carriageReturn ? last - 1 : last));
    end = stop < 0 ? text.length : stop + 1;
  }
  // A block without a line, or without a line end behind its last one, is an oddity.
  if (lines.length === 0 || text.charCodeAt(end - 1) !== CODE.lineEnd) beyond();
  return end;
}

/** Lines become one, blank lines line ends; lines that are indented further keep theirs, which is left to the library. */
function fold(lines: readonly string[]): string {
  let folded = '';
  let blanks = 0;
  for (const [index, line] of lines.entries()) {
    if (line.startsWith(' ') || line.startsWith('\t')) beyond();
    if (line === '') blanks += 1;
    else {
      folded += (index === blanks ? '' : blanks === 0 ? ' ' : '') + '\n'.repeat(blanks) + line;
      blanks = 0;
    }
  }
  return folded;
}
