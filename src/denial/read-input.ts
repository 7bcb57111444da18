import type { Evidence } from './answer.ts';
import { readHttpText } from './http-text.ts';
import { readJsonInput } from './json-input.ts';
import { tryJson } from './plain-value.ts';
import { readContext } from './read-context.ts';

/**
 * Takes pasted text apart into the refusals it holds, recognised by content: JSON of several kinds, a raw HTTP
 * response, or the message of a program. Empty when the text is empty. Never errors.
 */
export function readInput(text: string): readonly Evidence[] {
  const pasted = text.replace(/^\uFEFF/, '').trim();
  if (pasted === '') return [];
  const json = /^[[{"]/.test(pasted) ? readJsonText(pasted) : undefined;
  if (json !== undefined) return json;
  return [readHttpText(pasted) ?? { status: null, headers: {}, text: pasted, context: readContext({}), kind: 'text' }];
}

/** One document, or one per line as logs have them. */
function readJsonText(text: string): readonly Evidence[] | undefined {
  const whole = tryJson(text);
  if (whole !== undefined) return readJsonInput(whole, text);
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const values = lines.length > 1 && lines.length <= 10_000 ? lines.map(tryJson) : [];
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return values.flatMap((value, at) => readJsonInput(value, lines[at] ?? ''));
}
