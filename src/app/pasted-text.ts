import { readFileSync, statSync } from 'node:fs';
import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';

/** Where the pasted text is. */
export interface Paste {
  /** File name or `-`, or the text itself when it can be no file name. */
  readonly file: string;
  /** Content of stdin, when `file` is `-`. */
  readonly stdin: string | undefined;
  /** The text itself. */
  readonly text: string | undefined;
}

const MEBIBYTE = 1024 * 1024;
const MOST_TEXT = MEBIBYTE;
/** HAR files of browsers and CloudTrail files are large, and are taken apart once. */
const MOST_JSON = 64 * MEBIBYTE;

/** Returns the pasted text; throws a UserError when it cannot be read, or is larger than 1 MiB (JSON: 64 MiB). */
export function pastedText({ file, stdin, text }: Paste): string {
  const given = text ?? stdin;
  if (given !== undefined) return bounded(given);
  const size = fileSize(file);
  if (size === undefined && isMessage(file)) return bounded(file);
  if (size === undefined) {
    const hint = 'give a file, `-` for stdin, or the message itself with --text';
    throw new UserError('noFile', `the file ${quote(file.slice(0, 200))} does not exist`, hint);
  }
  if (size > MOST_JSON) throw tooLarge(MOST_JSON);
  return bounded(readable(file));
}

/** A message has blanks, or is the bare name of an error. */
function isMessage(text: string): boolean {
  return (
    /\s/.test(text.trim()) ||
    /^[A-Z][A-Za-z0-9]{3,80}(Exception|Denied|Error|Token|Failure|Mismatch|Operation)$/.test(text)
  );
}

function fileSize(file: string): number | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size;
  } catch {
    return undefined;
  }
}

function readable(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UserError('noFile', `the file ${quote(file)} cannot be read`, 'give a readable file, or `-` for stdin');
  }
}

function bounded(text: string): string {
  const most = /^\s*[[{]/.test(text) ? MOST_JSON : MOST_TEXT;
  if (text.length > most) throw tooLarge(most);
  return text;
}

function tooLarge(most: number): UserError {
  const message = `the input is larger than ${most / MEBIBYTE} MiB`;
  return new UserError('tooLarge', message, 'give only the part with the error');
}
