import { randomBytes } from 'node:crypto';
import { access, link, rename, rm, writeFile } from 'node:fs/promises';
import { gatherSnapshot } from '../collect/gather.ts';
import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import { snapshotToJson } from '../snapshot/parse-snapshot.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type CallWords, gatherRequest } from './call-words.ts';

/** Where a snapshot goes; without a path it is only returned. */
export interface CollectOutput {
  readonly path: string | undefined;
  readonly force: boolean;
}

/**
 * The snapshot of one call, as text and written to a file. A file that exists is kept unless `force` is given, and a
 * file is there whole or not at all.
 */
export async function collect(
  words: CallWords,
  output: CollectOutput,
): Promise<{ readonly snapshot: Snapshot; readonly text: string }> {
  const request = gatherRequest(words);
  if (!request.ok) throw request.error;
  if (output.path !== undefined && !output.force) await refuseExisting(output.path);
  const snapshot = await gatherSnapshot(request.value);
  const text = snapshotToJson(snapshot);
  if (output.path !== undefined) await writeWhole(output.path, text, output.force);
  return { snapshot, text };
}

async function refuseExisting(path: string): Promise<void> {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (exists) throw existing(path);
}

/** A file of its own beside the target, then one step: rename replaces, link refuses what appeared meanwhile. */
async function writeWhole(path: string, text: string, force: boolean): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
    await (force ? rename(draft, path) : link(draft, path));
  } catch (thrown) {
    throw codeOf(thrown) === 'EEXIST' ? existing(path) : unwritable(path, thrown);
  } finally {
    await rm(draft, { force: true });
  }
}

function codeOf(thrown: unknown): unknown {
  return thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
}

function existing(path: string): UserError {
  return new UserError(
    'fileExists',
    `file ${quote(path)} exists already`,
    'choose another name, or overwrite it with --force',
  );
}

function unwritable(path: string, thrown: unknown): UserError {
  const code = codeOf(thrown);
  const why =
    code === 'ENOENT'
      ? 'the folder does not exist'
      : code === 'EISDIR'
        ? 'it is a folder'
        : `${String(code ?? 'unknown reason')}`;
  return new UserError(
    'cannotWrite',
    `file ${quote(path)} cannot be written (${why})`,
    'choose another place with -o FILE',
  );
}
