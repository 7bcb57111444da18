import { columns } from './wrap.ts';

/** Widest line of a command. */
const WIDTH = 98;

/**
 * Returns a command for a POSIX shell, each word quoted so that the shell takes it literally, on lines of at most
 * 98 columns. Long words go on in the first column of the next line, which the shell reads as one word.
 */
export function shellCommand(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [place, word] of words.entries()) {
    const [first = '', ...rest] = quotedPieces(word);
    const startsOption = word.startsWith('--') && place > 0;
    const next = words[place + 1];
    const room =
      startsOption && next !== undefined ? columns(first) + 1 + Math.min(columns(next) + 2, WIDTH) : columns(first);
    if (
      line !== '' &&
      columns(line) + 3 + room > WIDTH &&
      (startsOption || columns(line) + 3 + columns(first) > WIDTH)
    ) {
      lines.push(`${line} \\`);
      line = `  ${first}`;
    } else line = line === '' ? first : `${line} ${first}`;
    for (const piece of rest) {
      lines.push(`${line}\\`);
      line = piece;
    }
  }
  return [...lines, line];
}

/** Quotes one word for a POSIX shell; control and invisible characters are written as escapes of `$'…'`. */
export function shellQuote(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  if (!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  const escaped = word.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\\']/gu, (character) =>
    character === '\\' || character === "'" ? `\\${character}` : bytes(character),
  );
  return `$'${escaped}'`;
}

function bytes(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}

/** A word in pieces that fit a line; JSON is cut after its commas. */
function quotedPieces(word: string): readonly string[] {
  const whole = shellQuote(word);
  if (columns(whole) <= WIDTH - 2) return [whole];
  const pieces: string[] = [];
  let piece = '';
  for (const part of word.match(/[^,]*,|[^,]+/g) ?? []) {
    for (const chunk of part.match(/.{1,80}/gsu) ?? []) {
      if (piece !== '' && columns(shellQuote(piece + chunk)) > WIDTH - 2) {
        pieces.push(shellQuote(piece));
        piece = '';
      }
      piece += chunk;
    }
  }
  return [...pieces, shellQuote(piece)];
}
