import { isUserError } from '../domain/user-error.ts';
import { VERSION } from '../domain/version.ts';
import { visible } from '../report/visible.ts';
import { EXIT_BUG, EXIT_USAGE } from './exit-code.ts';
import { redact } from './redact.ts';

/** What stderr says about something thrown, and the exit code that goes with it. */
export function describeFailure(
  thrown: unknown,
  env: Readonly<Record<string, string | undefined>>,
): { readonly text: string; readonly exitCode: number } {
  if (isUserError(thrown)) {
    const hint = thrown.hint === '' ? '' : `\n  ${visible(redact(thrown.hint, env))}`;
    return { text: `why403: ${visible(redact(thrown.message, env))}${hint}`, exitCode: EXIT_USAGE };
  }
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  const lines = redact(trace, env).split('\n').map(visible);
  const opening = `why403: this is a bug of why403 ${VERSION} (node ${process.version}, ${process.platform})`;
  return {
    text: `${opening}; please report it with the lines below\n${lines.join('\n')}`,
    exitCode: EXIT_BUG,
  };
}
