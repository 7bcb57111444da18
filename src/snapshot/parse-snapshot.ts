import { quote } from '../domain/quote.ts';
import type { Result } from '../domain/result.ts';
import { err, ok } from '../domain/result.ts';
import { UserError } from '../domain/user-error.ts';
import { isSnapshot } from './is-snapshot.ts';
import { readJson } from './read-json.ts';
import { SNAPSHOT_SCHEMA, type Snapshot } from './snapshot.ts';
import { snapshotSchema } from './snapshot-schema.ts';

/**
 * The Snapshot that a file holds; `path` only names it in messages. A newer version, a cut-off text, a key given
 * twice or a field of another type is a UserError with the place.
 */
export function parseSnapshot(text: string, path: string): Result<Snapshot, UserError> {
  const json = readJson(text, path);
  if (!json.ok) return json;
  const version = versionOf(json.value);
  if (version !== SNAPSHOT_SCHEMA) return err(versionError(version, path));
  if (isSnapshot(json.value)) return ok(json.value);
  const parsed = snapshotSchema().safeParse(json.value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const place = (issue?.path ?? []).map(String).join('.');
  const where = place === '' ? '' : ` at ${quote(place)}`;
  return err(
    new UserError('badSnapshot', `${quote(path)} is not a valid snapshot${where} (${clauseOf(issue)})`, COLLECT_AGAIN),
  );
}

/** The text of a snapshot file. */
export function snapshotToJson(snapshot: Snapshot): string {
  return `${JSON.stringify(snapshot, null, 2)}\n`;
}

const COLLECT_AGAIN = 'write it again with `why403 collect TARGET -o FILE`';

function versionOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
}

function versionError(version: unknown, path: string): UserError {
  const number = typeof version === 'string' ? /^why403\.snapshot\/(\d+)$/.exec(version)?.[1] : undefined;
  if (number !== undefined) {
    return new UserError(
      'newerSnapshot',
      `${quote(path)} is a snapshot of version ${number}, this why403 reads version 1`,
      'update why403, or collect the snapshot again with this version',
    );
  }
  const found = typeof version === 'string' ? `has schema ${quote(version)}` : 'has no `schema`';
  return new UserError('badSnapshot', `${quote(path)} ${found}, expected ${quote(SNAPSHOT_SCHEMA)}`, COLLECT_AGAIN);
}

type Issue = { readonly code?: string; readonly expected?: unknown; readonly values?: readonly unknown[] } | undefined;

function clauseOf(issue: Issue): string {
  if (issue?.code === 'invalid_type' && typeof issue.expected === 'string') return `expected ${issue.expected}`;
  if (issue?.code === 'invalid_value' && issue.values !== undefined)
    return `expected one of ${issue.values.join(', ')}`;
  return 'wrong shape';
}
