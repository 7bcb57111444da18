/**
 * A pasted text as one line: no colour codes, no boxes (Terraform draws `│` around wrapped lines), no stack frames,
 * single blanks. Never errors; linear in the length.
 */
export function plainText(raw: string): string {
  return raw
    .replace(/\u001b\[[0-9;]*m/g, '')
    .replace(/[│╷╵╭╰╮╯─┃|]{1,400}(?=[\s\u2500-\u257f]|$)/g, ' ')
    .split(/\r?\n/)
    .filter((line) => !isStackFrame(line))
    .join(' ')
    .split(/\s+/)
    .join(' ')
    .trim();
}

/** `    at throwDefaultError (…)`, `  File "…", line 3, in …`, `Traceback (most recent call last):` */
function isStackFrame(line: string): boolean {
  const start = line.slice(0, 40).trimStart();
  return (line !== start && (/^at [\w.$<>[\]]/.test(start) || /^File "/.test(start))) || /^Traceback \(/.test(start);
}
