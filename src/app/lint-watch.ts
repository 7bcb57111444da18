import { statSync, watch } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isUserError } from '../domain/user-error.ts';
import { visible } from '../report/visible.ts';
import type { LintOutput, LintRequest } from './lint.ts';
import { isLintable } from './lint-files.ts';

/** The part of the terminal that watching needs: text appears at once, not when the command ends. */
interface WatchIo {
  note(text: string): void;
}

/** Lints, and again whenever a linted file, its folder or the configuration changes; ends with the process. */
export async function watchLint(request: LintRequest, output: LintOutput, io: WatchIo): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    clearTimeout(timer);
    // Editors write a file in several steps.
    timer = setTimeout(() => void run(), 100);
  };
  const watching = folderWatcher(again);
  const { lint } = await import('./lint.ts');
  const run = async (): Promise<void> => {
    const started = Date.now();
    try {
      // What is empty now may be written soon.
      const outcome = await lint({ ...request, passWithNoFiles: true }, output);
      const files = outcome.files.map((file) => resolve(request.cwd, file));
      for (const file of files) watching(dirname(file));
      // What was saved while it was read, before anybody watched.
      if (files.some((file) => changedSince(file, started))) again();
      for (const note of outcome.notes) io.note(note);
      io.note(outcome.text.trimEnd());
    } catch (thrown) {
      if (!isUserError(thrown)) throw thrown;
      io.note(`${visible(thrown.message)}\n  ${visible(thrown.hint)}`);
    }
    // Runs follow each other in a log too.
    io.note(`--- ${new Date().toTimeString().slice(0, 8)} waiting for changes ---`);
  };
  // New files may come to folders that have none yet.
  const asked = request.paths.length === 0 ? ['.'] : request.paths;
  for (const path of asked.map((one) => resolve(request.cwd, one))) if (isFolder(path)) watching(path);
  await run();
  return await new Promise<number>(() => {});
}

function changedSince(file: string, time: number): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= time;
}

/** Watches folders, each once, and those that come to them. */
function folderWatcher(changed: () => void): (folder: string) => void {
  const watched = new Set<string>();
  const follow = (folder: string): void => {
    if (watched.has(folder)) return;
    watched.add(folder);
    const watcher = watch(folder, (_, name) => {
      // What lint itself writes, a baseline say, must not start it again.
      if (name === null || isLintable(name) || RULING.test(name)) changed();
      else if (!OTHERS.test(name) && isFolder(resolve(folder, name))) {
        follow(resolve(folder, name));
        changed();
      }
    });
    // It is gone; it may come again.
    const end = (): void => {
      watched.delete(folder);
      watcher.close();
    };
    watcher.on('error', end);
  };
  return follow;
}

/** Files that say what is linted and how. */
const RULING = /^(why403\.config\.|\.why403rc|\.why403ignore$|\.gitignore$|package\.json$)/;
/** Folders that are never linted. */
const OTHERS = /^(node_modules$|\.)/;

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
