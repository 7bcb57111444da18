import { readFileSync, statSync } from 'node:fs';
import { DEFAULT_LIMITS } from '../source/read-source.ts';

/** The text of a file, or why there is none. */
export type ReadText =
  | {
      readonly ok: true;
      readonly text: string;
      /** Bytes that the text does not give back: it must not be written over the file. */
      readonly foreign?: 'not valid UTF-8; the bytes that are not were read as U+FFFD' | 'UTF-16; AWS wants UTF-8';
    }
  | { readonly ok: false; readonly reason: string };

/** Reads a file as UTF-8 or, with a byte order mark, UTF-16; within the bounds of a lint run. */
export function readLintText(file: string): ReadText {
  try {
    const { size } = statSync(file);
    if (size > DEFAULT_LIMITS.maxLength)
      return { ok: false, reason: `file is larger than ${DEFAULT_LIMITS.maxLength / 1024 / 1024} MiB` };
    return textOf(readFileSync(file));
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
    return { ok: false, reason: code === 'ELOOP' ? 'symbolic links turn in a circle' : `cannot be read (${code})` };
  }
}

function textOf(bytes: Buffer): ReadText {
  const wide = utf16(bytes);
  if (wide !== undefined) return { ok: true, text: wide, foreign: 'UTF-16; AWS wants UTF-8' };
  const text = bytes.toString('utf8');
  if (!text.includes('\uFFFD') || bytes.equals(Buffer.from(text, 'utf8'))) return { ok: true, text };
  return { ok: true, text, foreign: 'not valid UTF-8; the bytes that are not were read as U+FFFD' };
}

function utf16(bytes: Buffer): string | undefined {
  const little = bytes[0] === 0xff && bytes[1] === 0xfe;
  const big = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!little && !big) return undefined;
  const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
  return (little ? even : Buffer.from(even).swap16()).toString('utf16le');
}
