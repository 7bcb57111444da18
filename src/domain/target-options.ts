import { err } from './result.ts';
import { UserError } from './user-error.ts';

/** What the options of the command line add to the text of a target. */
export interface TargetOptions {
  readonly method?: string | undefined;
  readonly path?: string | undefined;
  readonly qualifier?: string | undefined;
  /** Function behind a function URL, when it cannot be looked up. */
  readonly functionName?: string | undefined;
}

/** A refusal with the list of accepted targets as its hint. */
export function refuse(
  message: string,
  hint: string = EXPECTED_TARGET,
): { readonly ok: false; readonly error: UserError } {
  return err(new UserError('badTarget', message, hint));
}

const EXPECTED_TARGET =
  'expected a function name or ARN, a function URL, an API Gateway URL or an execute-api ARN (arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH)';
