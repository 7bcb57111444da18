import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { quote } from '../../domain/quote.ts';
import { UserError } from '../../domain/user-error.ts';
import { readJson } from '../../snapshot/read-json.ts';
import type { SourceContribution } from '../../snapshot/snapshot.ts';
import { accountDetails } from './account-details.ts';
import { apiOutputs } from './api-outputs.ts';
import { iamOutputs } from './iam-outputs.ts';
import { lambdaOutputs } from './lambda-outputs.ts';
import { organizationOutputs } from './organization-outputs.ts';
import { factsOf, type SavedFact } from './saved-fact.ts';

export interface EvidenceDir {
  readonly facts: readonly SavedFact[];
  /** Files that gave nothing, with the reason. */
  readonly unused: readonly SourceContribution[];
}

/**
 * The facts in a folder of outputs of the AWS CLI, recognised by their content. A file that is nothing known is named
 * in `unused`; a folder that cannot be read is a UserError.
 */
export async function loadEvidenceDir(dir: string): Promise<EvidenceDir> {
  const paths = await filesOf(dir);
  const facts: SavedFact[] = [];
  const unused: SourceContribution[] = [];
  for (const path of paths) {
    const read = await factsOfFile(path);
    if (typeof read === 'string') unused.push({ from: path, gave: [read] });
    else facts.push(...read);
  }
  const notes = factsOf(facts, 'note').map(({ by, value }) => ({ from: by, gave: [value] }));
  return { facts, unused: [...notes, ...unused] };
}

/** Order matters where one shape is a special case of a later one. */
const RECOGNISERS = [accountDetails, ...organizationOutputs, ...iamOutputs, ...lambdaOutputs, ...apiOutputs];

const LARGEST = 256 * 1024 * 1024;

async function factsOfFile(path: string): Promise<readonly SavedFact[] | string> {
  try {
    const { size } = await stat(path);
    if (size > LARGEST) return 'larger than 256 MB; not read';
    const json = readJson(await readFile(path, 'utf8'), path);
    if (!json.ok) return `not used: ${json.error.message.replace(`${quote(path)} `, '')}`;
    for (const recognise of RECOGNISERS) {
      const facts = recognise(json.value, path);
      if (facts !== undefined) return facts;
    }
    return 'not recognised as an output of the AWS CLI; not used';
  } catch {
    return 'cannot be read; not used';
  }
}

/** The files of a folder and of the folders directly in it, in the order of their names. */
async function filesOf(dir: string, depth = 0): Promise<readonly string[]> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((thrown: unknown) => {
    throw unreadable(dir, thrown);
  });
  const names = entries.filter((entry) => !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  const nested = await Promise.all(
    names.map(async (entry) => {
      if (entry.isDirectory()) return depth < 2 ? filesOf(join(dir, entry.name), depth + 1) : [];
      return entry.isFile() || entry.isSymbolicLink() ? [join(dir, entry.name)] : [];
    }),
  );
  return nested.flat();
}

function unreadable(dir: string, thrown: unknown): UserError {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  const why = code === 'ENOENT' ? 'does not exist' : code === 'ENOTDIR' ? 'is a file, not a folder' : 'cannot be read';
  return new UserError(
    'badEvidence',
    `evidence folder ${quote(dir)} ${why}`,
    'give a folder with outputs of the AWS CLI, written with --output json',
  );
}
