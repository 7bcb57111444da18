import { parentPort, workerData } from 'node:worker_threads';

/** Entry of a thread that helps `why403 lint` (lint-threads.ts); it reads texts that it is given, and touches nothing else. */
async function help(): Promise<void> {
  const { lintInThread } = await import('./lint.ts');
  parentPort?.postMessage(await lintInThread(workerData));
}

void help();
