import { isOpen, type SourceValue, type TextSpan } from '../source/open.ts';
import { joinTexts, type KnownText, textValue } from './known-text.ts';

/** The text of Fn::Sub with its variables filled in; `below` is the pointer of the template below the intrinsic. */
export function substitutedText(template: string, below: string, variable: (name: string) => KnownText): SourceValue {
  const parts: KnownText[] = [];
  const spans: TextSpan[] = [];
  let last = 0;
  let length = 0;
  for (const match of template.matchAll(/\$\{([^}]*)\}/g)) {
    const known = variable(match[1] ?? '');
    parts.push({ text: template.slice(last, match.index), refs: [] }, known);
    spans.push({ inner: length, outer: last, length: match.index - last });
    length += match.index - last;
    spans.push({ inner: length, outer: match.index, length: 0 });
    length += known.text.length;
    last = match.index + match[0].length;
  }
  parts.push({ text: template.slice(last), refs: [] });
  spans.push({ inner: length, outer: last, length: template.length - last });
  const value = textValue(joinTexts(parts), 'Fn::Sub');
  if (!isOpen(value) || !template.trimStart().startsWith('{')) return value;
  // A policy written as text: its parts have places.
  return { ...value, template: { below, spans } };
}
