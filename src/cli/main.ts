import { describeFailure } from './describe-failure.ts';
import { dispatch } from './dispatch.ts';
import { openTerminal, writeAll } from './terminal-io.ts';

/** The process: runs the command, writes its text in one piece, and turns whatever is thrown into an exit code. */
async function main(): Promise<void> {
  const terminal = openTerminal(process.env);
  try {
    process.exitCode = await dispatch(process.argv.slice(2), terminal);
    terminal.clearProgress();
    writeAll(1, terminal.collected());
  } catch (thrown) {
    terminal.clearProgress();
    fail(thrown);
  }
}

function fail(thrown: unknown): void {
  const { text, exitCode } = describeFailure(thrown, process.env);
  process.exitCode = exitCode;
  writeAll(2, `${text}\n`);
}

process.on('uncaughtException', fail);
void main();
