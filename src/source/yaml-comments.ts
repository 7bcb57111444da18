import { Lexer } from 'yaml';
import type { TextRange } from './json.ts';

/** Where the comments of a YAML text stand; a `#` inside a text is none. Loaded lazily, with the parser. */
export function yamlComments(text: string): readonly TextRange[] {
  const found: TextRange[] = [];
  let at = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    // Marks of the lexer's own that stand for no character: document, broken flow collection, text to come.
    if (token === '\u0002' || token === '\u0018' || token === '\u001f') {
      scalar = token === '\u001f';
      continue;
    }
    if (!scalar && token.startsWith('#')) found.push({ start: at, end: at + token.length });
    at += token.length;
    scalar = false;
  }
  return found;
}
