/**
 * The user's text in backticks, shortened, with control characters, escapes and bidi overrides shown as `\u{..}`:
 * a sentence that quotes a hostile argument must not drive the terminal.
 */
export function quote(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return `\`${shown.replace(HIDDEN, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)}\``;
}

const LONGEST = 160;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
