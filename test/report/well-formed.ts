/** Why a text is no XML document, as a reader without a schema sees it; undefined when it is one. https://www.w3.org/TR/xml/ */
export function xmlMistake(text: string): string | undefined {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text))
    return 'a character that XML forbids';
  const open: string[] = [];
  let at = text.startsWith('<?xml ') ? text.indexOf('?>') + 2 : 0;
  for (const [token, close, name = '', self] of text.slice(at).matchAll(TOKEN)) {
    at += token.length;
    if (!token.startsWith('<')) continue;
    if (close !== undefined && open.pop() !== name) return `</${name}> closes nothing`;
    if (close === undefined && self === undefined) open.push(name);
  }
  if (at !== text.length) return `markup is expected: ${text.slice(at, at + 40)}`;
  return open.length === 0 ? undefined : `<${open.join('> <')}> stay open`;
}

const TEXT = String.raw`(?:[^<&>]|&(?:lt|gt|amp|quot|apos|#\d+);)`;
const VALUE = String.raw`"(?:[^<&"]|&(?:lt|gt|amp|quot|apos|#\d+);)*"`;
/** Character data, or a tag: its `/`, its name, and the `/` at its end. */
const TOKEN = new RegExp(String.raw`${TEXT}+|<(/)?([a-z-]+)(?:\s+[a-z-]+=${VALUE})*\s*(/)?>`, 'guy');
