import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quote } from '../domain/quote.ts';
import { UserError } from '../domain/user-error.ts';
import { demoFiles } from './demo.ts';

/** Writes the evidence of the demo as snapshot files; a file that is already there is not overwritten. */
export async function writeDemo(folder: string): Promise<string> {
  const files = demoFiles();
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of files) await writeFile(join(folder, name), text, { flag: 'wx' });
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'failed';
    throw new UserError(
      'cannotWrite',
      `cannot write the demo to ${quote(folder)} (${code})`,
      'name a new or empty folder',
    );
  }
  return `${files.size} snapshots written to ${quote(folder)}\n`;
}
