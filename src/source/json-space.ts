/**
 * Offset after the white space of JSON that begins at an offset. It never looks past the end of the text: V8 would look at
 * each character the slow way from then on. https://www.rfc-editor.org/rfc/rfc8259#section-2
 */
export function spaceEnd(text: string, start: number): number {
  const { length } = text;
  for (let at = start; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return at;
  }
  return length;
}
