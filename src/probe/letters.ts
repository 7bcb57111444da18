/** One letter or digit of a text, escapes undone, and where it stands. */
export interface Letter {
  /** Lower case. */
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

/**
 * `%2F`, `%252F`, `%u002f`, `\u002f`, `\x2f`, `&#47;`, `&#x2f;`, or any one character. Numbers are bounded, so that no
 * text takes long.
 */
const TOKEN =
  /(?:%(?:25){0,8}([0-9a-f]{2})|[%\\]u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|&#x([0-9a-f]{1,6});|&#(\d{1,7});|\\[nrtbf]|[\s\S])/giy;

/**
 * Returns the letters and digits of a text in order, whatever stands between them: two writings of one secret (broken
 * into lines, escaped, in capitals) have the same letters.
 */
export function lettersOf(text: string): readonly Letter[] {
  const letters: Letter[] = [];
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const start = found.index;
    const end = start + found[0].length;
    const letter = end - start === 1 ? found[0] : characterOf(found);
    if (/^[0-9a-z]$/i.test(letter)) letters.push({ letter: letter.toLowerCase(), start, end });
  }
  return letters;
}

function characterOf([, percent, unicode, braced, byte, entity, decimal]: RegExpExecArray): string {
  const hex = percent ?? unicode ?? braced ?? byte ?? entity;
  const code = hex === undefined ? Number(decimal ?? 0) : Number.parseInt(hex, 16);
  return code < 0x80 ? String.fromCharCode(code) : '';
}
