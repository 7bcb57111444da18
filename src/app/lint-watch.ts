import { watch } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isUserError } from '../domain/user-error.ts';
import type { LintOutput, LintRequest } from './lint.ts';

/** The part of the terminal that watching needs: text appears at once, not when the command ends. */
interface WatchIo {
  note(text: string): void;
}

/** Lints, and again whenever a linted file or its folder changes; ends with the process. */
export async function watchLint(request: LintRequest, output: LintOutput, io: WatchIo): Promise<number> {
  let watched = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    clearTimeout(timer);
    // Editors write a file in several steps.
    timer = setTimeout(() => void run(), 100);
  };
  const { lint } = await import('./lint.ts');
  const run = async (): Promise<void> => {
    try {
      const outcome = await lint(request, output);
      for (const note of outcome.notes) io.note(note);
      io.note(outcome.text.trimEnd());
      watched = watchFolders(new Set(outcome.files.map((file) => dirname(resolve(request.cwd, file)))), watched, again);
    } catch (thrown) {
      if (!isUserError(thrown)) throw thrown;
      io.note(thrown.message);
    }
  };
  await run();
  return await new Promise<number>(() => {});
}

function watchFolders(folders: ReadonlySet<string>, before: ReadonlySet<string>, changed: () => void): Set<string> {
  for (const folder of folders) if (!before.has(folder)) watch(folder, changed);
  return new Set([...before, ...folders]);
}
