import { fstatSync, readFileSync, statSync, writeSync } from 'node:fs';
import { UserError } from '../domain/user-error.ts';
import type { CommandIo } from './command.ts';
import { styleOf } from './style.ts';

/** The CommandIo of a real process, plus what ends it: the collected text, and the cleared progress line. */
export interface TerminalIo extends CommandIo {
  collected(): string;
  clearProgress(): void;
}

/** Opens the terminal; nothing is written to stdout before the command has ended. */
export function openTerminal(env: CommandIo['env']): TerminalIo {
  const parts: string[] = [];
  const isTty = isTerminal(1);
  const showsProgress = isTerminal(2) && env['TERM'] !== 'dumb';
  let progressShown = false;
  const clearProgress = (): void => {
    if (progressShown) writeAll(2, '\r\u001b[2K');
    progressShown = false;
  };
  return {
    out: (text) => void parts.push(text),
    note: (text) => {
      clearProgress();
      writeAll(2, `${text}\n`);
    },
    progress: (text) => {
      if (!showsProgress) return;
      writeAll(2, `\r\u001b[2K${text.slice(0, 79)}`);
      progressShown = true;
    },
    stdin: async () => readFileSync(0, 'utf8'),
    style: styleOf({ env, isTty, columns: isTty ? process.stdout.columns : undefined }),
    env,
    now: new Date(),
    collected: () => parts.join(''),
    clearProgress,
  };
}

/** Also a character device; what measures or ignores a command writes there. */
const NOWHERE = statSync('/dev/null', { throwIfNoEntry: false });

/** Whether it is a terminal; `node:tty` takes 5 ms to load, so it is asked only when the answer may be yes. */
function isTerminal(fd: 1 | 2): boolean {
  try {
    const opened = fstatSync(fd);
    if (!opened.isCharacterDevice() || opened.rdev === NOWHERE?.rdev) return false;
  } catch {
    // A closed stdout or stderr is none.
    return false;
  }
  return (fd === 1 ? process.stdout : process.stderr).isTTY === true;
}

/**
 * Writes a whole text to stdout or stderr. Synchronous, because the process may end right after; a full pipe is
 * tried again, a reader that has gone away (`| head`) is no error. A UserError when stdout takes nothing, of a full disk say.
 */
export function writeAll(fd: 1 | 2, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(fd, bytes, done);
    } catch (thrown) {
      const code = codeOf(thrown);
      if (code === 'EPIPE' || code === 'EBADF') return;
      if (code !== 'EAGAIN' && fd === 2) return;
      if (code !== 'EAGAIN')
        throw new UserError('cannotWrite', `stdout cannot be written (${String(code)})`, 'check where it goes');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function codeOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}
