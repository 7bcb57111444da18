import { quote } from './quote.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import type { Target } from './target.ts';
import { refuse, type TargetOptions } from './target-options.ts';
import type { UserError } from './user-error.ts';

/** A function target; the qualifier of the text and of the option must agree. */
export function functionTarget(text: string, options: TargetOptions): Result<Target, UserError> {
  const match = FUNCTION.exec(text);
  const name = match?.groups?.['name'];
  if (match === null || name === undefined) return refuse(`${quote(text)} is not a function name`, FUNCTION_NAME_HINT);
  if (name.length > 64) return refuse(`function name ${quote(name)} is longer than 64 characters`, FUNCTION_NAME_HINT);
  const account = match.groups?.['account'];
  const written = match.groups?.['qualifier'];
  if (written !== undefined && options.qualifier !== undefined && written !== options.qualifier) {
    return refuse(
      `target names qualifier ${quote(written)}, but --qualifier says ${quote(options.qualifier)}`,
      'give one of the two',
    );
  }
  const qualifier = written ?? options.qualifier;
  return ok({
    kind: 'function',
    name,
    ...(account === undefined ? {} : { account }),
    ...(qualifier === undefined ? {} : { qualifier }),
  });
}

/** What Lambda accepts as FunctionName, short of a full ARN. */
export const FUNCTION =
  /^(?:(?<account>\d{12}):)?(?:function:)?(?<name>[A-Za-z0-9_-]+)(?::(?<qualifier>\$LATEST|[A-Za-z0-9_-]{1,128}))?$/;
export const FUNCTION_NAME_HINT =
  'a function name has letters, digits, `-` and `_`, at most 64, and may be followed by `:` and a version or alias';
