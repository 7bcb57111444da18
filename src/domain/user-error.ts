/**
 * A mistake of the user's or of the input: one clause without a full stop, plus what to do next.
 * Always exits with code 2 and never prints a stack. Recognise it with `isUserError`, not with
 * `instanceof`: every command is a bundle of its own and carries its own copy of this class.
 */
export class UserError extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.name = 'UserError';
    this.code = code;
    this.hint = hint;
  }
}

/** Whether a thrown value is a UserError, across bundles. */
export function isUserError(thrown: unknown): thrown is UserError {
  return thrown instanceof Error && thrown.name === 'UserError' && 'hint' in thrown;
}
