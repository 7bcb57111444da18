import { statSync, watch } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isUserError } from '../domain/user-error.ts';
import type { LintOutput, LintRequest } from './lint.ts';
import { isLintable } from './lint-files.ts';

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
    const started = Date.now();
    try {
      // What is empty now may be written soon.
      const outcome = await lint({ ...request, passWithNoFiles: true }, output);
      const files = outcome.files.map((file) => resolve(request.cwd, file));
      watched = watchFolders(new Set(files.map((file) => dirname(file))), watched, again);
      // What was saved while it was read, before anybody watched.
      if (files.some((file) => changedSince(file, started))) again();
      for (const note of outcome.notes) io.note(note);
      io.note(outcome.text.trimEnd());
    } catch (thrown) {
      if (!isUserError(thrown)) throw thrown;
      io.note(thrown.message);
    }
  };
  await run();
  return await new Promise<number>(() => {});
}

function changedSince(file: string, time: number): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= time;
}

function watchFolders(folders: ReadonlySet<string>, before: ReadonlySet<string>, changed: () => void): Set<string> {
  for (const folder of folders) {
    if (before.has(folder)) continue;
    // What lint itself writes, a baseline say, must not start it again.
    watch(folder, (_, name) => {
      if (name === null || isLintable(name) || /^(why403\.config\.|\.why403rc)/.test(name)) changed();
    });
  }
  return new Set([...before, ...folders]);
}
