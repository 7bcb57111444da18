import { FUNCTION, FUNCTION_NAME_HINT, functionTarget } from './function-target.ts';
import { parseTargetArn } from './parse-target-arn.ts';
import { parseTargetUrl } from './parse-target-url.ts';
import { quote } from './quote.ts';
import type { Result } from './result.ts';
import { ok } from './result.ts';
import type { Target } from './target.ts';
import { refuse, type TargetOptions } from './target-options.ts';
import type { UserError } from './user-error.ts';

/**
 * The Target that a text names: function name or ARN (partial, full, qualified), function URL, API Gateway URL,
 * execute-api ARN, Lambda Web Function. Anything else is a UserError that says what was found and what is expected.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html (FunctionName)
 */
export function parseTarget(text: string, options: TargetOptions = {}): Result<Target, UserError> {
  const given = checkOptions(options);
  if (!given.ok) return given;
  if (text === '') return refuse('the target is empty');
  if (text.length > 8192) return refuse(`the target is ${text.length} characters long`);
  if (/[\s\p{Cc}\p{Cf}\p{Cs}]/u.test(text)) {
    return refuse(`target ${quote(text)} contains white space or control characters`);
  }
  if (/^arn:/i.test(text)) return parseTargetArn(text, given.value);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || /^[^:/?#]*\.[^:/?#]+/.test(text))
    return parseTargetUrl(text, given.value);
  return functionTarget(text, given.value);
}

function checkOptions(options: TargetOptions): Result<TargetOptions, UserError> {
  const { method, path, qualifier, functionName } = options;
  if (method !== undefined && !/^[A-Za-z]{1,32}$/.test(method))
    return refuse(`method ${quote(method)} is not an HTTP verb`, 'write it like --method GET');
  if (path !== undefined && /[\s\p{Cc}\p{Cf}\p{Cs}]/u.test(path)) {
    return refuse(
      `path ${quote(path)} contains white space or control characters`,
      'percent-encode them, as the call does',
    );
  }
  if (qualifier !== undefined && !/^(\$LATEST|[A-Za-z0-9_-]{1,128})$/.test(qualifier)) {
    return refuse(
      `qualifier ${quote(qualifier)} is neither a version nor an alias`,
      'write a number, an alias name or $LATEST',
    );
  }
  if (functionName !== undefined && !FUNCTION.test(functionName) && !/^arn:[^:]*:lambda:/.test(functionName)) {
    return refuse(`function ${quote(functionName)} is not a function name`, FUNCTION_NAME_HINT);
  }
  return ok({
    ...options,
    ...(method === undefined ? {} : { method: method.toUpperCase() }),
    ...(path === undefined ? {} : { path: rooted(path) }),
  });
}

function rooted(path: string): string {
  const bare = path.replace(/[?#].*$/, '');
  return bare.startsWith('/') ? bare : `/${bare}`;
}
