import { isList, isOpen, openValue, type SourceValue } from '../source/open.ts';
import { joinTexts, knownText, textValue } from './known-text.ts';

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
  return openValue('Fn::Split', { refs: isOpen(text) ? text.refs : [] });
}
