import { readFileSync, statSync } from 'node:fs';
import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';

/** A recorded request is small; a HAR file may be large. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Returns the text of a recorded request or answer; throws a UserError when the file cannot be read. */
export function recordedText(file: string): string {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined || size > MOST_BYTES) {
    const what = size === undefined ? 'does not exist' : 'is larger than 64 MiB';
    throw new UserError('noFile', `the file ${quote(file)} ${what}`, 'give a recorded request, or `-` for stdin');
  }
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UserError('noFile', `the file ${quote(file)} cannot be read`, 'give a readable file, or `-` for stdin');
  }
}
