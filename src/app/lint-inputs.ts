import { readFileSync, statSync } from 'node:fs';
import { visible } from '../report/visible.ts';
import { DEFAULT_LIMITS } from '../source/read-source.ts';
import type { LintRequest } from './lint.ts';
import type { LintConfig } from './lint-config-schema.ts';
import { findLintFiles } from './lint-files.ts';
import type { LintInput } from './lint-set.ts';

/** What is to be linted, read. */
export interface LintInputs {
  readonly inputs: readonly (LintInput & { readonly named: boolean })[];
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  readonly notes: readonly string[];
  readonly stdinPath: string | undefined;
}

/** Finds and reads the files of a request, or stdin. */
export async function readLintInputs(request: LintRequest, config: LintConfig): Promise<LintInputs> {
  const fromStdin = request.paths.includes('-') || (request.stdinFilename !== undefined && request.paths.length === 0);
  const stdinPath = fromStdin ? (request.stdinFilename ?? 'stdin') : undefined;
  const paths = request.paths.filter((path) => path !== '-');
  const found = await findLintFiles({
    paths: paths.length === 0 && !fromStdin ? ['.'] : paths,
    cwd: request.cwd,
    respectIgnore: request.respectIgnore,
    ignorePatterns: config.ignorePatterns ?? [],
  });
  const changed =
    request.changedSince === undefined ? undefined : await changedFiles(request.cwd, request.changedSince);
  const inputs: (LintInput & { named: boolean })[] = [];
  const unreadable = [...found.unreadable];
  const notes: string[] = [];
  if (stdinPath !== undefined) inputs.push({ path: stdinPath, text: await request.stdin(), named: true });
  for (const file of found.files) {
    if (changed !== undefined && !changed.has(file.file)) continue;
    const read = readText(file.file);
    if (read.ok) inputs.push({ path: file.path, text: read.text, named: file.named });
    else unreadable.push({ path: file.path, reason: read.reason });
    if (read.ok && read.invalid)
      notes.push(`\`${visible(file.path)}\` is not valid UTF-8; the bytes that are not were read as U+FFFD`);
  }
  return { inputs, unreadable, notes, stdinPath };
}

type ReadText =
  | { readonly ok: true; readonly text: string; readonly invalid: boolean }
  | { readonly ok: false; readonly reason: string };

function readText(file: string): ReadText {
  try {
    const { size } = statSync(file);
    if (size > DEFAULT_LIMITS.maxLength)
      return { ok: false, reason: `file is larger than ${DEFAULT_LIMITS.maxLength / 1024 / 1024} MiB` };
    const bytes = readFileSync(file);
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
      return { ok: true, text: bytes.toString('utf16le').replace(/^\uFEFF/, ''), invalid: false };
    const text = bytes.toString('utf8');
    return { ok: true, text, invalid: text.includes('\uFFFD') && !bytes.equals(Buffer.from(text, 'utf8')) };
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';
    return { ok: false, reason: code === 'ELOOP' ? 'symbolic links turn in a circle' : `cannot be read (${code})` };
  }
}

async function changedFiles(cwd: string, since: string): Promise<ReadonlySet<string>> {
  const { filesChangedSince } = await import('./lint-changed.ts');
  return filesChangedSince(cwd, since);
}
