/**
 * Returns the text broken at blanks into lines of at most `width` columns. A single word that is longer (an ARN)
 * is cut where it must be, so that no line leaves the screen.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (columns(joined) <= width) {
      line = joined;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line].filter((part, index) => part !== '' || index === 0);
}

/** Columns on a terminal: East Asian wide characters and emoji take two, combining marks none. */
export function columns(text: string): number {
  if (/^[\x20-\x7e\u00b7\u203a\u2714\u2718\u2192\u2014\u2026\u2019\u201c\u201d]*$/.test(text)) return text.length;
  let sum = 0;
  for (const character of text) sum += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return sum;
}

const ZERO = /^\p{M}$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|^\p{Emoji_Presentation}/u;

function pieces(word: string, width: number): readonly string[] {
  if (columns(word) <= width) return [word];
  const cut: string[] = [];
  let piece = '';
  for (const character of word) {
    if (columns(piece + character) > width) {
      cut.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...cut, piece];
}
