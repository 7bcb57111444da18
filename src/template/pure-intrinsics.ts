import { isList, isOpen, type Open, openValue, type Reference, type SourceValue } from '../source/open.ts';
import { joinTexts, knownText, sliceText, textValue } from './known-text.ts';

/** Fn::Join of settled arguments. */
export function joined(argument: SourceValue): SourceValue {
  const [delimiter, list] = isList(argument) ? argument : [];
  if (typeof delimiter !== 'string' || !isList(list)) return openValue('Fn::Join');
  const parts = list.map(knownText);
  const known = parts.flatMap((part, index) =>
    part === undefined ? [] : index === 0 ? [part] : [{ text: delimiter, refs: [] }, part],
  );
  return parts.includes(undefined) ? openValue('Fn::Join') : textValue(joinTexts(known), 'Fn::Join');
}

/** Id and attribute of a settled Fn::GetAtt, as a list or with a dot; empty when they are not known. */
export function attributeParts(argument: SourceValue): readonly [id: string, name: string] | readonly [] {
  const dot = typeof argument === 'string' ? argument.indexOf('.') : -1;
  if (typeof argument === 'string') return dot < 0 ? [argument, ''] : [argument.slice(0, dot), argument.slice(dot + 1)];
  const [id, ...rest] = isList(argument) ? argument : [];
  return typeof id === 'string' && rest.every((part) => typeof part === 'string') ? [id, rest.join('.')] : [];
}

/** Fn::Select of settled arguments; what it was cut from is kept as reference. */
export function selected(argument: SourceValue): SourceValue {
  const [index, list] = isList(argument) ? argument : [];
  const item = isList(list) ? list[Number(index)] : undefined;
  return item === undefined ? openValue('Fn::Select', { refs: isOpen(list) ? list.refs : [] }) : item;
}

/** Fn::Split of settled arguments. */
export function split(argument: SourceValue): SourceValue {
  const [delimiter, text] = isList(argument) ? argument : [];
  if (typeof delimiter === 'string' && typeof text === 'string') return text.split(delimiter);
  const pieces = delimiter === ':' && isOpen(text) ? arnPieces(text) : undefined;
  if (pieces !== undefined) return pieces;
  return openValue('Fn::Split', { refs: isOpen(text) ? text.refs : [] });
}

/** Fields of an ARN of which region, account or the name of a declared resource are open: none of these holds a colon. */
function arnPieces(open: Open): SourceValue | undefined {
  const known = knownText(open);
  if (known === undefined || !known.text.startsWith('arn:') || known.refs.some(mayHoldColon)) return undefined;
  const pieces: SourceValue[] = [];
  let start = 0;
  for (let end = known.text.indexOf(':'); end >= 0; end = known.text.indexOf(':', start)) {
    pieces.push(textValue(sliceText(known, start, end), 'Fn::Split'));
    start = end + 1;
  }
  return [...pieces, textValue(sliceText(known, start), 'Fn::Split')];
}

function mayHoldColon({ kind, attribute }: Reference): boolean {
  return kind !== 'pseudo' && (kind !== 'resource' || attribute !== undefined);
}
