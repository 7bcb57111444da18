import type { Evidence } from './answer.ts';
import { cleanPaste, unbroken, withoutEntities } from './clean-paste.ts';
import { readHttpText } from './http-text.ts';
import { messageOf, readJsonInput } from './json-input.ts';
import { tryJson } from './plain-value.ts';

/**
 * Takes pasted text apart into the refusals it holds, recognised by content: JSON of several kinds, a raw HTTP
 * response, or the message of a program. Empty when the text is empty. Never errors.
 */
export function readInput(text: string): readonly Evidence[] {
  const pasted = cleanPaste(text);
  if (pasted === '') return [];
  const json = readJsonText(pasted);
  if (json !== undefined) return json;
  const response = readHttpText(pasted);
  return response === undefined ? readMessage(pasted) : [response];
}

/** A message, unless it is a document that a terminal broke inside its words or that was copied out of a page's source. */
function readMessage(pasted: string): readonly Evidence[] {
  const restored = [unbroken(pasted), withoutEntities(pasted)].filter((text) => text !== undefined && text !== pasted);
  for (const text of restored) {
    const json = readJsonText(text ?? '');
    if (json !== undefined) return json;
  }
  const boxes = errorBoxes(pasted);
  return boxes.length > 1 ? boxes.map(messageOf) : [messageOf(pasted)];
}

/** Terraform draws a box around every error, and around warnings. */
function errorBoxes(pasted: string): readonly string[] {
  if (!pasted.includes('╷')) return [];
  return pasted.split('╷').filter((box) => /^[\s\u2502|]*Error:/.test(box));
}

/** One document, or one per line as logs have them. */
function readJsonText(text: string): readonly Evidence[] | undefined {
  if (!/^[[{"]/.test(text)) return undefined;
  const whole = tryJson(text);
  if (whole !== undefined) return readJsonInput(whole, text);
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const values = lines.length > 1 && lines.length <= 10_000 ? lines.map(tryJson) : [];
  if (values.length === 0 || values.includes(undefined)) return undefined;
  return values.flatMap((value, at) => readJsonInput(value, lines[at] ?? ''));
}
