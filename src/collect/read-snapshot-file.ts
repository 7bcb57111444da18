import { readFileSync } from 'node:fs';
import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import { isSnapshot } from '../snapshot/is-snapshot.ts';
import { readJson } from '../snapshot/read-json.ts';
import type { Source } from './gather-source.ts';

/** The snapshot in a file; a file that cannot be read or is no snapshot is a UserError. */
export async function readSnapshotFile(path: string): Promise<Source> {
  const text = textOf(path);
  const json = readJson(text, path);
  if (json.ok && isSnapshot(json.value)) return { from: path, snapshot: json.value };
  const { parseSnapshot } = await import('../snapshot/parse-snapshot.ts');
  const parsed = parseSnapshot(text, path);
  if (!parsed.ok) throw parsed.error;
  return { from: path, snapshot: parsed.value };
}

/** Read in one go: loading `node:fs/promises` takes longer than reading the file. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw unreadable(path, thrown);
  }
}

function unreadable(path: string, thrown: unknown): UserError {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  const why = code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder, not a file' : 'cannot be read';
  const hint =
    code === 'EISDIR'
      ? 'for a folder of AWS CLI outputs use --evidence DIR'
      : 'write it with `why403 collect TARGET -o FILE`';
  return new UserError('badSnapshot', `snapshot ${quote(path)} ${why}`, hint);
}
