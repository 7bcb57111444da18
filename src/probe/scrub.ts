import { maskSecret } from '../signature/mask.ts';
import type { Hidden } from './hidden.ts';
import { type Letter, lettersOf } from './letters.ts';

/**
 * Returns a text without the given secrets, however the other side wrote them back: plain, cut, broken into lines, in
 * capitals, percent-encoded (also twice), escaped for JSON or HTML, in Base64 or hex. Any twelve letters of a secret in
 * a row count. Signatures, key ids, tokens and Authorization headers that AWS echoes are cut too, whosoever they are.
 */
export function scrub(text: string, hidden: readonly Hidden[]): string {
  return scrubber(hidden)(text);
}

/** Returns the same for many texts. */
export function scrubber(hidden: readonly Hidden[]): (text: string) => string {
  const known = hidden.filter(({ value }) => value.length >= 8);
  const windows = new Map(known.flatMap(windowsOf));
  return (text) => withoutOthers(withoutLetters(known.reduce(withoutExact, text), windows));
}

/** What looks like a credential, whosoever it is. */
function withoutOthers(text: string): string {
  return text
    .replace(/(Signature=)([0-9a-f]{6})[0-9a-f]{10,}/gi, '$1$2…')
    .replace(/((?:Bearer|Basic) +)[\w.~+/=-]{8,}/gi, '$1…')
    .replace(/(X-Amz-Security-Token(?:=|["']?: ?["']?))([\w+/=%-]{16,})/gi, (_, name: string, value: string) => {
      return `${name}${maskSecret(value)}`;
    })
    .replace(/\b(AKIA|ASIA)[A-Z0-9]{8,}([A-Z0-9]{4})\b/g, '$1…$2');
}

/** As it is, percent-encoded and in Base64: also what is too short, or has too few letters, for windows. */
function withoutExact(text: string, { value, mask }: Hidden): string {
  const encoded = encodeURIComponent(value.replace(/\p{Cs}/gu, ''));
  const lower = encoded.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase());
  const base64 = Buffer.from(value).toString('base64');
  const exact = [value, encoded, lower, base64, base64.replace(/=+$/, ''), value.replaceAll('/', '\\/')];
  return exact.reduce((clean, spelling) => clean.replaceAll(spelling, mask), text);
}

/** Shorter parts are no use to anybody, and common words would be hit. */
const WINDOW = 12;

/** All secrets at once: one that begins like another must not leave the rest of it. */
function withoutLetters(text: string, windows: ReadonlyMap<string, string>): string {
  if (windows.size === 0) return text;
  const letters = lettersOf(text);
  const written = letters.map(({ letter }) => letter).join('');
  const ranges: Range[] = [];
  for (let at = 0; at + WINDOW <= written.length; at += 1) {
    const mask = windows.get(written.slice(at, at + WINDOW));
    const last = ranges.at(-1);
    if (mask === undefined) continue;
    if (last !== undefined && last.to >= at) last.to = at + WINDOW;
    else ranges.push({ from: at, to: at + WINDOW, mask });
  }
  return ranges.length === 0 ? text : masked(text, pieces(text, letters, ranges));
}

interface Range {
  from: number;
  to: number;
  mask: string;
}

/** Quotes, braces and line breaks stay, so that JSON stays JSON and lines stay lines. */
function pieces(text: string, letters: readonly Letter[], ranges: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  for (const { from, to, mask } of ranges) {
    let open: Range | undefined;
    for (const { start, end } of letters.slice(from, to)) {
      if (open !== undefined && !/["{}\r\n]/.test(text.slice(open.to, start))) {
        open.to = end;
      } else {
        open = { from: start, to: end, mask };
        found.push(open);
      }
    }
  }
  return found;
}

function masked(text: string, ranges: readonly Range[]): string {
  let clean = '';
  let at = 0;
  for (const { from, to, mask } of ranges) {
    clean += text.slice(at, from) + mask;
    at = to + (/^(?:=|%3D)+/i.exec(text.slice(to, to + 12))?.[0].length ?? 0);
  }
  return clean + text.slice(at);
}

function windowsOf({ value, mask }: Hidden): readonly (readonly [string, string])[] {
  return spellings(value).flatMap((spelling) =>
    Array.from({ length: Math.max(0, spelling.length - WINDOW + 1) }, (_, at) => {
      return [spelling.slice(at, at + WINDOW), mask] as const;
    }),
  );
}

/** The letters of a value, of its Base64 wherever it begins in a longer one, and of its hex. */
function spellings(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const base64 = [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return whole.slice(offset === 0 ? 0 : offset + 1, whole.length - ((offset + bytes.length) % 3 === 0 ? 0 : 1));
  });
  return [value, ...base64, bytes.toString('hex')].map((each) => {
    return lettersOf(each)
      .map(({ letter }) => letter)
      .join('');
  });
}
