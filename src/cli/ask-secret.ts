import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';
import { UserError } from '../domain/user-error.ts';
import type { CommandIo } from './command.ts';

/** Returns the secret access key from the environment or, without echo, from the terminal; throws a UserError when there is neither. */
export async function secretOf(io: CommandIo): Promise<string> {
  const secret = io.env['AWS_SECRET_ACCESS_KEY'];
  if (secret) return secret;
  const terminal = openTerminal();
  if (terminal === undefined) {
    throw new UserError(
      'noSecret',
      'there is neither AWS_SECRET_ACCESS_KEY nor a terminal to ask on',
      NEVER_AN_ARGUMENT,
    );
  }
  try {
    // Before the question: who types or pastes at once must not see it echoed.
    terminal.stream.setRawMode(true);
    io.note('secret access key of the key that signed (not shown):');
    const typed = await readSilently(terminal.stream);
    if (typed === '') throw new UserError('noSecret', 'no secret was typed', NEVER_AN_ARGUMENT);
    return typed;
  } finally {
    terminal.stream.setRawMode(false);
    terminal.stream.destroy();
  }
}

const NEVER_AN_ARGUMENT = 'set AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN); a secret is never taken as an argument';

function openTerminal(): { readonly fd: number; readonly stream: ReadStream } | undefined {
  try {
    const fd = openSync('/dev/tty', 'r');
    return { fd, stream: new ReadStream(fd) };
  } catch {
    return undefined;
  }
}

/** In raw mode the terminal echoes nothing. Enter ends, Backspace deletes, Ctrl-C and Ctrl-D give up. */
function readSilently(stream: ReadStream): Promise<string> {
  let typed = '';
  return new Promise((resolve) => {
    stream.on('data', (chunk) => {
      for (const character of chunk.toString()) {
        if (character === '\r' || character === '\n') return resolve(typed);
        if (character === '\u0003' || character === '\u0004') return resolve('');
        typed = character === '\u007f' || character === '\b' ? typed.slice(0, -1) : typed + character;
      }
    });
    stream.on('end', () => resolve(typed));
  });
}
