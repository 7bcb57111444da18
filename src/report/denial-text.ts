import type { Denial } from '../denial/denial.ts';
import { denialLines } from './denial-lines.ts';
import { paint } from './paint.ts';
import type { TextStyle } from './text-style.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

const INDENT = 18;

/** Returns denials for a terminal: who refused and why, what it means, and the next command. Foreign text is harmless. */
export function denialText(denials: readonly Denial[], style: TextStyle): string {
  return denials.map((denial) => `${lines(denial, style, denials.length > 1).join('\n')}\n`).join('\n');
}

function lines(denial: Denial, style: TextStyle, isOneOfMany: boolean): readonly string[] {
  const title = isOneOfMany && denial.id !== undefined ? [paint(style.colour, 'strong', visible(denial.id))] : [];
  const facts = denialLines(denial).flatMap(([label, text]) => labelled(label, text, style));
  const meaning = wrap(visible(denial.meaning), style.width);
  return [...title, ...facts, '', ...meaning, '', `${paint(style.colour, 'label', 'next:')} ${visible(denial.next)}`];
}

function labelled(label: string, text: string, { colour, width }: TextStyle): readonly string[] {
  const [first = '', ...rest] = wrap(visible(text), Math.max(20, width - INDENT));
  const name = paint(colour, 'label', visible(label).padEnd(INDENT - 1));
  return [`${name} ${first}`, ...rest.map((line) => `${' '.repeat(INDENT)}${line}`)];
}
