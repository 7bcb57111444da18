/** Remedy for a value that begins with the wrong kind of quote. */
export function quoteRepair(code: number): 'smart-quote' | 'single-quote' | undefined {
  if (code === 0x201c || code === 0x201d || code === 0x2018 || code === 0x2019) return 'smart-quote';
  return code === 39 ? 'single-quote' : undefined;
}

/** The character at an offset in words for a message; never a raw control character. */
export function shownAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  if (point === undefined) return 'the end of the text';
  if (point > 32 && point < 127) return `\`${String.fromCodePoint(point)}\``;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
