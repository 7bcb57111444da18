import { columns } from './wrap.ts';

/** Widest line of a command. */
const WIDTH = 98;
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * Returns a command for a POSIX shell, each word quoted so that the shell takes it literally, on lines of at most
 * 98 columns where words allow it. JSON goes on in further lines between its tokens; other long words go on in the
 * first column of the next line, which the shell reads as one word.
 */
export function shellCommand(words: readonly string[]): readonly string[] {
  const lines: string[] = [''];
  for (const group of optionGroups(words)) {
    const [first = '', ...rest] = group;
    const last = lines.at(-1) ?? '';
    if (last !== '' && columns(last) + columns(first) + 3 > WIDTH) lines.splice(-1, 1, `${last} \\`, `  ${first}`);
    else lines.splice(-1, 1, last === '' ? first : `${last} ${first}`);
    lines.push(...rest);
  }
  return lines;
}

/** Quotes one word for a POSIX shell; control and invisible characters are written as escapes of `$'…'`. */
export function shellQuote(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  if (!UNSAFE.test(word)) return `'${word.replaceAll("'", "'\\''")}'`;
  const escaped = [...word].map((character) => {
    if (character === '\\' || character === "'") return `\\${character}`;
    return UNSAFE.test(character) ? bytes(character) : character;
  });
  return `$'${escaped.join('')}'`;
}

function bytes(character: string): string {
  return [...new TextEncoder().encode(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}

/** An option and its value stay together; each group is one or more lines. */
function optionGroups(words: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const [place, word] of words.entries()) {
    const [first = '', ...rest] = quotedLines(word);
    const option = groups.at(-1);
    const joins = option !== undefined && words[place - 1]?.startsWith('--') === true && !word.startsWith('--');
    if (joins) option.splice(-1, 1, `${option.at(-1)} ${first}`, ...rest);
    else groups.push([first, ...rest]);
  }
  return groups;
}

function quotedLines(word: string): readonly string[] {
  const whole = shellQuote(word);
  if (columns(whole) <= WIDTH - 2) return [whole];
  const json = /^[{[]/.test(word) && !UNSAFE.test(word) ? jsonLines(whole) : [whole];
  return json.every((line) => columns(line) <= WIDTH) ? json : pieces(word);
}

/** Quoted JSON, broken after commas between its tokens. */
function jsonLines(quoted: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const token of quoted.match(/(?:"(?:[^"\\]|\\.)*"|[^",])+,?|,/gs) ?? []) {
    if (line !== '' && columns(line) + columns(token) > WIDTH - 30) {
      lines.push(line);
      line = '  ';
    }
    line += token;
  }
  return [...lines, line];
}

/** One word over several lines: each but the last ends with a backslash, each next begins in the first column. */
function pieces(word: string): readonly string[] {
  const found: string[] = [];
  let piece = '';
  for (const chunk of word.match(/[^,]{1,60},?/gsu) ?? []) {
    if (piece !== '' && columns(shellQuote(piece + chunk)) > WIDTH - 2) {
      found.push(`${shellQuote(piece)}\\`);
      piece = '';
    }
    piece += chunk;
  }
  return [...found, shellQuote(piece)];
}
