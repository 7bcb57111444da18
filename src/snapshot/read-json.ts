import { quote } from '../domain/quote.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';
import { canonicalJson } from '../source/canonical-json.ts';

/**
 * The value of a JSON text from a file. Broken text, a key given twice and `__proto__` are refused with their place:
 * evidence that two readers may read differently is no evidence. https://www.rfc-editor.org/rfc/rfc8259#section-4
 */
export function readJson(text: string, path: string): Result<unknown, UserError> {
  const canonical = canonicalJson(text);
  if (canonical !== undefined) return ok(canonical.value);
  const clean = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(clean);
  } catch (thrown) {
    return err(syntaxError(thrown instanceof Error ? thrown.message : '', clean, path));
  }
  const bad = findBadKey(clean);
  if (bad === undefined) return ok(value);
  const what = bad.key === '__proto__' ? 'has the forbidden key' : 'gives twice the key';
  return err(
    new UserError(
      'badJson',
      `${quote(path)} ${what} ${quote(bad.key)} ${placeOf(clean, bad.offset)}`,
      'write it again with the tool that made it',
    ),
  );
}

function syntaxError(reason: string, text: string, path: string): UserError {
  const offset = /position (\d+)/.exec(reason)?.[1];
  const ended = text.trim() === '' || /unexpected end|unterminated/i.test(reason);
  const where = ended
    ? `at its end ${placeOf(text, text.length)}`
    : placeOf(text, offset === undefined ? 0 : Number(offset));
  const hint = ended ? 'the file is empty or cut off; write it again' : 'expected one JSON document';
  return new UserError('badJson', `${quote(path)} is not JSON ${where}`, hint);
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `(line ${line}, column ${offset - before.lastIndexOf('\n')})`;
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:,]/gs;

/** The first repeated or forbidden key of a valid JSON text. */
function findBadKey(text: string): { readonly key: string; readonly offset: number } | undefined {
  const open: (Set<string> | undefined)[] = [];
  let last: { readonly raw: string; readonly offset: number } | undefined;
  for (const { 0: raw, index } of text.matchAll(TOKEN)) {
    if (raw === '{') open.push(new Set());
    else if (raw === '[') open.push(undefined);
    else if (raw === '}' || raw === ']') open.pop();
    else if (raw === ':' && last !== undefined) {
      const key = keyOf(last.raw);
      const keys = open.at(-1);
      if (key === '__proto__' || keys?.has(key)) return { key, offset: last.offset };
      keys?.add(key);
    }
    last = raw.startsWith('"') ? { raw, offset: index } : undefined;
  }
  return undefined;
}

function keyOf(raw: string): string {
  const key: unknown = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1);
  return typeof key === 'string' ? key : raw;
}
