/**
 * A pasted text as one line: no colour codes, no boxes (Terraform draws `│` around wrapped lines), no stack frames,
 * single blanks. Never errors; linear in the length.
 */
export function plainText(raw: string): string {
  return raw
    .replace(/\u001b\[[0-9;]{0,40}m/g, '')
    .split(/\r?\n/)
    .filter((line) => !isStackFrame(line))
    .map(withoutBox)
    .join(' ')
    .split(/\s+/)
    .join(' ')
    .trim();
}

const BOX = '│╷╵╭╰╮╯─┃| \t';

/** Signs at both ends of a line; a loop, because a pattern for the end of a line is not linear. */
function withoutBox(line: string): string {
  let start = 0;
  let end = line.length;
  while (start < end && BOX.includes(line.charAt(start))) start += 1;
  while (end > start && BOX.includes(line.charAt(end - 1))) end -= 1;
  return line.slice(start, end);
}

/** `    at throwDefaultError (…)`, `  File "…", line 3, in …`, `Traceback (most recent call last):` */
function isStackFrame(line: string): boolean {
  const start = line.slice(0, 40).trimStart();
  return (line !== start && (/^at [\w.$<>[\]]/.test(start) || /^File "/.test(start))) || /^Traceback \(/.test(start);
}
