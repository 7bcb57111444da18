import { isOpen, type Reference, type SourceValue, type TextSpan } from '../source/open.ts';
import { type KnownText, textValue } from './known-text.ts';

/** The text of Fn::Sub with its variables filled in; `below` is the pointer of the template below the intrinsic. */
export function substitutedText(template: string, below: string, variable: (name: string) => KnownText): SourceValue {
  const texts: string[] = [];
  const refs: Reference[] = [];
  // A policy written as text: its parts have places.
  const spans: TextSpan[] | undefined = template.trimStart().startsWith('{') ? [] : undefined;
  let last = 0;
  let length = 0;
  for (let start = template.indexOf('${'); start >= 0; start = template.indexOf('${', last)) {
    const end = template.indexOf('}', start);
    if (end < 0) break;
    const known = variable(template.slice(start + 2, end));
    texts.push(template.slice(last, start), known.text);
    refs.push(...known.refs);
    spans?.push({ inner: length, outer: last, length: start - last });
    length += start - last;
    spans?.push({ inner: length, outer: start, length: 0 });
    length += known.text.length;
    last = end + 1;
  }
  if (last === 0) return template;
  texts.push(template.slice(last));
  spans?.push({ inner: length, outer: last, length: template.length - last });
  const value = textValue({ text: texts.join(''), refs }, 'Fn::Sub');
  return spans === undefined || !isOpen(value) ? value : { ...value, template: { below, spans } };
}
