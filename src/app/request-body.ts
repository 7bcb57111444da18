import { readFileSync } from 'node:fs';
import { quote } from '../domain/quote.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';

/** A body and, when it came from one, its file. */
export interface RequestBody {
  readonly bytes?: Uint8Array;
  readonly file?: string;
}

/** Returns the bytes of a `--data` value: the text itself, or the content of `@FILE`; a UserError when the file cannot be read. */
export function requestBody(data: string | undefined): Result<RequestBody, UserError> {
  if (data === undefined) {
    return ok({});
  }
  if (!data.startsWith('@')) {
    return ok({ bytes: new TextEncoder().encode(data) });
  }
  const file = data.slice(1);
  try {
    return ok({ bytes: readFileSync(file), file });
  } catch {
    return err(
      new UserError(
        'noFile',
        `the body file ${quote(file)} cannot be read`,
        'write the body itself, or @FILE with a readable file',
      ),
    );
  }
}
