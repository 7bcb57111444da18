/**
 * Offset behind the last character of Terraform in a stretch of text that is neither blank nor of a comment; undefined
 * where quotes stand in quotes, or in a heredoc, so that a sign of comments may be none.
 */
export function hclCodeEnd(text: string, start: number, end: number): number | undefined {
  const stretch = text.slice(start, end);
  if (/<<[-~]?\w|[$%]\{[^}]*"/.test(stretch)) return undefined;
  let last = 0;
  for (const { 0: token, index } of stretch.matchAll(TOKEN)) {
    if (!/^(?:\s|#|\/\/|\/\*)/.test(token)) last = index + token.length;
  }
  return start + last;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\s+|[^\s"#/]+|./g;
